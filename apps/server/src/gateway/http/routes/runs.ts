import { cancelRun } from '../../../commands/dead-letters/cancel-run.ts'
import { pauseRun, resumeRun } from '../../../commands/runs/pause-run.ts'
import { putCheckpoint } from '../../../commands/runs/put-checkpoint.ts'
import { startBackfill } from '../../../commands/runs/start-backfill.ts'
import { startRun } from '../../../commands/runs/start-run.ts'
import { throttleRun } from '../../../commands/runs/throttle-run.ts'
import { undoRun } from '../../../commands/runs/undo-run.ts'
import { backfillPlanQuery } from '../../../queries/backfill-plan.ts'
import { checkpointHistoryQuery, getCheckpointsQuery } from '../../../queries/checkpoints-queries.ts'
import { nextRequestQuery } from '../../../queries/next-request.ts'
import { getRunQuery, listRunsQuery } from '../../../queries/runs-queries.ts'
import { undoPlanQuery } from '../../../queries/undo-plan.ts'
import { coverageQuery, listWindowsQuery } from '../../../queries/windows-queries.ts'
import { commandRoute, queryRoute, type RouteModule } from '../routes.ts'

const tag = 'runs'

/** `/runs`, the runs of a datasource — polls, replays and backfills —, what of its source's time was read, and where its source stands. */
export const runRoutes: RouteModule = (api) => {
  queryRoute(api, '/runs/:id', getRunQuery, { tag, summary: 'Read a run and its progress' })
  commandRoute(api, 'POST', '/runs/:id/cancel', cancelRun, { tag, summary: 'Cancel a run' })
  commandRoute(api, 'POST', '/runs/:id/pause', pauseRun, { tag, summary: 'Pause a backfill' })
  commandRoute(api, 'POST', '/runs/:id/resume', resumeRun, { tag, summary: 'Go on with a paused backfill' })
  commandRoute(api, 'POST', '/runs/:id/throttle', throttleRun, { tag, summary: 'Change how fast a backfill may go' })
  queryRoute(api, '/runs/:id/undo', undoPlanQuery, { tag, summary: 'Read what undoing a run would take back' })
  commandRoute(api, 'POST', '/runs/:id/undo', undoRun, { tag, status: 202, summary: 'Take back what a run wrote' })
  queryRoute(api, '/datasources/:id/runs', listRunsQuery, { tag, summary: 'List the runs of a datasource' })
  commandRoute(api, 'POST', '/datasources/:id/runs', startRun, { tag, status: 202, summary: 'Ask the source now' })
  queryRoute(api, '/datasources/:id/backfills/plan', backfillPlanQuery, {
    tag,
    summary: 'Read what a backfill would do',
  })
  commandRoute(api, 'POST', '/datasources/:id/backfills', startBackfill, {
    tag,
    status: 202,
    summary: 'Ask the source for a span of time again, or map what was captured again',
  })
  queryRoute(api, '/datasources/:id/windows', listWindowsQuery, { tag, summary: 'List the spans of its time read' })
  queryRoute(api, '/datasources/:id/windows/coverage', coverageQuery, { tag, summary: 'Read gaps and overlaps' })
  queryRoute(api, '/datasources/:id/checkpoint', getCheckpointsQuery, {
    tag,
    summary: 'Read where the source stands and stood',
  })
  queryRoute(api, '/datasources/:id/checkpoint/history', checkpointHistoryQuery, {
    tag,
    summary: 'List where the source stood',
  })
  queryRoute(api, '/datasources/:id/checkpoint/next', nextRequestQuery, {
    tag,
    summary: 'Read what the next run asks first',
  })
  commandRoute(api, 'PUT', '/datasources/:id/checkpoint', putCheckpoint, {
    tag,
    summary: 'Set where the source stands',
  })
}
