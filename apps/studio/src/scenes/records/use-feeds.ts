import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { request } from '../../api/index.ts'
import { RecordsFeeds } from './documents.ts'

export interface Feed {
  readonly id: string
  readonly name: string
}

/** All feeds the caller may see, archived ones too: their records stay. */
export function useFeeds() {
  const { data } = useQuery({
    queryKey: ['records', 'feeds'],
    queryFn: async ({ signal }) => {
      const feeds: Feed[] = []
      let after: string | null = null
      do {
        const page: { nodes: Feed[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } } = (
          await request(RecordsFeeds, { after }, signal)
        ).datasources
        feeds.push(...page.nodes)
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
      } while (after !== null)
      return feeds
    },
    staleTime: 60_000,
  })
  return useMemo(() => {
    const names = new Map(data?.map(({ id, name }) => [id, name]))
    return { feeds: data ?? [], nameOf: (id: string): string => names.get(id) ?? id }
  }, [data])
}
