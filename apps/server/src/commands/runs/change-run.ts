import { Problem, type RunState } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { type RawBuilder, sql } from 'kysely'
import { getRun, type RunView } from '../../queries/runs.ts'
import type { Context, Done } from '../command.ts'
import { notifyRun } from '../dead-letters/notify-run.ts'

interface RunChange {
  /** States from which it may happen. */
  readonly from: readonly RunState[]
  /** Why not, from any other. */
  readonly refusal: string
  readonly set: RawBuilder<unknown>
  /** Of the run, in the audit row. */
  readonly audited: 'state' | 'parameters'
}

/** @throws Problem where it is no run that may wait */
export function assertBackfill(run: RunView): void {
  if (run.kind !== 'backfill')
    throw new Problem('unprocessable', 'Only a backfill is paused: disable the datasource, or cancel the run')
}

/** Changes a run that stands in one of some states, and tells the engines. @throws Problem `conflict` where it stands in another */
export async function changeRun(
  tx: Tx,
  context: Context,
  found: RunView,
  { from, refusal, set, audited }: RunChange,
): Promise<Done<RunView>> {
  const { rows } = await sql`
    update run set ${set}
    where tenant_id = ${context.tenantId} and datasource_id = ${found.datasourceId} and id = ${found.id}
      and state = any (${[...from]}::text[]) returning 1`.execute(tx)
  if (rows.length === 0) throw new Problem('conflict', refusal)
  await notifyRun(tx, context, found.datasourceId, found.id)
  const after = (await getRun(tx, context, found.id)) ?? found
  return { result: after, audit: { before: { [audited]: found[audited] }, after: { [audited]: after[audited] } } }
}

export const OVER_ALREADY = 'The run is over already'
export const NOT_OVER: readonly RunState[] = ['queued', 'running', 'paused']
