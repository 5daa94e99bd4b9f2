import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import type { RunView } from '../../queries/runs.ts'
import type { Command } from '../command.ts'
import { findRun, type RunParams } from '../dead-letters/cancel-run.ts'
import { assertBackfill, changeRun, NOT_OVER, OVER_ALREADY } from './change-run.ts'

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
    const set = sql`parameters = (parameters - 'eventsPerSecond') || coalesce(${patch}::jsonb, '{}')`
    return changeRun(tx, context, found, { from: NOT_OVER, refusal: OVER_ALREADY, set, audited: 'parameters' })
  },
}
