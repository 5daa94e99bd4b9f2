import { Button, Table, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { OUTCOME } from '../../ui/badge/marks.ts'
import { StatusBadge } from '../../ui/badge/status-badge.tsx'
import { ErrorState } from '../../ui/state/error-state.tsx'
import { LoadingSkeleton } from '../../ui/state/loading-skeleton.tsx'
import { Bytes } from '../../ui/value/num.tsx'
import { RelativeTime } from '../../ui/value/relative-time.tsx'
import { withNew } from './new-events.ts'
import classes from './samples.module.css'
import { capturedText, type RecentEvent, recentEvents } from './source-queries.ts'
import type { NewSample } from './types.ts'
import { useNewEvents } from './use-new-events.ts'
import { WaitForEvent } from './wait-for-event.tsx'

export interface CapturedFormProps {
  readonly datasourceId: string
  readonly onAdd: (samples: readonly NewSample[]) => void
}

/** What was received lately, newest first. It stands still while one looks; what comes is counted beside it. */
export function CapturedForm({ datasourceId, onAdd }: CapturedFormProps) {
  const events = useQuery(recentEvents(datasourceId))
  const client = useQueryClient()
  const waiting = useNewEvents(datasourceId, events.data)
  const show = (): void => {
    const { queryKey } = recentEvents(datasourceId)
    client.setQueryData<readonly RecentEvent[]>(queryKey, (known = []) => withNew(waiting, known))
  }
  // Nothing is there to stay in its place: the first ones show at once.
  const first = events.data?.length === 0 && waiting.count > 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: once they have come
  useEffect(() => {
    if (first) show()
  }, [first])
  const take = useMutation({
    mutationFn: (event: RecentEvent) => capturedText(datasourceId, event.id),
    onSuccess: (text, event) =>
      onAdd([{ name: `Captured ${event.receivedAt.slice(11, 19)}`, origin: 'captured', text }]),
  })
  if (events.isPending) return <LoadingSkeleton variant="lines" count={4} label="Loading events" />
  if (events.isError) return <ErrorState inline error={events.error} onRetry={() => void events.refetch()} />
  if (events.data.length === 0) return <WaitForEvent datasourceId={datasourceId} />
  return (
    <div className={classes.form}>
      {take.isError && <ErrorState inline title="The payload could not be had" error={take.error} />}
      <div className={classes.fresh}>
        <Text size="sm" c="dimmed">
          What was received last. The list stands still; what comes waits.
        </Text>
        <Button size="compact-sm" variant="default" disabled={waiting.count === 0} onClick={show}>
          {waiting.count === 0 ? 'Nothing new' : `Show ${waiting.count} new`}
        </Button>
      </div>
      <div className={classes.scroll}>
        <Table aria-label="Received events">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Received</Table.Th>
              <Table.Th>Outcome</Table.Th>
              <Table.Th className={classes.roomy}>Id at the source</Table.Th>
              <Table.Th className={classes.roomy}>Size</Table.Th>
              <Table.Th>
                <span className="ui-hidden">Action</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {events.data.map((event) => (
              <Table.Tr key={event.id}>
                <Table.Td>
                  <RelativeTime value={event.receivedAt} />
                </Table.Td>
                <Table.Td>
                  <StatusBadge mark={OUTCOME[event.outcome]} />
                </Table.Td>
                <Table.Td className={`${classes.cut} ${classes.roomy}`}>
                  <bdi>{event.sourceEventId ?? '–'}</bdi>
                </Table.Td>
                <Table.Td className={classes.roomy}>
                  <Bytes value={event.bytes} />
                </Table.Td>
                <Table.Td>
                  <Button
                    size="compact-xs"
                    variant="default"
                    loading={take.isPending && take.variables.id === event.id}
                    onClick={() => take.mutate(event)}
                  >
                    Keep as a sample
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </div>
  )
}
