import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { request, watchLive } from '../../api/index.ts'
import { EventsPage } from './documents.ts'
import { type EventFilterChoice, eventFits, inputOf, type LedgerEvent, withNewer } from './event.ts'

const PAGE = 50
/** From this many live events on the list is read anew instead of growing. */
const MOST_LIVE = 300

interface Page {
  readonly events: readonly LedgerEvent[]
  readonly cursor: string | null
}
type Pages = InfiniteData<Page, string | null>

async function readPage(
  id: string,
  filter: EventFilterChoice,
  after: string | null,
  signal: AbortSignal,
): Promise<Page> {
  const answer = await request(EventsPage, { id, first: PAGE, after, filter: inputOf(filter) }, signal)
  const { nodes, pageInfo } = answer.datasource.events
  return { events: nodes, cursor: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null }
}

/** The ledger through a filter, newest first; `holding` keeps what comes aside, so that nothing moves under the reader. */
export function useEvents(id: string, filter: EventFilterChoice, holding: () => boolean) {
  const key = JSON.stringify(filter)
  const queryKey = useMemo(() => ['events', id, key], [id, key])
  const client = useQueryClient()
  const [aside, setAside] = useState<{ events: readonly LedgerEvent[]; more: boolean }>({ events: [], more: false })
  const [ended, setEnded] = useState<string | null>(null)
  const list = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => readPage(id, filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ cursor }) => cursor,
    refetchOnWindowFocus: false,
  })
  const events = useMemo(() => list.data?.pages.flatMap((page) => page.events) ?? [], [list.data])

  /** Reads the newest page alone: there is more between what is held and what came. */
  const readAnew = (): void => {
    client.setQueryData<Pages>(
      queryKey,
      (data) => data && { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) },
    )
    void client.invalidateQueries({ queryKey, exact: true })
  }
  const put = (newer: readonly LedgerEvent[], more: boolean): void => {
    const first = client.getQueryData<Pages>(queryKey)?.pages[0]
    if (more || (first?.events.length ?? 0) + newer.length > MOST_LIVE) readAnew()
    else
      client.setQueryData<Pages>(queryKey, (data) => {
        const [top, ...rest] = data?.pages ?? []
        return data && top && { ...data, pages: [{ ...top, events: withNewer(top.events, newer) }, ...rest] }
      })
  }
  const show = (): void => {
    put(aside.events, aside.more)
    setAside({ events: [], more: false })
  }

  const latest = useRef({ put, holding, aside, newest: null as string | null })
  latest.current = { put, holding, aside, newest: aside.events[0]?.id ?? events[0]?.id ?? null }
  const live = filter.to === null && list.isSuccess
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the filter, `latest` for what changes
  useEffect(() => {
    setAside({ events: [], more: false })
    setEnded(null)
    if (!live) return
    return watchLive({
      input: () => ({
        events: [
          {
            datasourceId: id,
            ...(filter.outcome === null ? {} : { outcome: filter.outcome }),
            ...(latest.current.newest === null ? {} : { after: latest.current.newest }),
          },
        ],
      }),
      hear: (event) => {
        if (event.__typename === 'WatchEnded' && event.part === 'events' && event.ended === id) setEnded(event.detail)
        if (event.__typename !== 'EventsRecorded' || event.datasourceId !== id) return
        const fitting = event.events.filter((each) => eventFits(each, filter))
        if (fitting.length === 0) return
        const { holding: reading, aside: waiting, put: add } = latest.current
        const all = withNewer(waiting.events, fitting).slice(0, MOST_LIVE)
        const more = waiting.more || event.more
        if (reading()) return setAside({ events: all, more })
        add(all, more)
        if (waiting.events.length > 0) setAside({ events: [], more: false })
      },
    })
  }, [id, key, live])
  return { list, events, aside, show, live, ended }
}
