import { Problem } from '@halcyon/domain'
import { sql } from 'kysely'
import { getRun, type RunView, restingRun } from '../../queries/runs.ts'
import type { Command } from '../command.ts'
import { Nothing } from '../datasources/fields.ts'
import { findRun, type RunParams } from '../dead-letters/cancel-run.ts'
import { notifyRun } from '../dead-letters/notify-run.ts'

/** @throws Problem where it is no run that may wait */
export function assertBackfill(run: RunView): void {
  if (run.kind !== 'backfill')
    throw new Problem('unprocessable', 'Only a backfill is paused: disable the datasource, or cancel the run')
}

/** Stops a backfill after its batch, until it is resumed. What it read stays, and where it stood. */
export const pauseRun: Command<RunParams, typeof Nothing, RunView, RunView> = {
  name: 'run.pause',
  action: 'backfill',
  input: Nothing,
  find: findRun,
  async run(tx, context, found) {
    assertBackfill(found)
    if (found.state === 'paused') return { result: found, audit: null }
    const paused = await tx
      .updateTable('run')
      .set({ state: 'paused', ...restingRun(), node_id: null })
      .where('tenant_id', '=', context.tenantId)
      .where('datasource_id', '=', found.datasourceId)
      .where('id', '=', found.id)
      .where('state', 'in', ['queued', 'running'])
      .executeTakeFirst()
    if (paused.numUpdatedRows === 0n) throw new Problem('conflict', 'The run is over already')
    await notifyRun(tx, context, found.datasourceId, found.id)
    const after = (await getRun(tx, context, found.id)) ?? found
    return { result: after, audit: { before: { state: found.state }, after: { state: after.state } } }
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
    const resumed = await tx
      .updateTable('run')
      .set({ state: 'queued', updated_at: sql`now()` })
      .where('tenant_id', '=', context.tenantId)
      .where('datasource_id', '=', found.datasourceId)
      .where('id', '=', found.id)
      .where('state', '=', 'paused')
      .executeTakeFirst()
    if (resumed.numUpdatedRows === 0n) throw new Problem('conflict', 'The run is not paused')
    await notifyRun(tx, context, found.datasourceId, found.id)
    const after = (await getRun(tx, context, found.id)) ?? found
    return { result: after, audit: { before: { state: found.state }, after: { state: after.state } } }
  },
}
