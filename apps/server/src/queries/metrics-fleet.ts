import { latencyQuantile } from '@halcyon/store'
import { sql } from 'kysely'
import { Type } from 'typebox'
import { reachOf } from '../commands/authorize.ts'
import type { Query } from '../commands/command.ts'
import { isVisible } from './datasources-visible.ts'

const MINUTES = 60
const Nothing = Type.Object({}, { additionalProperties: false })

/** The last hour of all active datasources the caller may see, a value a minute, the oldest first; the last one is under way. */
export interface FleetTrend {
  readonly received: readonly number[]
  readonly rejected: readonly number[]
  /** The longest wait from receipt to commit, seconds; null where nothing was committed. */
  readonly lagSeconds: readonly (number | null)[]
}

/** One query, `metrics.fleet`, by primary key for each datasource: the minutes that are summed up, and the tens of seconds after them. */
export const fleetTrendQuery: Query<Record<never, never>, typeof Nothing, null, FleetTrend> = {
  name: 'metrics.read',
  action: 'metrics.read',
  input: Nothing,
  anywhere: true,
  find: async (_tx, context) => ({ target: { kind: 'organization', id: context.tenantId }, found: null }),
  run: async (tx, context) => {
    const start = new Date((Math.floor(Date.now() / 60_000) - MINUTES + 1) * 60_000)
    const mine = sql`tenant_id = ${context.tenantId} and datasource_id = d.id`
    const minute = sql`floor(extract(epoch from at - ${start}::timestamptz) / 60)::int`
    const summed = (
      table: 'metric' | 'latency',
    ) => sql`select coalesce(max(at) + interval '1 minute', ${start}::timestamptz)
      from ${sql.table(table)} where ${mine} and step = 60 and at >= ${start} and at < now() - interval '10 minutes'`
    const rowsOf = (
      table: 'metric' | 'latency',
    ) => sql`cross join lateral (${summed(table)}) summed (up_to) cross join lateral (
      select * from ${sql.table(table)} where ${mine}
        and ((step = 60 and at >= ${start} and at < up_to) or (step = 10 and at >= up_to))) r`
    const { rows } = await sql<{
      minute: number
      received: number
      rejected: number
      slowest: number | null
    }>`/* metrics.fleet */
      with d as materialized (select d.id from datasource d
        where d.tenant_id = ${context.tenantId} and d.status = 'active' and ${isVisible(reachOf(context, 'metrics.read'))}),
      counts as (select ${minute} as minute, sum(received)::int8 as received, sum(rejected)::int8 as rejected
        from d ${rowsOf('metric')} group by 1),
      waits as (select ${minute} as minute,
        max((select max(i) from generate_subscripts(buckets, 1) i where buckets[i] > 0)) as slowest
        from d ${rowsOf('latency')} group by 1)
      select minute, coalesce(received, 0) as received, coalesce(rejected, 0) as rejected, slowest
      from counts full join waits using (minute)`.execute(tx)
    const byMinute = new Map(rows.map((row) => [row.minute, row]))
    const minutes = Array.from({ length: MINUTES }, (_, index) => byMinute.get(index))
    return {
      received: minutes.map((row) => row?.received ?? 0),
      rejected: minutes.map((row) => row?.rejected ?? 0),
      lagSeconds: minutes.map((row) => secondsOf(row?.slowest ?? null)),
    }
  },
}

/** What the slowest bucket stands for; buckets count from 1, as the database does. */
function secondsOf(bucket: number | null): number | null {
  if (bucket === null) return null
  const ms = latencyQuantile([...Array.from({ length: bucket - 1 }, () => 0), 1], 1)
  return ms === null ? null : ms / 1000
}
