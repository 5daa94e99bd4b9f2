import { useEffect, useMemo } from 'react'
import type { FleetOrder } from './fleet-queries.ts'
import { useFleet } from './use-fleet.ts'

/** So many feeds are read for what is summed over all of them. */
export const WHOLE = 1_000

/** All feeds of a filter, up to a thousand: the first page at once, the rest after it. */
export function useWholeFleet(order: FleetOrder) {
  const query = useFleet(order)
  const { hasNextPage, isFetching, isError, fetchNextPage } = query
  const feeds = useMemo(() => query.data?.pages.flatMap(({ datasources }) => datasources.nodes) ?? [], [query.data])
  const more = hasNextPage && feeds.length < WHOLE
  useEffect(() => {
    if (more && !isFetching && !isError) void fetchNextPage()
  }, [more, isFetching, isError, fetchNextPage])
  return { ...query, feeds, complete: query.isSuccess && !more, cut: hasNextPage && feeds.length >= WHOLE }
}
