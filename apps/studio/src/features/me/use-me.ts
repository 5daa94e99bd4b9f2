import { queryOptions, useQuery } from '@tanstack/react-query'
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

const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => request(MeDocument, {}, signal),
  select: ({ me }) => me,
  staleTime: 30_000,
})

/** Who is signed in, where, and what they may do. */
export const useMe = () => useQuery(meQuery)

/** Asks before anything is drawn: every page waits for it. */
export const askMe = (): void => void queryClient.prefetchQuery(meQuery)

/** Whether the signed-in person may do this in the whole organization; false while it is not known. */
export const useMay = (action: string): boolean => useMe().data?.actions.includes(action) ?? false

/** The projects in which they may do this: where a thing of their own could be made. */
export function useProjectsWhere(action: string): readonly { readonly id: string; readonly name: string }[] {
  const projects = useMe().data?.organization?.projects ?? []
  return projects.filter(({ actions }) => actions.includes(action))
}

/** Whether there is a project in which they may do this. */
export const useMayInProject = (action: string): boolean => useProjectsWhere(action).length > 0
