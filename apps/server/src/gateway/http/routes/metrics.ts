import { getMetricsQuery } from '../../../queries/metrics-queries.ts'
import { queryRoute, type RouteModule } from '../routes.ts'

/** `/datasources/{id}/metrics`. */
export const metricsRoutes: RouteModule = (api) => {
  queryRoute(api, '/datasources/:id/metrics', getMetricsQuery, {
    tag: 'metrics',
    summary: 'Counts, latency and lag over time',
  })
}
