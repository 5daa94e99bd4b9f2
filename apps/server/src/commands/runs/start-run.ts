import { randomUUID } from 'node:crypto'
import { Problem } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import type { Datasource } from '../../queries/datasources-row.ts'
import type { Command, Context } from '../command.ts'
import { type DatasourceParams, Nothing } from '../datasources/fields.ts'
import { findDatasource } from '../datasources/find.ts'
import { notifyRun } from '../dead-letters/notify-run.ts'
import type { RunStarted } from '../dead-letters/replay-dead-letters.ts'
import { assertRuns } from './pull-datasource.ts'

/** Asks the source now, whatever its schedule. An engine does it. */
export const startRun: Command<DatasourceParams, typeof Nothing, Datasource, RunStarted> = {
  name: 'run.start',
  action: 'datasource.operate',
  input: Nothing,
  find: findDatasource,
  async run(tx, context, found) {
    assertRuns(found)
    const runId = await queueRun(tx, context, found, 'live', {})
    return { result: { runId }, audit: { after: { runId, kind: 'pull' } } }
  },
}

/** @throws Problem `already_running` where the lane has a run */
export async function queueRun(
  tx: Tx,
  context: Context,
  found: Datasource,
  lane: 'live' | 'backfill' | 'captured',
  parameters: object,
): Promise<string> {
  const id = randomUUID()
  const queued = await tx
    .insertInto('run')
    .values({
      tenant_id: context.tenantId,
      datasource_id: found.id,
      id,
      kind: lane === 'live' ? 'pull' : 'backfill',
      lane,
      parameters: JSON.stringify(parameters),
      requested_by: context.caller.userId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (queued.numInsertedOrUpdatedRows !== 1n)
    throw new Problem('already_running', `A run of the lane "${lane}" waits or is under way; cancel it first, or wait`)
  await notifyRun(tx, context, found.id, id)
  return id
}
