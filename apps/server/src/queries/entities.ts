import { isUuid } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../commands/command.ts'
import { type Visible, visibleDatasources } from './datasources-visible.ts'
import { containing } from './ledger-search.ts'
import { cursorKey, type Page, type PageInput, pageOf, rowsToRead } from './page.ts'

export interface EntityFilter {
  readonly datasourceId?: string
  readonly type?: string
  readonly key?: string
  /** An alert of this severity involves it. */
  readonly severity?: string
  readonly search?: string
  /** RFC 3339; first seen at or after, and before. */
  readonly from?: string
  readonly to?: string
}

/** An entity, merged from what the feeds say of it. */
export interface EntityView {
  readonly id: string
  readonly type: string
  readonly key: string
  /** '' = the key is global; otherwise the datasource the key is unique within. */
  readonly scope: string
  readonly name: string | null
  readonly attributes: unknown
  readonly firstSeenAt: Date
  readonly lastSeenAt: Date
  /** Alerts that involve it; counted up to `ALERT_COUNT_LIMIT`. */
  readonly alertCount: number
}

/** One hot entity must not make a list slow: counting stops here. */
const ALERT_COUNT_LIMIT = 10_000

type Row = Omit<EntityView, 'alertCount'> & { readonly place: Date }

const COLUMNS = sql`e.id, e.type, e.key, e.scope, e.name, e.attributes, e.first_seen_at as "firstSeenAt", e.last_seen_at as "lastSeenAt"`

/** Newest first by `firstSeenAt` (of the feed's own contribution, where one feed is asked for): the order that later sightings do not change. */
export async function listEntities(
  tx: Tx,
  context: Context,
  visible: Visible,
  filter: EntityFilter,
  page: PageInput,
): Promise<Page<EntityView>> {
  const oneFeed = filter.datasourceId !== undefined
  const first = oneFeed ? sql`c.first_seen_at` : sql`e.first_seen_at`
  const [at, id] = cursorKey(page, ['string', 'string']) ?? []
  const after =
    at === undefined || id === undefined ? sql`` : sql`and (${first}, e.id) < (${at}::timestamptz, ${id}::uuid)`
  const source = oneFeed
    ? sql`contribution c join entity e on e.tenant_id = c.tenant_id and e.id = c.entity_id`
    : sql`entity e`
  const feed = oneFeed
    ? sql`and c.tenant_id = ${context.tenantId} and c.datasource_id = ${filter.datasourceId} and c.datasource_id in ${visibleDatasources(context, visible)}`
    : seen(context, visible)
  const { rows } = await sql<Row>`/* entities.list */ select ${COLUMNS}, ${first} as place from ${source}
    where e.tenant_id = ${context.tenantId} ${feed} ${after} ${conditions(filter, first)}
    order by ${first} desc, e.id desc limit ${rowsToRead(page)}`.execute(tx)
  const found = pageOf(
    rows,
    page,
    (row) => [row.place.toISOString(), row.id],
    (row) => row,
  )
  return { items: await withCounts(tx, context, found.items), nextCursor: found.nextCursor }
}

/** An entity is the caller's to see when a feed of theirs contributed to it. */
const seen = (context: Context, visible: Visible): RawBuilder<unknown> =>
  visible.all
    ? sql``
    : sql`and exists (select from contribution c where c.tenant_id = e.tenant_id and c.entity_id = e.id
        and c.datasource_id in ${visibleDatasources(context, visible)})`

const conditions = (filter: EntityFilter, first: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql.join(
    [
      filter.type === undefined ? sql`` : sql`and e.type = ${filter.type}`,
      filter.key === undefined ? sql`` : sql`and e.key = ${filter.key}`,
      filter.from === undefined ? sql`` : sql`and ${first} >= ${filter.from}`,
      filter.to === undefined ? sql`` : sql`and ${first} < ${filter.to}`,
      filter.search === undefined
        ? sql``
        : sql`and (e.key ilike ${containing(filter.search)} or e.name ilike ${containing(filter.search)})`,
      filter.severity === undefined
        ? sql``
        : sql`and exists (select from relationship r join alert a on a.tenant_id = r.tenant_id and a.id = r.from_id
            where r.tenant_id = e.tenant_id and r.to_id = e.id and a.severity = ${filter.severity})`,
    ],
    sql` `,
  )

/** Null when there is none, or none of its feeds is the caller's to see. */
export async function getEntity(tx: Tx, context: Context, visible: Visible, id: string): Promise<EntityView | null> {
  return (await entitiesById(tx, context, visible, [id]))[0] ?? null
}

/** Those of these entities that exist and may be seen, in no particular order. */
export async function entitiesById(
  tx: Tx,
  context: Context,
  visible: Visible,
  ids: readonly string[],
): Promise<readonly EntityView[]> {
  const { rows } = await sql<Row>`/* entities.get */ select ${COLUMNS}, e.first_seen_at as place from entity e
    where e.tenant_id = ${context.tenantId} and e.id = any(${ids.filter(isUuid)}::uuid[]) ${seen(context, visible)}`.execute(
    tx,
  )
  return withCounts(tx, context, rows)
}

async function withCounts(tx: Tx, context: Context, rows: readonly Row[]): Promise<readonly EntityView[]> {
  if (rows.length === 0) return []
  const { rows: counts } = await sql<{ id: string; count: number }>`/* entities.alert_count */
    select wanted.id, involved.count from unnest(${rows.map((row) => row.id)}::uuid[]) as wanted(id) cross join lateral (
      select count(distinct edges.from_id)::int as count from (
        select r.from_id from relationship r
        where r.tenant_id = ${context.tenantId} and r.to_id = wanted.id and r.from_kind = 'alert' limit ${ALERT_COUNT_LIMIT}
      ) edges
    ) involved`.execute(tx)
  const byId = new Map(counts.map((row) => [row.id, row.count]))
  return rows.map(({ place: _, ...entity }) => ({ ...entity, alertCount: byId.get(entity.id) ?? 0 }))
}
