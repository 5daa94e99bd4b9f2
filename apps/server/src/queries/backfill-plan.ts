import type { Tx } from '@halcyon/store'
import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import type { Context, Query } from '../commands/command.ts'
import type { DatasourceParams } from '../commands/datasources/fields.ts'
import { findDatasource } from '../commands/datasources/find.ts'
import {
  assertBackfillable,
  backfillFields,
  backfillSourcesOf,
  capturedEvents,
  windowsOf,
} from '../commands/runs/start-backfill.ts'
import { oneOf } from './datasources-queries.ts'
import type { Datasource } from './datasources-row.ts'

const PlanInput = Type.Object({
  ...backfillFields,
  source: Type.Optional(oneOf(['source', 'captured'], 'By default the first that the feed offers')),
  from: Type.Optional(backfillFields.from),
  to: Type.Optional(backfillFields.to),
})
const DAY_MS = 86_400_000

/** What a backfill would do. */
export interface BackfillPlan {
  readonly source: 'source' | 'captured'
  readonly from: string
  readonly to: string
  /** The version that maps. */
  readonly version: number | null
  /** The spans the source is asked for; null = it says so only as it goes, or nobody is asked. */
  readonly windows: number | null
  /** The first of them. */
  readonly firstWindows: readonly { readonly from: string; readonly to: string }[]
  /** Records; null = nothing to tell from. */
  readonly events: number | null
  /** Requests to the source; null = nothing to tell from. */
  readonly requests: number | null
  /** counted: exact. windows: as many as in the windows that were read. rate: as many as in the last week. none: not known. */
  readonly basis: 'counted' | 'windows' | 'rate' | 'none'
  /** Events of the time whose raw payload is gone: they stay as they are. */
  readonly notKept: number
  readonly eventsPerSecond: number | null
  /** How long it takes at that rate; null = not known. */
  readonly seconds: number | null
}

/** What a backfill would do, before it does it; by default of the last day, from where the feed can be read again. */
export const backfillPlanQuery: Query<DatasourceParams, typeof PlanInput, Datasource, BackfillPlan> = {
  name: 'run.plan',
  action: 'backfill',
  input: PlanInput,
  find: findDatasource,
  async run(tx, context, found, input: Static<typeof PlanInput>) {
    const { to = new Date().toISOString(), eventsPerSecond = null } = input
    const from = input.from ?? new Date(Date.parse(to) - DAY_MS).toISOString()
    const source = input.source ?? backfillSourcesOf(found.type)[0] ?? 'source'
    await assertBackfillable(tx, context, found, { ...input, source, from, to })
    const common = { source, from, to, version: input.version ?? found.publishedVersion, eventsPerSecond }
    const secondsFor = (events: number | null): number | null =>
      events === null || eventsPerSecond === null ? null : events / eventsPerSecond
    if (source === 'captured') {
      const { kept, notKept } = await capturedEvents(tx, context, found.id, { from, to })
      const none = { windows: null, firstWindows: [], requests: null }
      return { ...common, ...none, events: kept, basis: 'counted', notKept, seconds: secondsFor(kept) }
    }
    const windows = await windowsOf(tx, context, found, { from, to })
    const { events, basis } = await expectedEvents(tx, context, found.id, (Date.parse(to) - Date.parse(from)) / 1000)
    const perPage = await recordsAPage(tx, context, found.id)
    const pages = events === null || perPage === null ? null : Math.ceil(events / perPage)
    return {
      ...common,
      windows: windows?.length ?? null,
      firstWindows: (windows ?? []).slice(0, 10).map((one) => ({ from: one.from, to: one.to })),
      events,
      // A window that holds nothing is asked for, too.
      requests: pages === null ? (windows?.length ?? null) : Math.max(pages, windows?.length ?? 1),
      basis,
      notKept: 0,
      seconds: secondsFor(events),
    }
  },
}

/** As dense as what was read; else as what came in the last week. */
async function expectedEvents(
  tx: Tx,
  { tenantId }: Context,
  datasourceId: string,
  seconds: number,
): Promise<Pick<BackfillPlan, 'events' | 'basis'>> {
  const { rows } = await sql<{ windows: number | null; week: number | null }>`/* backfill.density */
    select (
      select sum(items) / nullif(sum(extract(epoch from to_at - from_at)), 0) from pull_window
      where tenant_id = ${tenantId} and datasource_id = ${datasourceId} and state = 'committed' and lane = 'live' and from_at < to_at
    )::float8 as windows, (
      select sum(received) / nullif(extract(epoch from now() - min(at)), 0) from metric
      where tenant_id = ${tenantId} and datasource_id = ${datasourceId} and step = 60 and at > now() - interval '7 days'
    )::float8 as week`.execute(tx)
  const [density] = rows
  if (density?.windows != null) return { events: Math.round(density.windows * seconds), basis: 'windows' }
  if (density?.week != null) return { events: Math.round(density.week * seconds), basis: 'rate' }
  return { events: null, basis: 'none' }
}

/** Of the runs so far; null before the first. */
async function recordsAPage(tx: Tx, { tenantId }: Context, datasourceId: string): Promise<number | null> {
  const { rows } = await sql<{ size: number | null }>`/* backfill.pages */
    select (sum(done) / nullif(sum(pages), 0))::float8 as size from run
    where tenant_id = ${tenantId} and datasource_id = ${datasourceId} and lane in ('live', 'backfill') and done > 0`.execute(
    tx,
  )
  return rows[0]?.size ?? null
}
