import { ActionIcon, Button, Group, Textarea, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import classes from './bench.module.css'
import type { RawRequest } from './subject.ts'

export interface RawFormProps {
  readonly raw: RawRequest
  readonly onChange: (raw: RawRequest) => void
}

/** A whole request as the source sends it; the connector's own parser takes it apart. */
export function RawForm({ raw, onChange }: RawFormProps) {
  const { headers, body } = raw
  const put = (index: number, name: string, value: string): void =>
    onChange({ ...raw, headers: headers.map((old, at) => (at === index ? [name, value] : old)) })
  return (
    <div className={classes.raw}>
      <Textarea
        label="Body"
        description="Exactly as the source sends it: JSON, NDJSON, form. It goes through the connector's parser; signatures are not checked."
        value={body}
        onChange={(event) => onChange({ ...raw, body: event.currentTarget.value })}
        minRows={6}
        maxRows={16}
        autosize
        spellCheck={false}
        classNames={{ input: classes.mono ?? '' }}
      />
      <fieldset className={classes.headers}>
        <legend>Headers</legend>
        {headers.map(([name, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a header's name changes as one types it
          <Group key={index} gap="xs" wrap="nowrap">
            <TextInput
              size="xs"
              aria-label={`Header ${index + 1}`}
              placeholder="name"
              value={name}
              onChange={(event) => put(index, event.currentTarget.value, value)}
            />
            <TextInput
              size="xs"
              className={classes.grow}
              aria-label={`Value of header ${index + 1}`}
              placeholder="value"
              value={value}
              onChange={(event) => put(index, name, event.currentTarget.value)}
            />
            <ActionIcon
              aria-label={`Remove header ${index + 1}`}
              onClick={() => onChange({ ...raw, headers: headers.toSpliced(index, 1) })}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => onChange({ ...raw, headers: [...headers, ['', '']] })}
        >
          Add a header
        </Button>
      </fieldset>
    </div>
  )
}
