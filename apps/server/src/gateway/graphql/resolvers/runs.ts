import { connectorOf } from '../../../commands/datasources/catalog.ts'
import { cancelRun } from '../../../commands/dead-letters/cancel-run.ts'
import { pauseRun, resumeRun } from '../../../commands/runs/pause-run.ts'
import { putCheckpoint } from '../../../commands/runs/put-checkpoint.ts'
import { backfillSourcesOf, startBackfill } from '../../../commands/runs/start-backfill.ts'
import { startRun } from '../../../commands/runs/start-run.ts'
import { throttleRun } from '../../../commands/runs/throttle-run.ts'
import { undoRun } from '../../../commands/runs/undo-run.ts'
import { backfillPlanQuery } from '../../../queries/backfill-plan.ts'
import { checkpointHistoryQuery, getCheckpointsQuery } from '../../../queries/checkpoints-queries.ts'
import { nextRequestQuery } from '../../../queries/next-request.ts'
import { getRunQuery, listRunsQuery } from '../../../queries/runs-queries.ts'
import { undoPlanQuery } from '../../../queries/undo-plan.ts'
import { coverageQuery, listWindowsQuery } from '../../../queries/windows-queries.ts'
import { connectionOf } from '../connection.ts'
import { read, write } from '../context.ts'
import type { Resolvers } from '../generated/resolver-types.ts'

/** Runs, what of a source's time they read, and where it stands. */
export const runs: Resolvers = {
  Query: { run: (_parent, { id }, context) => read(context, getRunQuery, { id }) },
  Datasource: {
    runs: ({ id }, { first, after, ...filter }, context) =>
      connectionOf({ first, after }, (slice) => read(context, listRunsQuery, { id }, { ...filter, ...slice })),
    windows: ({ id }, { first, after, ...filter }, context) =>
      connectionOf({ first, after }, (slice) => read(context, listWindowsQuery, { id }, { ...filter, ...slice })),
    coverage: ({ id }, span, context) => read(context, coverageQuery, { id }, span),
    checkpoints: ({ id }, _args, context) => read(context, getCheckpointsQuery, { id }),
    checkpointHistory: ({ id }, { first, after, ...filter }, context) =>
      connectionOf({ first, after }, (slice) => read(context, checkpointHistoryQuery, { id }, { ...filter, ...slice })),
    nextRequest: ({ id }, args, context) => read(context, nextRequestQuery, { id }, args),
    standings: ({ type }) => connectorOf(type)?.spec.standings ?? [],
    backfillSources: ({ type }) => backfillSourcesOf(type),
    backfillPlan: ({ id }, { input: { dryRun: _, ...input } }, context) =>
      read(context, backfillPlanQuery, { id }, input),
  },
  Run: {
    requestedById: ({ requestedBy }) => requestedBy,
    requestedBy: ({ requestedBy }, _args, { loaders }) => loaders.user(requestedBy),
    undoneBy: ({ undoneBy }, _args, { loaders }) => loaders.user(undoneBy),
    undoPlan: ({ id }, _args, context) => read(context, undoPlanQuery, { id }),
  },
  CheckpointEntry: { changedBy: ({ changedBy }, _args, { loaders }) => loaders.user(changedBy) },
  Mutation: {
    cancelRun: (_parent, { id }, context, info) => write(context, info, cancelRun, { id }),
    startRun: (_parent, { datasourceId: id }, context, info) => write(context, info, startRun, { id }),
    startBackfill: (_parent, { datasourceId: id, input }, context, info) =>
      write(context, info, startBackfill, { id }, input),
    pauseRun: (_parent, { id }, context, info) => write(context, info, pauseRun, { id }),
    resumeRun: (_parent, { id }, context, info) => write(context, info, resumeRun, { id }),
    throttleRun: (_parent, { id, eventsPerSecond = null }, context, info) =>
      write(context, info, throttleRun, { id }, { eventsPerSecond }, { nullable: ['eventsPerSecond'] }),
    undoRun: (_parent, { id, reason }, context, info) => write(context, info, undoRun, { id }, { reason }),
    setCheckpoint: (_parent, { datasourceId: id, input }, context, info) =>
      write(context, info, putCheckpoint, { id }, input, { nullable: ['value'] }),
  },
}
