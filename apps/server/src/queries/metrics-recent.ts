import { sql } from 'kysely'
import { reachOf } from '../commands/authorize.ts'
import type { Query } from '../commands/command.ts'
import { ByIdInput } from './datasources-by-id.ts'
import { visibleDatasources } from './datasources-visible.ts'

const MINUTES = 60

export interface RecentRate {
  readonly datasourceId: string
  /** Received in each of the last sixty minutes, the oldest first; the last one is under way. */
  readonly received: readonly number[]
}

/** The last hour of these datasources, for a sparkline each. One query, `metrics.recent`, by primary key. */
export const recentRatesQuery: Query<Record<never, never>, typeof ByIdInput, null, readonly RecentRate[]> = {
  name: 'metrics.read',
  action: 'metrics.read',
  input: ByIdInput,
  anywhere: true,
  find: async (_tx, context) => ({ target: { kind: 'organization', id: context.tenantId }, found: null }),
  run: async (tx, context, _found, { ids }) => {
    const { rows } = await sql<{ id: string; minute: number; received: number }>`/* metrics.recent */
      with bound as materialized (select date_trunc('minute', now()) - make_interval(mins => ${MINUTES - 1}::int) as start)
      select m.datasource_id as id, floor(extract(epoch from m.at - bound.start) / 60)::int as minute,
        sum(m.received)::int8 as received
      from bound, metric m
      where m.tenant_id = ${context.tenantId} and m.datasource_id = any(${ids}::uuid[]) and m.step = 10 and m.at >= bound.start
        and m.datasource_id in ${visibleDatasources(context, reachOf(context, 'metrics.read'))}
      group by 1, 2 having sum(m.received) > 0`.execute(tx)
    const byId = Map.groupBy(rows, ({ id }) => id)
    return ids.map((datasourceId) => ({ datasourceId, received: filled(byId.get(datasourceId) ?? []) }))
  },
}

function filled(rows: readonly { readonly minute: number; readonly received: number }[]): readonly number[] {
  const received = Array.from({ length: MINUTES }, () => 0)
  for (const row of rows) if (row.minute < MINUTES) received[row.minute] = row.received
  return received
}
