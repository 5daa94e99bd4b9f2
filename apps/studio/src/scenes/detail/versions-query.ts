import { infiniteQueryOptions } from '@tanstack/react-query'
import { graphql, request } from '../../api/index.ts'

const VersionsDocument = graphql(`
  query DetailVersions($id: ID!, $first: Int, $after: String) {
    datasource(id: $id) {
      id
      versions(first: $first, after: $after) {
        nodes {
          number
          state
          comment
          contentHash
          rolledBackTo
          createdAt
          createdBy { id name }
          publishedAt
          supersededAt
        }
        pageInfo { endCursor hasNextPage }
      }
    }
  }
`)

/** The versions, newest first: the history's rows and the charts' marks. */
export const versionsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['datasource', id, 'versions'],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) =>
      (await request(VersionsDocument, { id, first: 50, after: pageParam }, signal)).datasource.versions,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
  })
