import { useQuery } from '@tanstack/react-query'
import { graphql, request } from '../../api/index.ts'

const ViewerDocument = graphql(`
  query FleetViewer {
    me {
      user { id name }
      organization { id name }
      actionsAnywhere
    }
  }
`)

/** Who looks, and what they may do somewhere. Null until it is known: nothing is offered before. */
export function useViewer() {
  const { data } = useQuery({
    queryKey: ['fleet-viewer'],
    queryFn: async ({ signal }) => (await request(ViewerDocument, {}, signal)).me,
    staleTime: 300_000,
  })
  return data ?? null
}
