import type { Health } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../commands/command.ts'
import {
  DATASOURCE_COLUMNS_SQL,
  type Datasource,
  type DatasourceRow,
  HAS_CHANGES_SQL,
  toDatasource,
} from './datasources-row.ts'
import { isVisible, type Visible } from './datasources-visible.ts'
import { containing } from './ledger-search.ts'
import { cursorKey, type Page, type PageInput, pageOf, rowsToRead } from './page.ts'
import { reportOf } from './status.ts'
import { readFacts } from './status-facts.ts'
import type { HealthReport } from './status-health.ts'

export const STORED_SORTS = ['name', 'type', 'createdAt', 'updatedAt'] as const
export const COMPUTED_SORTS = ['health', 'eventsPerSecond', 'errorsPerMinute', 'lastEventAt'] as const
type StoredSort = (typeof STORED_SORTS)[number]
type ComputedSort = (typeof COMPUTED_SORTS)[number]

export interface DatasourceFilter {
  readonly search?: string
  /** Default: active. */
  readonly status?: 'active' | 'archived' | 'all'
  readonly desiredState?: 'enabled' | 'disabled'
  readonly health?: Health
  readonly type?: string
  readonly owner?: string
  readonly tag?: string
  readonly projectId?: string
  /** With, or without, changes that are not published. */
  readonly unpublishedChanges?: boolean
  readonly sort: StoredSort | ComputedSort
  readonly descending: boolean
}

/** A datasource in a list, with how it does. */
export interface DatasourceItem extends HealthReport {
  readonly datasource: Datasource
  /** Over the last minute. */
  readonly eventsPerSecond: number
  readonly errorsPerMinute: number
  readonly lastEventAt: Date | null
}

/** Where a list is sorted or filtered by what is computed, so many feeds are looked at. */
const MOST_COMPUTED = 10_000

export type ModeOf = (type: string) => 'push' | 'pull'

/**
 * A page of datasources. Two queries whatever its size, `datasources.list` and `status.facts`: what is sorted or filtered by
 * health or rates is computed for all that match, the rest for the page.
 */
export async function listDatasources(
  tx: Tx,
  context: Context,
  visible: Visible,
  filter: DatasourceFilter,
  page: PageInput,
  modeOf: ModeOf,
): Promise<Page<DatasourceItem>> {
  if (!isComputed(filter.sort) && filter.health === undefined) {
    const after = cursorKey(page, ['string', 'string'])
    const rows = await readRows(tx, context, visible, filter, { after, limit: rowsToRead(page) })
    const found = pageOf(
      rows,
      page,
      ({ sortKey, id }) => [sortKey, id],
      (row) => row,
    )
    return { items: await withFacts(tx, context, found.items, modeOf), nextCursor: found.nextCursor }
  }
  return pageOfComputed(await allDatasources(tx, context, visible, filter, modeOf), filter, page)
}

/** All that match, at most ten thousand. Two queries, as for a page. */
export async function allDatasources(
  tx: Tx,
  context: Context,
  visible: Visible,
  filter: DatasourceFilter,
  modeOf: ModeOf,
): Promise<readonly DatasourceItem[]> {
  const rows = await readRows(tx, context, visible, filter, { after: null, limit: MOST_COMPUTED })
  const items = await withFacts(tx, context, rows, modeOf)
  return items.filter(({ health }) => filter.health === undefined || health === filter.health)
}

const isComputed = (sort: StoredSort | ComputedSort): sort is ComputedSort =>
  (COMPUTED_SORTS as readonly string[]).includes(sort)

const SORT_SQL: Readonly<Record<StoredSort, RawBuilder<unknown>>> = {
  name: sql`lower(d.name) collate "C"`,
  type: sql`d.type collate "C"`,
  createdAt: sql`date_trunc('milliseconds', d.created_at)`,
  updatedAt: sql`date_trunc('milliseconds', d.updated_at)`,
}

interface Row extends Datasource {
  readonly sortKey: string
}

interface Slice {
  /** Sort key and id of the row before. */
  readonly after: readonly unknown[] | null
  readonly limit: number
}

async function readRows(
  tx: Tx,
  context: Context,
  visible: Visible,
  filter: DatasourceFilter,
  { after, limit }: Slice,
): Promise<Row[]> {
  const sort = isComputed(filter.sort) ? 'name' : filter.sort
  const key = SORT_SQL[sort]
  const direction = filter.descending ? sql`desc` : sql`asc`
  const than = filter.descending ? sql`<` : sql`>`
  const type = sort === 'name' || sort === 'type' ? sql`text` : sql`timestamptz`
  const rest = after === null ? sql`` : sql`and (${key}, d.id) ${than} (${after[0]}::${type}, ${after[1]}::uuid)`
  const { rows } = await sql<DatasourceRow & { sort_key: string | Date }>`/* datasources.list */
    select ${DATASOURCE_COLUMNS_SQL}, ${key} as sort_key
    from datasource d join draft on draft.tenant_id = d.tenant_id and draft.datasource_id = d.id
    where d.tenant_id = ${context.tenantId} and ${isVisible(visible)} ${conditions(filter)} ${rest}
    order by ${key} ${direction}, d.id ${direction} limit ${limit}`.execute(tx)
  return rows.map((row) => ({
    ...toDatasource(row),
    sortKey: row.sort_key instanceof Date ? row.sort_key.toISOString() : row.sort_key,
  }))
}

const conditions = (filter: DatasourceFilter): RawBuilder<unknown> =>
  sql.join(
    [
      filter.status === 'all' ? sql`` : sql`and d.status = ${filter.status ?? 'active'}`,
      filter.desiredState === undefined ? sql`` : sql`and d.desired = ${filter.desiredState}`,
      filter.type === undefined ? sql`` : sql`and d.type = ${filter.type}`,
      filter.owner === undefined ? sql`` : sql`and d.owner_id = ${filter.owner}`,
      filter.tag === undefined ? sql`` : sql`and ${filter.tag} = any(d.tags)`,
      filter.projectId === undefined ? sql`` : sql`and d.project_id = ${filter.projectId}`,
      filter.unpublishedChanges === undefined
        ? sql``
        : sql`and ${filter.unpublishedChanges ? sql`` : sql`not`} ${HAS_CHANGES_SQL}`,
      filter.search === undefined ? sql`` : searched(containing(filter.search)),
    ],
    sql` `,
  )

const searched = (like: string): RawBuilder<unknown> =>
  sql`and (d.name ilike ${like} or d.description ilike ${like} or d.type ilike ${like} or d.id::text ilike ${like}
    or exists (select from unnest(d.tags) tag where tag ilike ${like}))`

/** Each datasource with its health and rates. One query. */
export async function withFacts(
  tx: Tx,
  context: Context,
  rows: readonly (Datasource & { readonly sortKey?: string })[],
  modeOf: ModeOf,
): Promise<DatasourceItem[]> {
  const facts = await readFacts(
    tx,
    context,
    rows.map(({ id }) => id),
  )
  return rows.flatMap(({ sortKey: _, ...datasource }) => {
    const known = facts.get(datasource.id)
    if (known === undefined) return []
    return {
      datasource,
      ...reportOf(datasource, known, modeOf(datasource.type)),
      eventsPerSecond: known.received / 60,
      errorsPerMinute: known.rejected,
      lastEventAt: known.lastEventAt,
    }
  })
}

/** Worst first. */
const HEALTH_ORDER: readonly Health[] = [
  'quarantined',
  'failing',
  'silent',
  'degraded',
  'starting',
  'paused',
  'stopped',
  'unpublished',
  'healthy',
]

type SortKey = (item: DatasourceItem) => number | string

const SORT_KEYS: Readonly<Record<StoredSort | ComputedSort, SortKey>> = {
  name: ({ datasource }) => datasource.name.toLowerCase(),
  type: ({ datasource }) => datasource.type,
  createdAt: ({ datasource }) => datasource.createdAt.getTime(),
  updatedAt: ({ datasource }) => datasource.updatedAt.getTime(),
  health: ({ health }) => HEALTH_ORDER.indexOf(health),
  eventsPerSecond: (item) => item.eventsPerSecond,
  errorsPerMinute: (item) => item.errorsPerMinute,
  lastEventAt: (item) => item.lastEventAt?.getTime() ?? 0,
}

type Place = readonly [key: number | string, id: string]

const comparePlaces = (a: Place, b: Place): number =>
  a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0

/** The place is the last item's key and id: nothing is shown twice while the numbers stand, and what moved is shown where it is now. */
function pageOfComputed(
  items: readonly DatasourceItem[],
  filter: DatasourceFilter,
  page: PageInput,
): Page<DatasourceItem> {
  const sign = filter.descending ? -1 : 1
  const placeOf = (item: DatasourceItem): Place => [SORT_KEYS[filter.sort](item), item.datasource.id]
  const text = filter.sort === 'name' || filter.sort === 'type'
  const after = cursorKey(page, [text ? 'string' : 'number', 'string']) as Place | null
  const rest = items
    .filter((item) => after === null || sign * comparePlaces(placeOf(item), after) > 0)
    .sort((a, b) => sign * comparePlaces(placeOf(a), placeOf(b)))
  return pageOf(rest, page, placeOf, (item) => item)
}
