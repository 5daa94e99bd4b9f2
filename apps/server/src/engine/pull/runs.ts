/** The queue of runs: rows of `run` that have a lane. Any engine takes one, and takes over one whose engine is gone. */
import { randomUUID } from 'node:crypto'
import type { DatasourceId, Failure, TenantId } from '@halcyon/domain'
import type { KnownCheckpoint } from '@halcyon/pipeline'
import { type Database, inTenant, inTenants, type Tx } from '@halcyon/store'
import { sql } from 'kysely'
import { workedUntil } from '../../queries/runs.ts'
import { isGone } from '../../runtime/node-mark.ts'

export type Lane = 'live' | 'backfill'

export interface PullRunRow {
  readonly tenantId: TenantId
  readonly datasourceId: DatasourceId
  readonly id: string
  readonly lane: Lane
  readonly parameters: {
    readonly from?: string
    readonly to?: string
    /** A backfill's own ceiling, records a second; absent = the feed's alone. */
    readonly eventsPerSecond?: number
  }
}

/** A feed whose next run is due, or whose schedule is to be worked out. */
export interface Due {
  readonly tenantId: TenantId
  readonly datasourceId: DatasourceId
  readonly generation: number
  /** When it is due, epoch ms; null = the feed is new, or was changed. */
  readonly at: number | null
  readonly config: unknown
}

/** A run whose engine has said nothing for so long is taken over, though it seems to live. */
const LOST = '10 seconds'
/** A run whose engine is gone, longer than one may go without a session of the database. */
const GONE = '3 seconds'
/** How long it is known where a source stood after each run; what a person set stays. */
const KEEP_HISTORY = '30 days'

export async function tenants(db: Database): Promise<TenantId[]> {
  const { rows } = await sql<{ ids: TenantId[] }>`
    select coalesce(array_agg(id), '{}') as ids from halcyon.tenant_ids() as id`.execute(db)
  return rows[0]?.ids ?? []
}

/** Feeds of these types that run, and are new, were changed, or are due. */
export function dueFeeds(db: Database, ids: readonly TenantId[], types: readonly string[]): Promise<Due[]> {
  return inTenants(db, [...ids], async (tx) => {
    const { rows } = await sql<{
      tenant_id: TenantId
      datasource_id: DatasourceId
      generation: number
      at: Date | null
      config: unknown
    }>`
      select d.tenant_id, d.id as datasource_id, d.generation,
        case when s.generation = d.generation then s.next_at end as at, v.content -> 'config' as config
      from datasource d
      join version v on v.tenant_id = d.tenant_id and v.datasource_id = d.id and v.number = d.published_version
      left join pull_schedule s on s.tenant_id = d.tenant_id and s.datasource_id = d.id
      where d.type = any (${[...types]}) and d.status = 'active' and d.desired = 'enabled'
        and (s.generation is distinct from d.generation or s.next_at <= now())
      order by s.next_at nulls first limit 500`.execute(tx)
    return rows.map((row) => ({
      tenantId: row.tenant_id,
      datasourceId: row.datasource_id,
      generation: Number(row.generation),
      at: row.at === null ? null : row.at.getTime(),
      config: row.config,
    }))
  })
}

/** Queues the run that is due, and says when the next one is; of several engines one does. A lane that is busy gets none. */
export function enqueueDue(db: Database, due: Due, nextAt: number | null, run: boolean): Promise<void> {
  const { tenantId, datasourceId, generation, at } = due
  const next = nextAt === null ? null : new Date(nextAt)
  return inTenant(db, tenantId, async (tx) => {
    const moved = await sql`
      insert into pull_schedule as old (tenant_id, datasource_id, generation, next_at)
      values (${tenantId}, ${datasourceId}, ${generation}, ${next})
      on conflict (tenant_id, datasource_id) do update set generation = excluded.generation, next_at = excluded.next_at
        where old.generation < excluded.generation
          or (old.generation = excluded.generation and old.next_at = ${at === null ? null : new Date(at)})
      returning 1`.execute(tx)
    if (moved.rows.length === 0 || !run) return
    await sql`
      insert into run (tenant_id, datasource_id, id, kind, lane) values (${tenantId}, ${datasourceId}, ${randomUUID()}, 'pull', 'live')
      on conflict do nothing`.execute(tx)
  })
}

/** When the next feed is due, epoch ms; null = none is. */
export function earliest(db: Database, ids: readonly TenantId[]): Promise<number | null> {
  return inTenants(db, [...ids], async (tx) => {
    const { rows } = await sql<{ at: Date | null }>`select min(next_at) as at from pull_schedule`.execute(tx)
    return rows[0]?.at?.getTime() ?? null
  })
}

/** Takes up to so many runs: waiting ones, and those whose engine is gone. */
export function claimRuns(
  db: Database,
  ids: readonly TenantId[],
  nodeId: string,
  limit: number,
  own: readonly string[],
): Promise<PullRunRow[]> {
  return inTenants(db, [...ids], async (tx) => {
    const { rows } = await sql<{
      tenant_id: TenantId
      datasource_id: DatasourceId
      id: string
      lane: Lane
      parameters: PullRunRow['parameters']
    }>`
      update run set state = 'running', node_id = ${nodeId}, attempt = attempt + 1, started_at = coalesce(started_at, now()),
        -- Of one whose engine is gone, what it did until it was last heard of.
        worked = worked + case when state = 'running' then ${workedUntil(sql`updated_at`)} else 0 end, active_since = now(), updated_at = now()
      where (tenant_id, datasource_id, id) in (
        select tenant_id, datasource_id, id from run
        where state in ('queued', 'running') and lane in ('live', 'backfill') and id <> all (${[...own]}::uuid[])
          and (state = 'queued' or updated_at < now() - ${LOST}::interval
            or (updated_at < now() - ${GONE}::interval and ${isGone(sql`node_id`)}))
        order by created_at limit ${limit} for update skip locked)
      returning tenant_id, datasource_id, id, lane, parameters`.execute(tx)
    return rows.map(({ tenant_id, datasource_id, id, lane, parameters }) => ({
      tenantId: tenant_id,
      datasourceId: datasource_id,
      id,
      lane,
      parameters,
    }))
  })
}

/** What is asked of a run now. */
export interface Asked {
  readonly parameters: PullRunRow['parameters']
  /** Of its feed, as it is in force. */
  readonly generation: number
}

/** Says that this node still works on these runs; answers those that are still its own. */
export function keepRuns(
  db: Database,
  ids: readonly TenantId[],
  nodeId: string,
  runs: readonly string[],
): Promise<ReadonlyMap<string, Asked>> {
  return inTenants(db, [...ids], async (tx) => {
    const { rows } = await sql<{ id: string; parameters: PullRunRow['parameters']; generation: string }>`
      update run r set updated_at = now() from datasource d
      where r.id = any (${[...runs]}::uuid[]) and r.node_id = ${nodeId} and r.state = 'running'
        and d.tenant_id = r.tenant_id and d.id = r.datasource_id
      returning r.id, r.parameters, d.generation`.execute(tx)
    return new Map(rows.map(({ id, parameters, generation }) => [id, { parameters, generation: Number(generation) }]))
  })
}

/** Where the lane stands, by partition. */
export function readCheckpoints(
  db: Database,
  { tenantId, datasourceId, lane }: PullRunRow,
): Promise<readonly KnownCheckpoint[]> {
  return inTenant(db, tenantId, async (tx) => {
    const { rows } = await sql<KnownCheckpoint & { seq: string }>`
      select partition, seq, value from checkpoint
      where tenant_id = ${tenantId} and datasource_id = ${datasourceId} and lane = ${lane}`.execute(tx)
    return rows.map(({ partition, seq, value }) => ({ partition, seq: Number(seq), value }))
  })
}

/** Ends a run that is still this node's; where its lane stands goes into the history. `queued`: another engine goes on with it. */
export function endRun(
  db: Database,
  run: PullRunRow,
  nodeId: string,
  state: 'succeeded' | 'failed' | 'cancelled' | 'queued',
  failure: Failure | null,
  version: number | null,
): Promise<void> {
  const { tenantId, datasourceId, id, lane } = run
  return inTenant(db, tenantId, async (tx) => {
    const ended = await sql`
      update run set state = ${state}, version = ${version}, failure = ${failure === null ? null : JSON.stringify(failure)}::jsonb,
        worked = worked + ${workedUntil(sql`now()`)}, active_since = null,
        finished_at = case when ${state} = 'queued' then null else now() end, updated_at = now()
      where tenant_id = ${tenantId} and datasource_id = ${datasourceId} and id = ${id} and state = 'running'
        and node_id = ${nodeId} returning 1`.execute(tx)
    if (ended.rows.length === 0 || state === 'queued') return
    await sql`
      insert into checkpoint_history (tenant_id, datasource_id, lane, partition, seq, value, run_id)
      select tenant_id, datasource_id, lane, partition, seq, value, ${id} from checkpoint
      where tenant_id = ${tenantId} and datasource_id = ${datasourceId} and lane = ${lane}
      on conflict do nothing`.execute(tx)
    await sql`
      delete from checkpoint_history where tenant_id = ${tenantId} and datasource_id = ${datasourceId} and lane = ${lane}
        and changed_by is null and at < now() - ${KEEP_HISTORY}::interval`.execute(tx)
    if (state === 'succeeded') await settlePlanned(tx, run)
    // A feed that polls often must not fill the table with runs that found nothing.
    await sql`
      delete from run where tenant_id = ${tenantId} and datasource_id = ${datasourceId} and lane = ${lane}
        and id not in (select id from run where tenant_id = ${tenantId} and datasource_id = ${datasourceId} and lane = ${lane}
          order by created_at desc, id desc limit 500)
        and state in ('succeeded', 'failed', 'cancelled')`.execute(tx)
  })
}

/**
 * What a run that is through had planned: gone where its windows cover it, and where the source tells no windows, read. What is left
 * was not read, and is shown as a gap.
 */
async function settlePlanned(tx: Tx, { tenantId, datasourceId, id, lane }: PullRunRow): Promise<void> {
  const own = sql`tenant_id = ${tenantId} and datasource_id = ${datasourceId} and lane = ${lane}`
  await sql`
    delete from pull_window p where ${own} and run_id = ${id} and state = 'planned'
      and tstzmultirange(tstzrange(from_at, to_at)) <@ (
        select coalesce(range_agg(tstzrange(w.from_at, w.to_at)), '{}') from pull_window w
        where w.tenant_id = p.tenant_id and w.datasource_id = p.datasource_id and w.lane = p.lane and w.state = 'committed'
          and w.from_at < p.to_at and w.to_at > p.from_at)`.execute(tx)
  await sql`
    update pull_window set state = 'committed', at = now(), items = (select done from run where tenant_id = ${tenantId} and id = ${id})
    where ${own} and run_id = ${id} and state = 'planned' and 1 = (
      select count(*) from pull_window where ${own} and run_id = ${id})`.execute(tx)
}
