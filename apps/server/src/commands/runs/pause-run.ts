import { sql } from 'kysely'
import { type RunView, restingRun } from '../../queries/runs.ts'
import type { Command } from '../command.ts'
import { Nothing } from '../datasources/fields.ts'
import { findRun, type RunParams } from '../dead-letters/cancel-run.ts'
import { assertBackfill, changeRun, OVER_ALREADY } from './change-run.ts'

/** Stops a backfill after its batch, until it is resumed. What it read stays, and where it stood. */
export const pauseRun: Command<RunParams, typeof Nothing, RunView, RunView> = {
  name: 'run.pause',
  action: 'backfill',
  input: Nothing,
  find: findRun,
  async run(tx, context, found) {
    assertBackfill(found)
    if (found.state === 'paused') return { result: found, audit: null }
    const set = sql`state = 'paused', ${restingRun()}, node_id = null`
    return changeRun(tx, context, found, { from: ['queued', 'running'], refusal: OVER_ALREADY, set, audited: 'state' })
  },
}

/** Goes on with a paused backfill where it stood. */
export const resumeRun: Command<RunParams, typeof Nothing, RunView, RunView> = {
  name: 'run.resume',
  action: 'backfill',
  input: Nothing,
  find: findRun,
  async run(tx, context, found) {
    assertBackfill(found)
    const set = sql`state = 'queued', updated_at = now()`
    return changeRun(tx, context, found, { from: ['paused'], refusal: 'The run is not paused', set, audited: 'state' })
  },
}
