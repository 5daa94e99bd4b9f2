import { getStatusQuery } from '../../../queries/status-queries.ts'
import { queryRoute, type RouteModule } from '../routes.ts'

/** `/datasources/{id}/status`. */
export const statusRoutes: RouteModule = (api) => {
  queryRoute(api, '/datasources/:id/status', getStatusQuery, {
    tag: 'status',
    summary: 'Health, with cause and action',
  })
}
