import { useQuery } from '@tanstack/react-query'
import { meQuery } from './ask-me.ts'

/** Who is signed in, where, and what they may do. */
export const useMe = () => useQuery(meQuery)

/** Whether the signed-in person may do this in the whole organization; false while it is not known. */
export const useMay = (action: string): boolean => useMe().data?.actions.includes(action) ?? false

/** The projects in which they may do this: where a thing of their own could be made. */
export function useProjectsWhere(action: string): readonly { readonly id: string; readonly name: string }[] {
  const projects = useMe().data?.organization?.projects ?? []
  return projects.filter(({ actions }) => actions.includes(action))
}

/** Whether there is a project in which they may do this. */
export const useMayInProject = (action: string): boolean => useProjectsWhere(action).length > 0
