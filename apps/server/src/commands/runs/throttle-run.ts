import { Problem } from '@halcyon/domain'
import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import { getRun, type RunView } from '../../queries/runs.ts'
import type { Command } from '../command.ts'
import { findRun, type RunParams } from '../dead-letters/cancel-run.ts'
import { notifyRun } from '../dead-letters/notify-run.ts'
import { assertBackfill } from './pause-run.ts'

/** Records a second. */
export const RunRate = Type.Integer({ minimum: 1, maximum: 1_000_000 })

const ThrottleRunInput = Type.Object({
  eventsPerSecond: Type.Union([RunRate, Type.Null()], {
    description: 'Records a second at most; null = as fast as the feed may',
  }),
})

/** Changes how fast a backfill may go, while it goes. The feed's own rate holds beside it. */
export const throttleRun: Command<RunParams, typeof ThrottleRunInput, RunView, RunView> = {
  name: 'run.throttle',
  action: 'backfill',
  input: ThrottleRunInput,
  find: findRun,
  async run(tx, context, found, { eventsPerSecond }: Static<typeof ThrottleRunInput>) {
    assertBackfill(found)
    const patch = eventsPerSecond === null ? null : JSON.stringify({ eventsPerSecond })
    const { rows } = await sql`
      update run set parameters = (parameters - 'eventsPerSecond') || coalesce(${patch}::jsonb, '{}')
      where tenant_id = ${context.tenantId} and datasource_id = ${found.datasourceId} and id = ${found.id}
        and state in ('queued', 'running', 'paused') returning 1`.execute(tx)
    if (rows.length === 0) throw new Problem('conflict', 'The run is over already')
    await notifyRun(tx, context, found.datasourceId, found.id)
    const after = (await getRun(tx, context, found.id)) ?? found
    return {
      result: after,
      audit: { before: { parameters: found.parameters }, after: { parameters: after.parameters } },
    }
  },
}
