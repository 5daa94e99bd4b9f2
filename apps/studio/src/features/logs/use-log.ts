import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { request, watchLive } from '../../api/index.ts'
import { LogsPage } from './documents.ts'
import { filterInput, firstIdAt, fits, type LogFilter } from './line.ts'
import { LogFeed } from './log-feed.ts'

const FIRST_LINES = 500

const pageOf = async (id: string, filter: LogFilter, after: string | null, signal?: AbortSignal) => {
  const range = {
    ...(filter.from === null ? {} : { from: filter.from }),
    ...(filter.to === null ? {} : { to: filter.to }),
  }
  const answer = await request(
    LogsPage,
    { id, first: FIRST_LINES, after, filter: { ...filterInput(filter), ...range } },
    signal,
  )
  const { nodes, pageInfo } = answer.datasource.logs
  return { lines: nodes, olderCursor: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null }
}

/** A datasource's log through a filter: the newest lines, then all that come, unless the range has an end. */
export function useLog(id: string, filter: LogFilter) {
  const key = JSON.stringify(filter)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another datasource or filter is another log
  const feed = useMemo(() => new LogFeed(), [id, key])
  const [ended, setEnded] = useState<string | null>(null)
  const first = useQuery({
    queryKey: ['logs', id, key],
    queryFn: ({ signal }) => pageOf(id, filter, null, signal),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  const { data } = first
  useEffect(() => {
    if (data !== undefined) feed.begin(data.lines, data.olderCursor)
  }, [feed, data])

  const live = filter.to === null && data !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the filter
  useEffect(() => {
    if (!live) return
    setEnded(null)
    return watchLive({
      // One who was shown an empty log begins where it would: what came since is not missed.
      input: () => ({
        logs: [{ datasourceId: id, ...filterInput(filter), after: feed.lastId() ?? firstIdAt(filter.from) }],
      }),
      hear: (event) => {
        if (event.__typename === 'LogLines' && event.datasourceId === id)
          feed.hear(event.lines.filter((line) => fits(line, filter)))
        if (event.__typename === 'WatchEnded' && event.part === 'logs' && event.ended === id) setEnded(event.detail)
      },
    })
  }, [id, key, feed, live])

  const [olderState, setOlderState] = useState<'idle' | 'loading' | Error>('idle')
  const loadOlder = async (): Promise<void> => {
    feed.pause()
    setOlderState('loading')
    try {
      const page = await pageOf(id, filter, feed.state().olderCursor)
      feed.older(page.lines, page.olderCursor)
      setOlderState('idle')
    } catch (error) {
      setOlderState(error instanceof Error ? error : new Error(String(error)))
    }
  }
  return { first, feed, ended, live, loadOlder, olderState }
}

export type Log = ReturnType<typeof useLog>
