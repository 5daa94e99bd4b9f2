import { Drawer, Stack } from '@mantine/core'
import { Copyable, DiffView, ExactTime, KeyValues, Section } from '../../ui/index.ts'
import type { AuditEntry } from './documents.ts'
import { ResourceName } from './resource-name.tsx'

interface EntryDrawerProps {
  readonly entry: AuditEntry | null
  readonly onClose: () => void
}

const text = (value: unknown): string => (value === null || value === undefined ? '' : JSON.stringify(value, null, 2))

/** One entry whole: before and after, and where it stands in the chain. */
export function EntryDrawer({ entry, onClose }: EntryDrawerProps) {
  return (
    <Drawer opened={entry !== null} onClose={onClose} position="right" size="xl" title={entry?.action}>
      {entry !== null && (
        <Stack>
          <KeyValues
            items={[
              ['When', <ExactTime key="at" value={entry.at} />],
              ['Who', <bdi key="who">{`${entry.actor.name} (${entry.actor.kind})`}</bdi>],
              ['What', <ResourceName key="what" resource={entry.resource} />],
              ['Why', entry.reason === null ? null : <bdi key="why">{entry.reason}</bdi>],
              [
                'Request',
                entry.correlationId === null ? null : (
                  <Copyable key="id" value={entry.correlationId} label="request id" />
                ),
              ],
              ['Place in the chain', String(entry.seq)],
              ['Hash', <Copyable key="hash" value={entry.hash} label="hash" />],
            ]}
          />
          {(entry.before !== null || entry.after !== null) && (
            <Section title="What changed" level={3}>
              <DiffView
                before={text(entry.before)}
                after={text(entry.after)}
                beforeLabel="Before"
                afterLabel="After"
                layout="unified"
              />
            </Section>
          )}
        </Stack>
      )}
    </Drawer>
  )
}
