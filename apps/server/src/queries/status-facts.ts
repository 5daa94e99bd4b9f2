import type { Failure } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { sql } from 'kysely'
import type { Context } from '../commands/command.ts'
import type { WorkerFacts } from './status-health.ts'

/** A node that has not said so for this long is not there. */
const NODE_ALIVE_SECONDS = 30

/** What the tables say of the running of one feed. */
export interface FeedFacts {
  readonly id: string
  readonly now: Date
  readonly publishedAt: Date | null
  readonly quarantine: { readonly cause: string; readonly at: Date } | null
  readonly ingestNodes: number
  readonly engineNodes: number
  readonly workers: readonly WorkerFacts[]
  readonly lastEventAt: Date | null
  /** Of the last minute. */
  readonly received: number
  readonly rejected: number
  /** Start of the oldest ten seconds with a record that has no outcome yet; null = none within two hours, or not asked for. */
  readonly pendingSince: Date | null
  readonly checkpointAt: Date | null
}

interface Row extends Omit<FeedFacts, 'workers' | 'quarantine'> {
  readonly quarantine: { reason: unknown; at: string } | null
  readonly workers: readonly {
    node: string
    state: string
    version: number | null
    since: string
    restarts: number
    memory: number | null
    circuit: string
    failure: Failure | null
  }[]
}

/** How far behind a feed is: looked at for one feed, not for a list of them. */
const LAG = sql`left join lateral (
      select m.at from metric m where m.tenant_id = d.tenant_id and m.datasource_id = d.id and m.step = 10
        and m.at > now() - interval '2 hours' and m.received > m.mapped + m.filtered + m.duplicate + m.rejected order by m.at limit 1
    ) p on true
    left join lateral (
      select max(updated_at) as at from checkpoint c where c.tenant_id = d.tenant_id and c.datasource_id = d.id and c.lane = 'live'
    ) c on true`

/** One query, `status.facts`, whatever the number of feeds; each lateral is a probe of a primary key. */
export async function readFacts(
  tx: Tx,
  context: Context,
  ids: readonly string[],
  options: { readonly lag: boolean } = { lag: false },
): Promise<ReadonlyMap<string, FeedFacts>> {
  const lag = options.lag ? LAG : sql``
  const since = options.lag
    ? sql`p.at as "pendingSince", c.at as "checkpointAt"`
    : sql`null as "pendingSince", null as "checkpointAt"`
  const { rows } = await sql<Row>`/* status.facts */
    with nodes as materialized (select id, roles, host from node where heartbeat_at > now() - make_interval(secs => ${NODE_ALIVE_SECONDS}))
    select d.id, clock_timestamp() as now, v.published_at as "publishedAt", q.quarantine,
      (select count(*)::int from nodes where 'ingest' = any(roles)) as "ingestNodes",
      (select count(*)::int from nodes where 'engine' = any(roles)) as "engineNodes",
      coalesce(o.workers, '[]') as workers, l.received_at as "lastEventAt", coalesce(m.received, 0) as received,
      coalesce(m.rejected, 0) as rejected, ${since}
    from datasource d
    left join version v on v.tenant_id = d.tenant_id and v.datasource_id = d.id and v.number = d.published_version
    left join lateral (
      select json_build_object('reason', q.reason, 'at', q.at) as quarantine from quarantine q
      where q.tenant_id = d.tenant_id and q.datasource_id = d.id and q.version = d.published_version
    ) q on true
    left join lateral (
      select json_agg(json_build_object('node', nodes.host, 'state', o.state, 'version', o.version, 'since', o.since,
        'restarts', o.restarts, 'memory', o.memory_bytes, 'circuit', o.circuit, 'failure', o.failure) order by nodes.host, nodes.id) as workers
      from observed o join nodes on nodes.id = o.node_id where o.tenant_id = d.tenant_id and o.datasource_id = d.id
    ) o on true
    left join lateral (
      select received_at from ledger l where l.tenant_id = d.tenant_id and l.datasource_id = d.id order by event_id desc limit 1
    ) l on true
    left join lateral (
      select sum(received)::int as received, sum(rejected)::int as rejected from metric m where m.tenant_id = d.tenant_id
        and m.datasource_id = d.id and m.step = 10 and m.at > now() - interval '60 seconds'
    ) m on true
    ${lag}
    where d.tenant_id = ${context.tenantId} and d.id = any(${ids}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, toFacts(row)]))
}

const toFacts = (row: Row): FeedFacts => ({
  ...row,
  quarantine:
    row.quarantine === null ? null : { cause: causeOf(row.quarantine.reason), at: new Date(row.quarantine.at) },
  workers: row.workers.map(({ memory, since, ...worker }) => ({
    ...worker,
    memoryBytes: memory,
    since: new Date(since),
  })),
})

function causeOf(reason: unknown): string {
  if (typeof reason === 'string') return reason
  if (typeof reason !== 'object' || reason === null) return 'see its log'
  const { cause, message, code } = reason as Record<string, unknown>
  return [cause, message, code].find((part) => typeof part === 'string') ?? 'see its log'
}
