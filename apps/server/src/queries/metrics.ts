import { Problem } from '@halcyon/domain'
import { latencyQuantile, type Tx } from '@halcyon/store'
import { sql } from 'kysely'
import type { Context } from '../commands/command.ts'

type Point = readonly [time: string, value: number]
type Counter = 'received' | 'mapped' | 'filtered' | 'duplicate' | 'rejected' | 'bytes'
const COUNTERS = [
  'received',
  'mapped',
  'filtered',
  'duplicate',
  'rejected',
  'bytes',
] as const satisfies readonly Counter[]

/** Counts per bucket, by time of receipt; every bucket of the range has a point. Latency and lag have points where something was received. */
export interface MetricsView {
  readonly from: string
  readonly to: string
  /** Seconds a bucket; longer than asked for where the range is older than what is kept as finely. */
  readonly step: number
  readonly series: Readonly<Record<Counter, readonly Point[]>> & {
    /** Received and without an outcome yet: received − mapped − filtered − duplicate − rejected. */
    readonly pending: readonly Point[]
    readonly latencyMs: {
      readonly p50: readonly Point[]
      readonly p95: readonly Point[]
      readonly p99: readonly Point[]
    }
    /** The longest wait from receipt to commit in the bucket. */
    readonly lagSeconds: readonly Point[]
  }
}

export interface MetricsRange {
  /** RFC 3339; default: an hour before `to`. */
  readonly from?: string
  /** RFC 3339; default: now. */
  readonly to?: string
  /** Seconds, a multiple of 10; default: what gives at most 360 points. */
  readonly step?: number
  readonly version?: number
}

const FINEST_SECONDS = 10
const MAX_POINTS = 3000
const DEFAULT_POINTS = 360
const HOUR_MS = 3_600_000

interface Range {
  readonly from: Date
  readonly to: Date
  readonly step: number
}

/** @throws Problem `invalid_query` for a range without length, or with more than 3,000 points */
function rangeOf(wanted: MetricsRange, now: Date): Range {
  const to = wanted.to === undefined ? now : new Date(wanted.to)
  const from = wanted.from === undefined ? new Date(to.getTime() - HOUR_MS) : new Date(wanted.from)
  const seconds = (to.getTime() - from.getTime()) / 1000
  const asked = wanted.step ?? Math.ceil(seconds / DEFAULT_POINTS / FINEST_SECONDS) * FINEST_SECONDS
  if (asked % FINEST_SECONDS !== 0) throw refuse('step', 'The step must be a multiple of 10 s')
  const kept = finestKept(from, now)
  const step = Math.max(kept, Math.ceil(asked / kept) * kept)
  if (!(seconds > 0)) throw refuse('from', '"from" must lie before "to"')
  if (seconds / step > MAX_POINTS)
    throw refuse('step', `The range has more than ${MAX_POINTS} steps; take a longer step`)
  return { from, to, step }
}

const refuse = (path: string, message: string): Problem =>
  new Problem('invalid_query', message, [{ path, code: 'number_out_of_range', message }])

const DAY_MS = 24 * HOUR_MS

/** Ten seconds are kept for two days, minutes for thirty, hours for longer (housekeeping.sql): an older range has a longer step. */
function finestKept(from: Date, now: Date): number {
  const age = now.getTime() - from.getTime()
  return age > 30 * DAY_MS ? 3600 : age > 2 * DAY_MS ? 60 : FINEST_SECONDS
}

/** The coarsest rows whose buckets fit the step. */
const sourceOf = (step: number): number => [3600, 60].find((source) => step % source === 0) ?? FINEST_SECONDS

/** Two queries, `metrics.counters` and `metrics.latency`, by primary key. */
export async function getMetrics(
  tx: Tx,
  context: Context,
  datasourceId: string,
  wanted: MetricsRange,
  now: Date,
): Promise<MetricsView> {
  const range = rangeOf(wanted, now)
  const counters = await readCounters(tx, context, datasourceId, range, wanted.version)
  const latency = await readLatency(tx, context, datasourceId, range)
  const at = (time: number): string => new Date(time).toISOString()
  const times = timesOf(range)
  const count = (name: Counter): Point[] => times.map((time) => [at(time), counters.get(time)?.[name] ?? 0])
  const quantile = (share: number): Point[] =>
    [...latency].flatMap(([time, buckets]) => {
      const value = latencyQuantile(buckets, share)
      return value === null ? [] : [[at(time), value] as const]
    })
  return {
    from: range.from.toISOString(),
    to: range.to.toISOString(),
    step: range.step,
    series: {
      ...(Object.fromEntries(COUNTERS.map((name) => [name, count(name)])) as Record<Counter, Point[]>),
      pending: times.map((time) => [at(time), pendingOf(counters.get(time))]),
      latencyMs: { p50: quantile(0.5), p95: quantile(0.95), p99: quantile(0.99) },
      lagSeconds: quantile(1).map(([time, ms]) => [time, ms / 1000]),
    },
  }
}

function timesOf({ from, to, step }: Range): number[] {
  const first = Math.floor(from.getTime() / (step * 1000)) * step * 1000
  return Array.from(
    { length: Math.ceil((to.getTime() - first) / (step * 1000)) },
    (_, index) => first + index * step * 1000,
  )
}

const pendingOf = (row: Record<Counter, number> | undefined): number =>
  row === undefined ? 0 : row.received - row.mapped - row.filtered - row.duplicate - row.rejected

/** Coarser rows younger than this, in seconds, are still being summed: the finer ones are read instead. */
const SETTLED = { 60: 600, 3600: 7200 } as const

/**
 * The rows of a range in their coarsest fitting form: a coarser tier up to its last bucket, and the finer one after it, since the
 * newest have not been rolled up yet.
 */
const tiers = (context: Context, datasourceId: string, table: 'metric' | 'latency', { from, to, step }: Range) => {
  const t = sql.table(table)
  const here = sql`tenant_id = ${context.tenantId} and datasource_id = ${datasourceId}`
  const start = sql`date_bin(make_interval(secs => ${step}), ${from}::timestamptz, '1970-01-01Z')`
  const source = sourceOf(step)
  const upTo = (tier: 60 | 3600) =>
    source < tier
      ? sql`${start}`
      : sql`greatest(${start}, coalesce((select max(at) + make_interval(secs => ${tier}::int) from ${t} where ${here} and step = ${tier} and at < ${to}
          and at < now() - make_interval(secs => ${SETTLED[tier]}::int)), ${start}))`
  return sql`bound as materialized (select ${start} as start, ${upTo(3600)} as hours, ${upTo(60)} as minutes),
    chosen as (
      select r.* from bound, ${t} r where ${here} and at < ${to} and (
        (step = 3600 and ${source} = 3600 and at >= start and at < hours)
        or (step = 60 and ${source} >= 60 and at >= hours and at < minutes)
        or (step = 10 and at >= greatest(hours, minutes)))
    )`
}

async function readCounters(
  tx: Tx,
  context: Context,
  datasourceId: string,
  range: Range,
  version: number | undefined,
): Promise<Map<number, Record<Counter, number>>> {
  const { rows } = await sql<Record<Counter, number> & { at: Date }>`/* metrics.counters */
    with ${tiers(context, datasourceId, 'metric', range)}
    select date_bin(make_interval(secs => ${range.step}), at, '1970-01-01Z') as at, sum(received)::int8 as received,
      sum(mapped)::int8 as mapped, sum(filtered)::int8 as filtered, sum(duplicate)::int8 as duplicate,
      sum(rejected)::int8 as rejected, sum(bytes)::int8 as bytes
    from chosen ${version === undefined ? sql`` : sql`where version = ${version}`} group by 1 order by 1`.execute(tx)
  return new Map(rows.map(({ at, ...counts }) => [at.getTime(), counts]))
}

async function readLatency(
  tx: Tx,
  context: Context,
  datasourceId: string,
  range: Range,
): Promise<Map<number, number[]>> {
  const { rows } = await sql<{ at: Date; buckets: number[] }>`/* metrics.latency */
    with ${tiers(context, datasourceId, 'latency', range)}
    select at, array_agg(count order by bucket) as buckets from (
      select date_bin(make_interval(secs => ${range.step}), at, '1970-01-01Z') as at, bucket, sum(count)::int as count
      from chosen, unnest(buckets) with ordinality as b(count, bucket) group by 1, 2
    ) summed group by at order by at`.execute(tx)
  return new Map(rows.map(({ at, buckets }) => [at.getTime(), buckets]))
}
