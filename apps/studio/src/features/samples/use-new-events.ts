import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { watchLive } from '../../api/index.ts'
import { type RecentEvent, recentEvents } from './source-queries.ts'

const KEPT = 20

/** Puts events into the list of recent ones as they come. */
export function useNewEvents(datasourceId: string): void {
  const client = useQueryClient()
  useEffect(() => {
    const { queryKey } = recentEvents(datasourceId)
    return watchLive({
      input: () => ({ events: [{ datasourceId }] }),
      hear: (event) => {
        if (event.__typename !== 'EventsRecorded' || event.datasourceId !== datasourceId) return
        client.setQueryData<readonly RecentEvent[]>(queryKey, (held = []) => {
          const known = new Set(held.map(({ id }) => id))
          const fresh = event.events
            .filter(({ id }) => !known.has(id))
            .map(({ id, receivedAt, outcome, sourceEventId, bytes }) => ({
              id,
              receivedAt,
              outcome,
              sourceEventId,
              bytes,
            }))
          return [...fresh, ...held].slice(0, KEPT)
        })
      },
    })
  }, [client, datasourceId])
}
