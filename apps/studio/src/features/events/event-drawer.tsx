import { Drawer } from '@mantine/core'
import { ErrorState, LoadingSkeleton } from '../../ui/index.ts'
import type { Address } from './address.ts'
import type { EventsDatasource } from './event.ts'
import { EventView } from './event-view.tsx'
import { useEvent } from './use-event.ts'

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
