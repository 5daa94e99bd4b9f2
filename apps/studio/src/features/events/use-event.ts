import { useQuery } from '@tanstack/react-query'
import { request } from '../../api/index.ts'
import { EventsDetail } from './documents.ts'

/** An event with all it led to; asked again while it waits to be mapped. */
export const useEvent = (datasourceId: string, event: string) =>
  useQuery({
    queryKey: ['event', datasourceId, event],
    queryFn: async ({ signal }) => (await request(EventsDetail, { id: datasourceId, event }, signal)).datasource.event,
    enabled: event !== '',
    refetchInterval: ({ state }) => (state.data?.event.outcome === 'pending' ? 2_000 : false),
  })
