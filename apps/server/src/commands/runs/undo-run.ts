import { randomUUID } from 'node:crypto'
import { Problem } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import type { Datasource } from '../../queries/datasources-row.ts'
import type { RunView } from '../../queries/runs.ts'
import {
  assertUndoable,
  assertVersionUndoable,
  readUndoPlan,
  readVersionUndoPlan,
  type UndoPlan,
} from '../../queries/undo-plan.ts'
import type { Command, Context, Done } from '../command.ts'
import { findVersion, type VersionParams } from '../datasources/comment-version.ts'
import { findRun, type RunParams } from '../dead-letters/cancel-run.ts'
import { notifyRun } from '../dead-letters/notify-run.ts'
import type { RunStarted } from '../dead-letters/replay-dead-letters.ts'

const UndoInput = Type.Object({
  reason: Type.Optional(Type.String({ minLength: 1, maxLength: 500, description: 'For the record' })),
})
type Input = Static<typeof UndoInput>

/**
 * Takes back what a run wrote: alerts as they stood before it, relationships, entities nothing else mentions. What a run over captured
 * events mapped again is mapped with the version it had before. An engine does it.
 */
export const undoRun: Command<RunParams, typeof UndoInput, RunView, RunStarted> = {
  name: 'run.undo',
  action: 'backfill',
  input: UndoInput,
  find: findRun,
  async run(tx, context, found, input: Input) {
    assertUndoable(found)
    const plan = await readUndoPlan(tx, context, found)
    const captured = found.lane === 'captured' ? { captured: true } : {}
    return queueUndo(tx, context, found.datasourceId, { parameters: { runId: found.id, ...captured }, plan, ...input })
  },
}

/** Takes back what the events that a version mapped wrote, whichever run read them. An engine does it. */
export const undoVersion: Command<
  VersionParams,
  typeof UndoInput,
  { readonly datasource: Datasource; readonly number: number },
  RunStarted
> = {
  name: 'version.undo',
  action: 'backfill',
  input: UndoInput,
  find: findVersion,
  async run(tx, context, found, input: Input) {
    assertVersionUndoable(found)
    const plan = await readVersionUndoPlan(tx, context, found)
    return queueUndo(tx, context, found.datasource.id, { parameters: { version: found.number }, plan, ...input })
  },
}

interface Undo extends Input {
  readonly parameters: { readonly runId?: string; readonly version?: number; readonly captured?: boolean }
  readonly plan: UndoPlan
}

/** @throws Problem where it is under way already, or nothing is left */
async function queueUndo(
  tx: Tx,
  context: Context,
  datasourceId: string,
  { parameters, plan, reason }: Undo,
): Promise<Done<RunStarted>> {
  const under = await sql`
    select from run where tenant_id = ${context.tenantId} and datasource_id = ${datasourceId} and kind = 'undo'
      and parameters = ${JSON.stringify(parameters)}::jsonb and state in ('queued', 'running')`.execute(tx)
  if (under.rows.length > 0) throw new Problem('already_running', 'It is being undone already')
  if (plan.events === 0) throw new Problem('unprocessable', 'Nothing that it wrote is left to take back')
  const runId = randomUUID()
  await tx
    .insertInto('run')
    .values({
      tenant_id: context.tenantId,
      datasource_id: datasourceId,
      id: runId,
      kind: 'undo',
      parameters: JSON.stringify(parameters),
      total: plan.events,
      requested_by: context.caller.userId,
    })
    .execute()
  await notifyRun(tx, context, datasourceId, runId)
  return { result: { runId }, audit: { after: { ...plan, by: runId }, ...(reason === undefined ? {} : { reason }) } }
}
