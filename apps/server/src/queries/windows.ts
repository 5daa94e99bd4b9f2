import type { Tx } from '@halcyon/store'
import { sql } from 'kysely'
import type { Context } from '../commands/command.ts'
import { cursorKey, type Page, type PageInput, pageOf, rowsToRead } from './page.ts'

/** A span of a source's time, as a run read it or means to. */
export interface WindowView {
  readonly lane: string
  readonly from: Date
  readonly to: Date
  /** fetched: read in part. */
  readonly state: 'planned' | 'fetched' | 'committed'
  readonly items: number
  readonly runId: string
  readonly version: number
  /** When it came into this state. */
  readonly at: Date
}

export interface WindowFilter {
  /** RFC 3339; windows that reach into this span. */
  readonly from?: string
  readonly to?: string
  readonly lane?: string
  readonly state?: WindowView['state']
}

/** Windows that reach into a span, the latest first. Query `windows.list`. */
export async function listWindows(
  tx: Tx,
  context: Context,
  datasourceId: string,
  { from, to, lane, state }: WindowFilter,
  page: PageInput,
): Promise<Page<WindowView>> {
  const [afterFrom, afterTo, afterLane] = cursorKey(page, ['string', 'string', 'string']) ?? []
  const after =
    afterFrom === undefined
      ? sql``
      : sql`and (from_at, to_at, lane) < (${afterFrom}::timestamptz, ${afterTo}::timestamptz, ${afterLane}::text)`
  const { rows } = await sql<WindowView>`/* windows.list */
    select lane, from_at as "from", to_at as "to", state, items::float8 as items, run_id as "runId", version, at from pull_window
    where tenant_id = ${context.tenantId} and datasource_id = ${datasourceId}
      ${from === undefined ? sql`` : sql`and to_at > ${from}`} ${to === undefined ? sql`` : sql`and from_at < ${to}`}
      ${lane === undefined ? sql`` : sql`and lane = ${lane}`} ${state === undefined ? sql`` : sql`and state = ${state}`} ${after}
    order by from_at desc, to_at desc, lane desc limit ${rowsToRead(page)}`.execute(tx)
  return pageOf(
    rows,
    page,
    (row) => [row.from.toISOString(), row.to.toISOString(), row.lane],
    (row) => row,
  )
}

export interface TimeSpan {
  readonly from: Date
  readonly to: Date
}

/** What of a source's time was read. */
export interface CoverageView extends TimeSpan {
  /** Seconds between the first and the last window, within the span; and of these, read. */
  readonly seconds: number
  readonly covered: number
  /** Read by no lane, though windows before and after were, or a run meant to. The latest first. */
  readonly gaps: readonly (TimeSpan & { readonly planned: boolean })[]
  /** Read more than once. */
  readonly overlaps: readonly TimeSpan[]
  /** There are more gaps or overlaps than are listed. */
  readonly more: boolean
}

const MOST = 500

/** Gaps and overlaps of the windows in a span: laid together in the database. Queries `windows.gaps` and `windows.overlaps`. */
export async function readCoverage(
  tx: Tx,
  { tenantId }: Context,
  datasourceId: string,
  span: TimeSpan,
): Promise<CoverageView> {
  const own = sql`tenant_id = ${tenantId} and datasource_id = ${datasourceId} and from_at < to_at`
  const here = sql`${own} and from_at < ${span.to} and to_at > ${span.from}`
  const clipped = sql`tstzrange(greatest(from_at, ${span.from}), least(to_at, ${span.to}))`
  const gaps = await sql<
    TimeSpan & { planned: boolean; seconds: number; covered: number; none: boolean }
  >`/* windows.gaps */
    with hull as (
      select greatest(min(from_at), ${span.from}) as low, least(max(to_at), ${span.to}) as high
      from pull_window where ${own} and state = 'committed'
    ), laid as (
      select coalesce(range_agg(${clipped}) filter (where state = 'committed'), '{}') as read,
        coalesce(range_agg(${clipped}) filter (where state <> 'committed'), '{}') as planned
      from pull_window where ${here}
    ), meant as (
      select read, planned, planned + case when low < high then tstzmultirange(tstzrange(low, high)) else '{}' end as whole
      from laid cross join hull
    ), sums as (
      select (select coalesce(sum(extract(epoch from upper(r) - lower(r))), 0) from unnest(whole) r)::float8 as seconds,
        (select coalesce(sum(extract(epoch from upper(r) - lower(r))), 0) from unnest(whole * read) r)::float8 as covered from meant
    )
    select lower(gap) as "from", upper(gap) as "to", tstzmultirange(gap) && planned as planned, seconds, covered, gap is null as none
    from meant cross join sums left join lateral unnest(whole - read) as gap on true
    order by 1 desc limit ${MOST + 1}`.execute(tx)
  // Where the number of windows that are open at a moment is above one.
  const overlaps = await sql<TimeSpan>`/* windows.overlaps */
    with edges as (
      select greatest(from_at, ${span.from}) as at, 1 as step from pull_window where ${here} and state = 'committed'
      union all select least(to_at, ${span.to}), -1 from pull_window where ${here} and state = 'committed'
    ), depths as (
      select at, lead(at) over (order by at) as next, sum(sum(step)) over (order by at) as depth from edges group by at
    )
    select lower(r) as "from", upper(r) as "to"
    from unnest((select range_agg(tstzrange(at, next)) from depths where depth > 1 and next is not null)) as r
    order by 1 desc limit ${MOST + 1}`.execute(tx)
  const found = gaps.rows.filter(({ none }) => !none)
  const [sums] = gaps.rows
  return {
    ...span,
    seconds: sums?.seconds ?? 0,
    covered: sums?.covered ?? 0,
    gaps: found.slice(0, MOST).map(({ from, to, planned }) => ({ from, to, planned })),
    overlaps: overlaps.rows.slice(0, MOST),
    more: found.length > MOST || overlaps.rows.length > MOST,
  }
}
