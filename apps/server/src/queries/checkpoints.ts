import type { Tx } from '@halcyon/store'
import { sql } from 'kysely'
import type { Context } from '../commands/command.ts'

/** Where a source stood. */
interface CheckpointPlace {
  readonly lane: string
  readonly partition: string
  /** How often it has moved. */
  readonly seq: number
  /** In the connector's own words; null = as if never read. */
  readonly value: unknown
  readonly at: Date
  /** Who set it by hand; null = a run. */
  readonly changedBy: string | null
}

export interface CheckpointsView {
  readonly current: readonly Omit<CheckpointPlace, 'changedBy'>[]
  /** After each run and each change by hand, newest first. */
  readonly history: readonly CheckpointPlace[]
}

const HISTORY = 100

/** Where the source of a feed stands, and stood. */
export async function readCheckpoints(tx: Tx, { tenantId }: Context, datasourceId: string): Promise<CheckpointsView> {
  const own = sql`tenant_id = ${tenantId} and datasource_id = ${datasourceId}`
  const current = await sql<CheckpointPlace>`/* checkpoints.current */
    select lane, partition, seq::int, value, updated_at as at from checkpoint where ${own} order by lane desc, partition`.execute(
    tx,
  )
  const history = await sql<CheckpointPlace>`/* checkpoints.history */
    select lane, partition, seq::int, value, at, changed_by as "changedBy" from checkpoint_history where ${own}
    order by at desc, seq desc limit ${HISTORY}`.execute(tx)
  return { current: current.rows, history: history.rows }
}
