import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { FirstEventNewestQuery } from '../../../api/generated/graphql.ts'
import { graphql, request, watchLive } from '../../../api/index.ts'
import { Duration, ErrorState, Link, OutcomeBadge, RelativeTime, Waiting } from '../../../ui/index.ts'
import classes from '../connection-form.module.css'

const FirstEventNewest = graphql(`
  query FirstEventNewest($id: ID!) {
    datasource(id: $id) {
      id
      publishedVersion
      desiredState
      events(first: 1) {
        nodes { id receivedAt latencyMs outcome version sourceEventId reasonCode alertIds entityIds relationshipIds }
      }
    }
  }
`)

type Shown = FirstEventNewestQuery['datasource']['events']['nodes'][number]

const keyOf = (datasourceId: string) => ['first-event', datasourceId]

/** The newest event of a feed, and the next one as it comes. */
function useNewestEvent(datasourceId: string) {
  const client = useQueryClient()
  const query = useQuery({
    queryKey: keyOf(datasourceId),
    queryFn: ({ signal }) => request(FirstEventNewest, { id: datasourceId }, signal),
    select: ({ datasource }) => datasource,
  })
  const [live, setLive] = useState<Shown | null>(null)
  useEffect(
    () =>
      watchLive({
        input: () => ({ events: [{ datasourceId }], status: [datasourceId] }),
        hear: (event) => {
          if (event.__typename === 'EventsRecorded' && event.datasourceId === datasourceId) {
            const [newest] = event.events
            if (newest !== undefined) setLive(newest)
          }
          if (event.__typename === 'StatusChanged' && event.datasourceId === datasourceId) {
            void client.invalidateQueries({ queryKey: keyOf(datasourceId) })
          }
        },
      }),
    [datasourceId, client],
  )
  return { query, newest: live ?? query.data?.events.nodes[0] ?? null, isNew: live !== null }
}

export interface FirstEventProps {
  readonly datasourceId: string
  /** "HMAC-SHA-256 in X-Hub-Signature-256": how the sender must sign. */
  readonly scheme: string | null
}

/** "Waiting for the first event…", until it is there. */
export function FirstEvent({ datasourceId, scheme }: FirstEventProps) {
  const { query, newest, isNew } = useNewestEvent(datasourceId)
  if (query.isPending) return null
  if (query.isError) return <ErrorState inline error={query.error} onRetry={() => void query.refetch()} />
  const { publishedVersion, desiredState } = query.data
  return (
    <div role="status">
      {newest !== null ? (
        <Arrived datasourceId={datasourceId} event={newest} isNew={isNew} />
      ) : publishedVersion === null ? (
        <p className={classes.dim}>The address takes events from the moment the draft is published.</p>
      ) : desiredState === 'disabled' ? (
        <p className={classes.dim}>The datasource is disabled: senders are answered 409 until it is enabled.</p>
      ) : (
        <Waiting title="Waiting for the first event…">
          <p className={classes.line}>It appears here by itself. While nothing comes, look at these:</p>
          <ul className={classes.hints}>
            <li>the sender has this very address, and can reach it from its network;</li>
            <li>
              the sender shows the answer 202. 401: {scheme === null ? 'the signature' : scheme} does not match the
              secret; 404: another address; 413: too large;
            </li>
            <li>the clocks agree to within five minutes, where the time is signed;</li>
            <li>the command above, run from a shell, brings an event: then it is the sender’s setting.</li>
          </ul>
        </Waiting>
      )}
    </div>
  )
}

function Arrived({ datasourceId, event, isNew }: { datasourceId: string; event: Shown; isNew: boolean }) {
  const written = [
    [event.alertIds.length, 'alert', 'alerts'],
    [event.entityIds.length, 'entity', 'entities'],
    [event.relationshipIds.length, 'relationship', 'relationships'],
  ]
    .filter(([count]) => count !== 0)
    .map(([count, one, many]) => `${count} ${count === 1 ? one : many}`)
  return (
    <div className={classes.arrived}>
      <div className={classes.marked}>
        <strong>{isNew ? 'An event has arrived' : 'Newest event'}</strong> <OutcomeBadge state={event.outcome} />{' '}
        <RelativeTime value={event.receivedAt} />
      </div>
      <p className={classes.line}>
        {written.length > 0 ? `Wrote ${written.join(', ')}` : 'Wrote nothing'}
        {event.reasonCode !== null && <> ({event.reasonCode})</>}; <Duration value={event.latencyMs} /> from receipt to
        commit
        {event.version !== null && <>, version {event.version}</>}.
      </p>
      <Link href={`/datasources/${datasourceId}?tab=events&event=${event.id}`}>Open the event</Link>
    </div>
  )
}
