import { cancelRun } from '../../../commands/dead-letters/cancel-run.ts'
import { getRunQuery, listRunsQuery } from '../../../queries/runs-queries.ts'
import { commandRoute, queryRoute, type RouteModule } from '../routes.ts'

const tag = 'runs'

/** `/runs` and the runs of a datasource: replays and backfills. */
export const runRoutes: RouteModule = (api) => {
  queryRoute(api, '/runs/:id', getRunQuery, { tag, summary: 'Read a run and its progress' })
  commandRoute(api, 'POST', '/runs/:id/cancel', cancelRun, { tag, summary: 'Cancel a run' })
  queryRoute(api, '/datasources/:id/runs', listRunsQuery, { tag, summary: 'List the runs of a datasource' })
}
