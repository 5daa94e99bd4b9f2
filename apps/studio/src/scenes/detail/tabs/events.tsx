import type { EventsDatasource } from '../../../features/events/event.ts'
import { EventsTab } from '../../../features/events/events-tab.tsx'

export default function Events({ datasource }: { readonly datasource: EventsDatasource }) {
  return <EventsTab datasource={datasource} />
}
