import { useQuery } from '@tanstack/react-query'
import { graphql, request } from '../../api/index.ts'

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

/** Who is signed in, where, and what they may do. */
export const useMe = () =>
  useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => request(MeDocument, {}, signal),
    select: ({ me }) => me,
    staleTime: 30_000,
  })

/** Whether the signed-in person may do this in the whole organization; false while it is not known. */
export const useMay = (action: string): boolean => useMe().data?.actions.includes(action) ?? false

/** Whether they may do this in the organization or in one of its projects: where a thing of their own could be made. */
export function useMayInProject(action: string): boolean {
  const organization = useMe().data?.organization
  if (organization == null) return false
  return organization.actions.includes(action) || organization.projects.some(({ actions }) => actions.includes(action))
}
