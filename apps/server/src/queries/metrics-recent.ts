import { sql } from 'kysely'
import { reachOf } from '../commands/authorize.ts'
import type { Query } from '../commands/command.ts'
import { ByIdInput } from './datasources-by-id.ts'
import { isVisible } from './datasources-visible.ts'

const MINUTES = 60

export interface RecentRate {
  readonly datasourceId: string
  /** Received in each of the last sixty minutes, the oldest first; the last one is under way. */
  readonly received: readonly number[]
}

/**
 * The last hour of these datasources, for a sparkline each. One query, `metrics.recent`, by primary key: the minutes that are summed
 * up, and the tens of seconds after them.
 */
export const recentRatesQuery: Query<Record<never, never>, typeof ByIdInput, null, readonly RecentRate[]> = {
  name: 'metrics.read',
  action: 'metrics.read',
  input: ByIdInput,
  anywhere: true,
  find: async (_tx, context) => ({ target: { kind: 'organization', id: context.tenantId }, found: null }),
  run: async (tx, context, _found, { ids }) => {
    const start = new Date((Math.floor(Date.now() / 60_000) - MINUTES + 1) * 60_000)
    const mine = sql`tenant_id = ${context.tenantId} and datasource_id = d.id`
    const { rows } = await sql<{ id: string; minute: number; received: number }>`/* metrics.recent */
      select d.id, m.minute, m.received from datasource d cross join lateral (
        select coalesce(max(at) + interval '1 minute', ${start}::timestamptz) as to_minute from metric
        where ${mine} and step = 60 and at >= ${start} and at < now() - interval '10 minutes'
      ) summed cross join lateral (
        select floor(extract(epoch from at - ${start}::timestamptz) / 60)::int as minute, sum(received)::int8 as received from (
          select at, received from metric where ${mine} and step = 60 and at >= ${start} and at < summed.to_minute
          union all select at, received from metric where ${mine} and step = 10 and at >= summed.to_minute
        ) both_tiers group by 1 having sum(received) > 0
      ) m
      where d.tenant_id = ${context.tenantId} and d.id = any(${ids}::uuid[]) and ${isVisible(reachOf(context, 'metrics.read'))}`.execute(
      tx,
    )
    const byId = Map.groupBy(rows, ({ id }) => id)
    return ids.map((datasourceId) => ({ datasourceId, received: filled(byId.get(datasourceId) ?? []) }))
  },
}

function filled(rows: readonly { readonly minute: number; readonly received: number }[]): readonly number[] {
  const received = Array.from({ length: MINUTES }, () => 0)
  for (const row of rows) if (row.minute < MINUTES) received[row.minute] = row.received
  return received
}
