import { getEventQuery, getRawQuery, listEventsQuery } from '../../../queries/ledger-queries.ts'
import { queryRoute, type RouteModule } from '../routes.ts'

const tag = 'events'

/** `/datasources/{id}/events`: every received record and what became of it. */
export const ledgerRoutes: RouteModule = (api) => {
  queryRoute(api, '/datasources/:id/events', listEventsQuery, { tag, summary: 'List received events' })
  queryRoute(api, '/datasources/:id/events/:eventId', getEventQuery, {
    tag,
    summary: 'Read an event and what it led to',
  })
  queryRoute(api, '/datasources/:id/events/:eventId/raw', getRawQuery, { tag, summary: 'Read the payload as received' })
}
