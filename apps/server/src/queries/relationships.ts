import { isUuid } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../commands/command.ts'
import { type Visible, visibleDatasources } from './datasources-visible.ts'
import { containing } from './ledger-search.ts'
import { cursorKey, type Page, type PageInput, pageOf, rowsToRead } from './page.ts'

export interface RelationshipFilter {
  readonly datasourceId?: string
  readonly type?: string
  readonly role?: string
  /** An alert or entity at either end: its neighbourhood. */
  readonly nodeId?: string
  /** The key of an entity at either end. */
  readonly key?: string
  /** Of the alert at its beginning. */
  readonly severity?: string
  /** Part of the key or name of an entity at either end. */
  readonly search?: string
  /** RFC 3339; first seen at or after, and before. */
  readonly from?: string
  readonly to?: string
}

export interface RelationshipView {
  readonly id: string
  readonly type: string
  readonly from: { readonly kind: string; readonly id: string }
  readonly to: { readonly kind: string; readonly id: string }
  readonly role?: string
  readonly datasourceId: string
  readonly firstSeenAt: Date
  readonly lastSeenAt: Date
  readonly count: number
}

interface Row {
  id: string
  type: string
  role: string
  from_kind: string
  from_id: string
  to_kind: string
  to_id: string
  datasource_id: string
  first_seen_at: Date
  last_seen_at: Date
  count: number
}

const view = (row: Row): RelationshipView => ({
  id: row.id,
  type: row.type,
  from: { kind: row.from_kind, id: row.from_id },
  to: { kind: row.to_kind, id: row.to_id },
  ...(row.role === '' ? {} : { role: row.role }),
  datasourceId: row.datasource_id,
  firstSeenAt: row.first_seen_at,
  lastSeenAt: row.last_seen_at,
  count: row.count,
})

const COLUMNS = sql`r.id, r.type, r.role, r.from_kind, r.from_id, r.to_kind, r.to_id, r.datasource_id, r.first_seen_at,
  r.last_seen_at, r.count`

/** Newest first by `firstSeenAt`: the order that later sightings do not change. Query `relationships.list`. */
export async function listRelationships(
  tx: Tx,
  context: Context,
  visible: Visible,
  filter: RelationshipFilter,
  page: PageInput,
): Promise<Page<RelationshipView>> {
  const [at, id] = cursorKey(page, ['string', 'string']) ?? []
  const after =
    at === undefined || id === undefined ? sql`` : sql`and (r.first_seen_at, r.id) < (${at}::timestamptz, ${id}::uuid)`
  const { rows } = await sql<Row>`/* relationships.list */ select ${COLUMNS} from relationship r
    where r.tenant_id = ${context.tenantId} ${seen(context, visible)} ${after} ${conditions(filter)}
    order by r.first_seen_at desc, r.id desc limit ${rowsToRead(page)}`.execute(tx)
  return pageOf(rows, page, (row) => [row.first_seen_at.toISOString(), row.id], view)
}

const seen = (context: Context, visible: Visible): RawBuilder<unknown> =>
  visible.all ? sql`` : sql`and r.datasource_id in ${visibleDatasources(context, visible)}`

function conditions(filter: RelationshipFilter): RawBuilder<unknown> {
  const like = filter.search === undefined ? '' : containing(filter.search)
  return sql.join(
    [
      filter.datasourceId === undefined ? sql`` : sql`and r.datasource_id = ${filter.datasourceId}`,
      filter.type === undefined ? sql`` : sql`and r.type = ${filter.type}`,
      filter.role === undefined ? sql`` : sql`and r.role = ${filter.role}`,
      filter.nodeId === undefined ? sql`` : sql`and (r.from_id = ${filter.nodeId} or r.to_id = ${filter.nodeId})`,
      filter.from === undefined ? sql`` : sql`and r.first_seen_at >= ${filter.from}`,
      filter.to === undefined ? sql`` : sql`and r.first_seen_at < ${filter.to}`,
      filter.severity === undefined
        ? sql``
        : sql`and exists (select from alert a where a.tenant_id = r.tenant_id and a.id = r.from_id and a.severity = ${filter.severity})`,
      filter.key === undefined ? sql`` : endIs(sql`e.key = ${filter.key}`),
      filter.search === undefined ? sql`` : endIs(sql`(e.key ilike ${like} or e.name ilike ${like})`),
    ],
    sql` `,
  )
}

const endIs = (condition: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`and exists (select from entity e where e.tenant_id = r.tenant_id and e.id in (r.from_id, r.to_id) and ${condition})`

/** Null when there is none, or its feed is not the caller's to see. */
export async function getRelationship(
  tx: Tx,
  context: Context,
  visible: Visible,
  id: string,
): Promise<RelationshipView | null> {
  return (await relationshipsById(tx, context, visible, [id]))[0] ?? null
}

/** Those of these relationships that exist and may be seen, in no particular order. */
export async function relationshipsById(
  tx: Tx,
  context: Context,
  visible: Visible,
  ids: readonly string[],
): Promise<readonly RelationshipView[]> {
  const { rows } = await sql<Row>`/* relationships.get */ select ${COLUMNS} from relationship r
    where r.tenant_id = ${context.tenantId} and r.id = any(${ids.filter(isUuid)}::uuid[]) ${seen(context, visible)}`.execute(
    tx,
  )
  return rows.map(view)
}
