import { ActionIcon, Button, Group, Table, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { Bytes } from '../../ui/value/num.tsx'
import { RelativeTime } from '../../ui/value/relative-time.tsx'
import classes from './samples.module.css'
import type { KeptSample } from './types.ts'
import type { Kept, Samples } from './use-samples.ts'

export interface KeptSamplesProps {
  readonly samples: Samples
  readonly onRefused: (message: Kept) => void
  /** Shows one on the page. */
  readonly onShow: ((index: number) => void) | undefined
}

/** What is kept with the draft: its names can be changed, one or all be removed. */
export function KeptSamples({ samples, onRefused, onShow }: KeptSamplesProps) {
  const told = (done: Promise<Kept>): void => void done.then(onRefused)
  return (
    <div className={classes.form}>
      <div className={classes.scroll}>
        <Table aria-label="Samples kept with this draft">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th>From</Table.Th>
              <Table.Th>Size</Table.Th>
              <Table.Th>Added</Table.Th>
              <Table.Th>
                <span className="ui-hidden">Actions</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {samples.list.map((sample, index) => (
              <Table.Tr key={sample.id}>
                <Table.Td>
                  <Name sample={sample} onRename={(name) => told(samples.rename(sample.id, name))} />
                </Table.Td>
                <Table.Td>{sample.origin}</Table.Td>
                <Table.Td>
                  <Bytes value={sample.text.length} />
                </Table.Td>
                <Table.Td>
                  <RelativeTime value={sample.addedAt} />
                </Table.Td>
                <Table.Td>
                  <Group gap="xs" wrap="nowrap" justify="flex-end">
                    {onShow !== undefined && (
                      <Button size="compact-xs" variant="default" onClick={() => onShow(index)}>
                        Show
                      </Button>
                    )}
                    <ActionIcon aria-label={`Remove ${sample.name}`} onClick={() => told(samples.remove(sample.id))}>
                      <IconTrash size={16} aria-hidden />
                    </ActionIcon>
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </div>
  )
}

function Name({ sample, onRename }: { readonly sample: KeptSample; readonly onRename: (name: string) => void }) {
  return (
    <TextInput
      key={sample.name}
      size="xs"
      aria-label="Name"
      defaultValue={sample.name}
      onBlur={(event) => {
        const name = event.currentTarget.value.trim()
        if (name === '') event.currentTarget.value = sample.name
        else if (name !== sample.name) onRename(name)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur()
      }}
    />
  )
}
