import { randomUUID } from 'node:crypto'
import { Problem } from '@halcyon/domain'
import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import type { RunView } from '../../queries/runs.ts'
import { assertUndoable, readUndoPlan } from '../../queries/undo-plan.ts'
import type { Command } from '../command.ts'
import { findRun, type RunParams } from '../dead-letters/cancel-run.ts'
import { notifyRun } from '../dead-letters/notify-run.ts'
import type { RunStarted } from '../dead-letters/replay-dead-letters.ts'

const UndoInput = Type.Object({
  reason: Type.Optional(Type.String({ minLength: 1, maxLength: 500, description: 'For the record' })),
})

/** Takes back what a run wrote: alerts as they stood before it, relationships, entities nothing else mentions. An engine does it. */
export const undoRun: Command<RunParams, typeof UndoInput, RunView, RunStarted> = {
  name: 'run.undo',
  action: 'backfill',
  input: UndoInput,
  find: findRun,
  async run(tx, context, found, { reason }: Static<typeof UndoInput>) {
    assertUndoable(found)
    const under = await sql`
      select from run where tenant_id = ${context.tenantId} and datasource_id = ${found.datasourceId} and kind = 'undo'
        and parameters ->> 'runId' = ${found.id} and state in ('queued', 'running')`.execute(tx)
    if (under.rows.length > 0) throw new Problem('already_running', 'It is being undone already')
    const plan = await readUndoPlan(tx, context, found)
    if (plan.events === 0) throw new Problem('unprocessable', 'Nothing that the run wrote is left to take back')
    const runId = randomUUID()
    await tx
      .insertInto('run')
      .values({
        tenant_id: context.tenantId,
        datasource_id: found.datasourceId,
        id: runId,
        kind: 'undo',
        parameters: JSON.stringify({ runId: found.id }),
        total: plan.events,
        requested_by: context.caller.userId,
      })
      .execute()
    await notifyRun(tx, context, found.datasourceId, runId)
    return { result: { runId }, audit: { after: { ...plan, by: runId }, ...(reason === undefined ? {} : { reason }) } }
  },
}
