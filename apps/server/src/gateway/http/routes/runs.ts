import { cancelRun } from '../../../commands/dead-letters/cancel-run.ts'
import { putCheckpoint } from '../../../commands/runs/put-checkpoint.ts'
import { startBackfill } from '../../../commands/runs/start-backfill.ts'
import { startRun } from '../../../commands/runs/start-run.ts'
import { getCheckpointsQuery } from '../../../queries/checkpoints-queries.ts'
import { getRunQuery, listRunsQuery } from '../../../queries/runs-queries.ts'
import { commandRoute, queryRoute, type RouteModule } from '../routes.ts'

const tag = 'runs'

/** `/runs`, the runs of a datasource — polls, replays and backfills — and where its source stands. */
export const runRoutes: RouteModule = (api) => {
  queryRoute(api, '/runs/:id', getRunQuery, { tag, summary: 'Read a run and its progress' })
  commandRoute(api, 'POST', '/runs/:id/cancel', cancelRun, { tag, summary: 'Cancel a run' })
  queryRoute(api, '/datasources/:id/runs', listRunsQuery, { tag, summary: 'List the runs of a datasource' })
  commandRoute(api, 'POST', '/datasources/:id/runs', startRun, { tag, status: 202, summary: 'Ask the source now' })
  commandRoute(api, 'POST', '/datasources/:id/backfills', startBackfill, {
    tag,
    status: 202,
    summary: 'Ask the source for a span of time again',
  })
  queryRoute(api, '/datasources/:id/checkpoint', getCheckpointsQuery, {
    tag,
    summary: 'Read where the source stands and stood',
  })
  commandRoute(api, 'PUT', '/datasources/:id/checkpoint', putCheckpoint, {
    tag,
    summary: 'Set where the source stands',
  })
}
