import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type LiveEvent, useLiveState, watchLive } from '../../api/index.ts'
import { type FleetPages, fleetKeys } from './fleet-queries.ts'
import { movesFeeds, patchPages } from './patch-pages.ts'

/** Lists and counts are read again at most this often, however busy the fleet is. */
const REREAD_MS = 4_000

/**
 * Keeps every list of the cache at what the stream says. Numbers change in place; when a feed changes its state, comes or goes,
 * counts and lists are read again, so that places and groups are the server's; so they are after a stream that was lost.
 */
export function useLiveFleet(): void {
  const client = useQueryClient()
  useEffect(() => {
    const reread = throttled(() => client.invalidateQueries({ queryKey: fleetKeys.all }))
    const known = new Set<string>()
    const stop = watchLive({
      input: () => ({ fleet: {} }),
      hear: (event) => {
        if (hear(client, event, known)) reread.soon()
      },
    })
    const unsubscribe = useLiveState.subscribe((now, before) => {
      if (now.state === 'live' && before.staleSince !== null) reread.soon()
    })
    return () => {
      unsubscribe()
      stop()
      reread.cancel()
    }
  }, [client])
}

/** True: what is held may stand in the wrong place now. */
function hear(client: QueryClient, event: LiveEvent, known: Set<string>): boolean {
  if (event.__typename !== 'FleetChanged') return false
  const items = new Map(event.items.map((item) => [item.id, item]))
  const cached = client.getQueriesData<FleetPages>({ queryKey: fleetKeys.lists })
  const lists = cached.flatMap(([, data]) => (data === undefined ? [] : [data]))
  const moved =
    movesFeeds(lists, items, event.removed) || (known.size > 0 && event.items.some(({ id }) => !known.has(id)))
  for (const id of items.keys()) known.add(id)
  for (const id of event.removed) known.delete(id)
  // Keeps the time of reading: patched numbers do not make a list's sparklines younger.
  for (const [queryKey, data] of cached)
    if (data !== undefined) {
      const updatedAt = client.getQueryState(queryKey)?.dataUpdatedAt
      client.setQueryData(queryKey, patchPages(data, items), updatedAt === undefined ? {} : { updatedAt })
    }
  return moved
}

/** Runs at once when it is long enough since the last time, else when it is. */
function throttled(run: () => unknown): { soon(): void; cancel(): void } {
  let last = 0
  let timer: ReturnType<typeof setTimeout> | null = null
  const go = (): void => {
    timer = null
    last = Date.now()
    run()
  }
  return {
    soon: () => {
      if (timer === null) timer = setTimeout(go, Math.max(300, last + REREAD_MS - Date.now()))
    },
    cancel: () => {
      if (timer !== null) clearTimeout(timer)
    },
  }
}
