import { queryOptions } from '@tanstack/react-query'
import { graphql, request } from '../../api/index.ts'
import { queryClient } from '../../api/query-client.ts'

const MeDocument = graphql(`
  query Me {
    me {
      by
      user { id name email }
      organization { id name actions projects { id name actions } }
      organizations { id name }
      roles { id role scope { kind id } }
      actions
      actionsAnywhere
      actionsGlobal
    }
  }
`)

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => request(MeDocument, {}, signal),
  select: ({ me }) => me,
  staleTime: 30_000,
})

/** Asks before anything is drawn: every page waits for it. */
export const askMe = (): void => void queryClient.prefetchQuery(meQuery)
