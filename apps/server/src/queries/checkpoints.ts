import type { Tx } from '@halcyon/store'
import { sql } from 'kysely'
import type { Context } from '../commands/command.ts'
import { cursorKey, type Page, type PageInput, pageOf, rowsToRead } from './page.ts'

/** Where a source stands. */
export interface StandingView {
  readonly lane: string
  /** Empty where the source has none. */
  readonly partition: string
  /** How often it has moved. */
  readonly seq: number
  /** In the connector's own words; null = as if never read. */
  readonly value: unknown
  readonly at: Date
  /** A run of this lane is under way: by hand it moves once that is over. */
  readonly moving: boolean
}

/** Where it stood. */
export interface CheckpointEntry extends Omit<StandingView, 'moving'> {
  /** Who set it by hand; null = a run. */
  readonly changedBy: string | null
  readonly reason: string | null
  readonly runId: string | null
}

export interface CheckpointsView {
  readonly current: readonly StandingView[]
  /** After each run and each change by hand, newest first: the latest hundred. */
  readonly history: readonly CheckpointEntry[]
}

const HISTORY = 100

/** Where the source of a feed stands, a row a lane and partition. Query `checkpoints.current`. */
export async function readStanding(tx: Tx, { tenantId }: Context, datasourceId: string): Promise<StandingView[]> {
  const { rows } = await sql<StandingView>`/* checkpoints.current */
    select c.lane, c.partition, c.seq::int, c.value, c.updated_at as at, exists (
      select from run r where r.tenant_id = c.tenant_id and r.datasource_id = c.datasource_id and r.lane = c.lane
        and r.state = 'running'
    ) as moving
    from checkpoint c where c.tenant_id = ${tenantId} and c.datasource_id = ${datasourceId} and c.lane <> 'captured'
    order by c.lane desc, c.partition`.execute(tx)
  return rows
}

/** Where it stood, newest first. Query `checkpoints.history`. */
export async function checkpointHistory(
  tx: Tx,
  { tenantId }: Context,
  datasourceId: string,
  { lane, partition }: { readonly lane?: string; readonly partition?: string },
  page: PageInput,
): Promise<Page<CheckpointEntry>> {
  const [at, seq, afterLane, afterPartition] = cursorKey(page, ['string', 'number', 'string', 'string']) ?? []
  const when = sql`date_trunc('milliseconds', at)`
  const { rows } = await sql<CheckpointEntry>`/* checkpoints.history */
    select lane, partition, seq::int, value, ${when} as at, changed_by as "changedBy", reason, run_id as "runId"
    from checkpoint_history where tenant_id = ${tenantId} and datasource_id = ${datasourceId}
      ${lane === undefined ? sql`` : sql`and lane = ${lane}`} ${partition === undefined ? sql`` : sql`and partition = ${partition}`}
      ${at === undefined ? sql`` : sql`and (${when}, seq, lane, partition) < (${at}::timestamptz, ${seq}::bigint, ${afterLane}::text, ${afterPartition}::text)`}
    order by ${when} desc, seq desc, lane desc, partition desc limit ${rowsToRead(page)}`.execute(tx)
  return pageOf(
    rows,
    page,
    (row) => [row.at.toISOString(), row.seq, row.lane, row.partition],
    (row) => row,
  )
}

/** Where the source of a feed stands, and stood. */
export async function readCheckpoints(tx: Tx, context: Context, datasourceId: string): Promise<CheckpointsView> {
  const { items } = await checkpointHistory(tx, context, datasourceId, {}, { limit: HISTORY })
  return { current: await readStanding(tx, context, datasourceId), history: items }
}
