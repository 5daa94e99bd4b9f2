/** What the live streams of an organization look at together, each for many feeds in one query. */
import { latencyQuantile, type Tx } from '@halcyon/store'
import { sql } from 'kysely'
import type { Context } from '../commands/command.ts'
import { DATASOURCE_COLUMNS_SQL, type Datasource, type DatasourceRow, toDatasource } from './datasources-row.ts'
import { type EventView, LEDGER_COLUMNS } from './ledger.ts'
import { LOG_COLUMNS, LOOK_LIMIT, type LogLine, timeOf } from './logs.ts'

export interface WatchedDatasource {
  readonly datasource: Datasource
  readonly draftUpdatedAt: Date
  readonly draftUpdatedBy: string | null
}

/** These datasources; with `allActive`, also all that are active. Query `live.datasources`. */
export async function watchedDatasources(
  tx: Tx,
  context: Context,
  ids: readonly string[],
  allActive: boolean,
): Promise<ReadonlyMap<string, WatchedDatasource>> {
  const which = allActive ? sql`(d.status = 'active' or d.id = any(${ids}::uuid[]))` : sql`d.id = any(${ids}::uuid[])`
  const { rows } = await sql<
    DatasourceRow & { draft_updated_at: Date; draft_updated_by: string | null }
  >`/* live.datasources */
    select ${DATASOURCE_COLUMNS_SQL}, draft.updated_at as draft_updated_at, draft.updated_by as draft_updated_by
    from datasource d join draft on draft.tenant_id = d.tenant_id and draft.datasource_id = d.id
    where d.tenant_id = ${context.tenantId} and ${which}`.execute(tx)
  return new Map(
    rows.map(({ draft_updated_at, draft_updated_by, ...row }) => [
      row.id,
      { datasource: toDatasource(row), draftUpdatedAt: draft_updated_at, draftUpdatedBy: draft_updated_by },
    ]),
  )
}

/** How far a feed's list has been read: past this id. */
export type Places = ReadonlyMap<string, string>

const feedsOf = (places: Places) =>
  sql`unnest(${[...places.keys()]}::uuid[], ${[...places.values()]}::uuid[]) as wanted(feed, place)`

/** Nothing before it can be past any of the places: what prunes the partitions. */
const earliest = (places: Places): Date => timeOf([...places.values()].sort()[0] ?? '')

/** Lines past each feed's place, oldest first, at most `LOOK_LIMIT` a feed. Query `live.logs`. */
export async function logsPast(
  tx: Tx,
  context: Context,
  places: Places,
): Promise<ReadonlyMap<string, readonly LogLine[]>> {
  const { rows } = await sql<LogLine & { feed: string }>`/* live.logs */
    select wanted.feed, l.* from ${feedsOf(places)} cross join lateral (
      select ${LOG_COLUMNS} from log where tenant_id = ${context.tenantId} and datasource_id = wanted.feed
        and id > wanted.place and at >= ${earliest(places)} order by id limit ${LOOK_LIMIT}
    ) l order by l.id`.execute(tx)
  return byFeed(rows)
}

/** Of one look. */
export const EVENTS_LIMIT = 100

/** The newest events past each feed's place, newest first: `EVENTS_LIMIT` and one more a feed. Query `live.events`. */
export async function eventsPast(
  tx: Tx,
  context: Context,
  places: Places,
): Promise<ReadonlyMap<string, readonly EventView[]>> {
  const { rows } = await sql<EventView & { feed: string }>`/* live.events */
    select wanted.feed, l.* from ${feedsOf(places)} cross join lateral (
      select ${LEDGER_COLUMNS} from ledger where tenant_id = ${context.tenantId} and datasource_id = wanted.feed
        and event_id > wanted.place and received_at >= ${earliest(places)} order by event_id desc limit ${EVENTS_LIMIT + 1}
    ) l order by l.id desc`.execute(tx)
  return byFeed(rows)
}

function byFeed<Row extends { readonly feed: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Omit<Row, 'feed'>[]> {
  const grouped = Map.groupBy(rows, ({ feed }) => feed)
  return new Map([...grouped].map(([feed, found]) => [feed, found.map(({ feed: _, ...row }) => row)]))
}

/** Ten seconds of a feed; latency in milliseconds, null where nothing was committed. */
export interface MetricBucket {
  readonly at: Date
  readonly received: number
  readonly mapped: number
  readonly filtered: number
  readonly duplicate: number
  readonly rejected: number
  readonly pending: number
  readonly bytes: number
  readonly latencyP50: number | null
  readonly latencyP95: number | null
  readonly latencyP99: number | null
  readonly lagSeconds: number | null
}

const STEP_MS = 10_000
/** The one under way, and those before it that may still be written to. */
const BUCKETS = 4

type Counts = Pick<MetricBucket, 'received' | 'mapped' | 'filtered' | 'duplicate' | 'rejected' | 'bytes'>
const NONE: Counts = { received: 0, mapped: 0, filtered: 0, duplicate: 0, rejected: 0, bytes: 0 }

/** The last buckets of each feed, oldest first, also those without an event. Queries `live.counters` and `live.latency`. */
export async function latestBuckets(
  tx: Tx,
  context: Context,
  ids: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, readonly MetricBucket[]>> {
  const newest = Math.floor(now.getTime() / STEP_MS) * STEP_MS
  const times = Array.from({ length: BUCKETS }, (_, index) => newest - (BUCKETS - 1 - index) * STEP_MS)
  const here = sql`tenant_id = ${context.tenantId} and datasource_id = any(${ids}::uuid[]) and step = 10
    and at >= ${new Date(times[0] ?? newest)}`
  const counters = await sql<Counts & { feed: string; at: Date }>`/* live.counters */
    select datasource_id as feed, at, sum(received)::int8 as received, sum(mapped)::int8 as mapped,
      sum(filtered)::int8 as filtered, sum(duplicate)::int8 as duplicate, sum(rejected)::int8 as rejected, sum(bytes)::int8 as bytes
    from metric where ${here} group by 1, 2`.execute(tx)
  const latency = await sql<{ feed: string; at: Date; buckets: number[] }>`/* live.latency */
    select feed, at, array_agg(count order by bucket) as buckets from (
      select datasource_id as feed, at, bucket, sum(count)::int as count
      from latency, unnest(buckets) with ordinality as b(count, bucket) where ${here} group by 1, 2, 3
    ) summed group by 1, 2`.execute(tx)
  const keyOf = (feed: string, at: number): string => `${feed} ${at}`
  const counts = new Map(counters.rows.map(({ feed, at, ...row }) => [keyOf(feed, at.getTime()), row]))
  const waits = new Map(latency.rows.map(({ feed, at, buckets }) => [keyOf(feed, at.getTime()), buckets]))
  return new Map(
    ids.map((id) => [id, times.map((at) => bucketOf(at, counts.get(keyOf(id, at)), waits.get(keyOf(id, at))))]),
  )
}

function bucketOf(at: number, counts: Counts = NONE, waits: readonly number[] = []): MetricBucket {
  const quantile = (share: number): number | null => (waits.length === 0 ? null : latencyQuantile([...waits], share))
  const longest = quantile(1)
  const { received, mapped, filtered, duplicate, rejected } = counts
  return {
    at: new Date(at),
    ...counts,
    pending: received - mapped - filtered - duplicate - rejected,
    latencyP50: quantile(0.5),
    latencyP95: quantile(0.95),
    latencyP99: quantile(0.99),
    lagSeconds: longest === null ? null : longest / 1000,
  }
}
