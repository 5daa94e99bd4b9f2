import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'

interface ConnectionPage<Node> {
  readonly nodes: readonly Node[]
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean }
}

/** A connection read page by page: its rows so far, and whether there are more. */
export function usePages<Node>(
  queryKey: QueryKey,
  read: (after: string | null, signal: AbortSignal) => Promise<ConnectionPage<Node>>,
) {
  const query = useInfiniteQuery({
    queryKey,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
  })
  const rows = useMemo(() => query.data?.pages.flatMap(({ nodes }) => nodes) ?? [], [query.data])
  return { query, rows }
}
