import { sql } from 'kysely'
import { datasourceTarget, readDatasource } from '../../queries/datasources-row.ts'
import { getRun, type RunView, restingRun } from '../../queries/runs.ts'
import type { Command, Find } from '../command.ts'
import { Nothing } from '../datasources/fields.ts'
import { changeRun, NOT_OVER, OVER_ALREADY } from '../runs/change-run.ts'

export interface RunParams {
  readonly id?: string
}

/** The run of the path; the permission is asked of its datasource. */
export const findRun: Find<RunParams, RunView> = async (tx, context, { id }) => {
  const run = await getRun(tx, context, id)
  const datasource = run === null ? null : await readDatasource(tx, context, run.datasourceId)
  if (run === null || datasource === null) return null
  return { target: { ...datasourceTarget(datasource), kind: 'run', id: run.id }, found: run }
}

/** Ends a run that waits or is under way: its engine stops at the next batch. What it wrote stays. */
export const cancelRun: Command<RunParams, typeof Nothing, RunView, RunView> = {
  name: 'run.cancel',
  action: 'datasource.operate',
  input: Nothing,
  find: findRun,
  async run(tx, context, found) {
    if (found.state === 'cancelled') return { result: found, audit: null }
    const set = sql`state = 'cancelled', ${restingRun()}, finished_at = now()`
    const done = await changeRun(tx, context, found, { from: NOT_OVER, refusal: OVER_ALREADY, set, audited: 'state' })
    await tx
      .deleteFrom('checkpoint')
      .where('tenant_id', '=', context.tenantId)
      .where('datasource_id', '=', found.datasourceId)
      .where('lane', '=', 'captured')
      .where('partition', '=', found.id)
      .execute()
    // What it was still to read is nobody's plan any more.
    await tx
      .deleteFrom('pull_window')
      .where('tenant_id', '=', context.tenantId)
      .where('datasource_id', '=', found.datasourceId)
      .where('run_id', '=', found.id)
      .where('state', '=', 'planned')
      .execute()
    return done
  },
}
