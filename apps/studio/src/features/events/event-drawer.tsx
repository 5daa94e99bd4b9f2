import { Drawer } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { request } from '../../api/index.ts'
import { ErrorState, LoadingSkeleton } from '../../ui/index.ts'
import type { Address } from './address.ts'
import { EventsDetail } from './documents.ts'
import type { EventsDatasource } from './event.ts'
import { EventView } from './event-view.tsx'

/** An event with all it led to; asked again while it waits to be mapped. */
export const useEvent = (datasourceId: string, event: string) =>
  useQuery({
    queryKey: ['event', datasourceId, event],
    queryFn: async ({ signal }) => (await request(EventsDetail, { id: datasourceId, event }, signal)).datasource.event,
    enabled: event !== '',
    refetchInterval: ({ state }) => (state.data?.event.outcome === 'pending' ? 2_000 : false),
  })

interface EventDrawerProps {
  readonly datasource: EventsDatasource
  readonly address: Address
}

/** The event the address names, beside the list it came from. */
export function EventDrawer({ datasource, address }: EventDrawerProps) {
  const id = address.text('event')
  return (
    <Drawer
      opened={id !== ''}
      onClose={() => address.change({ event: null })}
      position="right"
      size="min(1120px, 100%)"
      title="Event"
    >
      {id !== '' && <Loaded datasource={datasource} id={id} />}
    </Drawer>
  )
}

function Loaded({ datasource, id }: { readonly datasource: EventsDatasource; readonly id: string }) {
  const detail = useEvent(datasource.id, id)
  if (detail.isPending) return <LoadingSkeleton variant="detail" label="Loading the event" />
  if (detail.isError)
    return (
      <ErrorState error={detail.error} title="The event could not be loaded" onRetry={() => void detail.refetch()} />
    )
  return <EventView datasource={datasource} detail={detail.data} />
}
