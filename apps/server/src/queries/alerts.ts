import { isUuid } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../commands/command.ts'
import { isVisible, type Visible, visibleDatasources } from './datasources-visible.ts'
import { containing } from './ledger-search.ts'
import { cursorKey, type Page, type PageInput, pageOf, rowsToRead } from './page.ts'

export interface AlertFilter {
  readonly datasourceId?: string
  /** The alert's kind: detection, vulnerability … */
  readonly type?: string
  /** The key of an entity the alert involves. */
  readonly key?: string
  readonly severity?: string
  readonly status?: string
  readonly search?: string
  /** RFC 3339; received at or after, and before. */
  readonly from?: string
  readonly to?: string
}

interface AlertEntity {
  readonly id: string
  readonly type: string
  readonly key: string
  readonly name: string | null
  readonly role: string | null
}

/** An alert as HALCYON has it, with the entities it involves. */
export interface AlertView {
  readonly id: string
  readonly datasourceId: string
  readonly sourceEventId: string
  readonly kind: string
  readonly title: string
  readonly description: string | null
  readonly severity: string
  readonly severityRaw: string | null
  readonly status: string
  readonly occurredAt: Date
  readonly sourceUpdatedAt: Date
  readonly receivedAt: Date
  readonly attributes: unknown
  readonly mapping: { readonly version: number }
  readonly eventId: string
  readonly entities: readonly AlertEntity[]
}

type Row = Omit<AlertView, 'mapping' | 'entities'> & { readonly mappingVersion: number }

const COLUMNS = sql`a.id, a.datasource_id as "datasourceId", a.source_event_id as "sourceEventId", a.kind, a.title, a.description,
  a.severity, a.severity_raw as "severityRaw", a.status, a.occurred_at as "occurredAt", a.source_updated_at as "sourceUpdatedAt",
  a.received_at as "receivedAt", a.attributes, a.mapping_version as "mappingVersion", a.event_id as "eventId"`

/**
 * Newest received first. Each feed gives its newest page by its own index; their merge is the answer, so that no index over all
 * feeds is needed. Two queries whatever the page: `alerts.list` and `alerts.entities`.
 */
export async function listAlerts(
  tx: Tx,
  context: Context,
  visible: Visible,
  filter: AlertFilter,
  page: PageInput,
): Promise<Page<AlertView>> {
  const feed = filter.datasourceId === undefined ? sql`` : sql`and d.id = ${filter.datasourceId}`
  const { rows } = await sql<Row>`/* alerts.list */ select a.* from datasource d cross join lateral (
      select ${COLUMNS} from alert a where a.tenant_id = d.tenant_id and a.datasource_id = d.id ${conditions(context, filter, page)}
      order by a.received_at desc, a.id desc limit ${rowsToRead(page)}
    ) a
    where d.tenant_id = ${context.tenantId} and ${isVisible(visible)} ${feed}
    order by a."receivedAt" desc, a.id desc limit ${rowsToRead(page)}`.execute(tx)
  const found = pageOf(
    rows,
    page,
    (alert) => [alert.receivedAt.toISOString(), alert.id],
    (alert) => alert,
  )
  return { items: await withEntities(tx, context, found.items), nextCursor: found.nextCursor }
}

function conditions(context: Context, filter: AlertFilter, page: PageInput): RawBuilder<unknown> {
  const [at, id] = cursorKey(page, ['string', 'string']) ?? []
  const like = filter.search === undefined ? '' : containing(filter.search)
  return sql.join(
    [
      at === undefined || id === undefined ? sql`` : sql`and (a.received_at, a.id) < (${at}::timestamptz, ${id}::uuid)`,
      filter.type === undefined ? sql`` : sql`and a.kind = ${filter.type}`,
      filter.severity === undefined ? sql`` : sql`and a.severity = ${filter.severity}`,
      filter.status === undefined ? sql`` : sql`and a.status = ${filter.status}`,
      filter.from === undefined ? sql`` : sql`and a.received_at >= ${filter.from}`,
      filter.to === undefined ? sql`` : sql`and a.received_at < ${filter.to}`,
      filter.search === undefined
        ? sql``
        : sql`and (a.title ilike ${like} or a.description ilike ${like} or a.source_event_id ilike ${like})`,
      filter.key === undefined
        ? sql``
        : sql`and exists (select from relationship r join entity e on e.tenant_id = r.tenant_id and e.id = r.to_id
            where r.tenant_id = ${context.tenantId} and r.from_id = a.id and e.key = ${filter.key})`,
    ],
    sql` `,
  )
}

/** Null when there is none, or its feed is not the caller's to see. */
export async function getAlert(tx: Tx, context: Context, visible: Visible, id: string): Promise<AlertView | null> {
  return (await alertsById(tx, context, visible, [id]))[0] ?? null
}

/** Those of these alerts that exist and may be seen, in no particular order. */
export async function alertsById(
  tx: Tx,
  context: Context,
  visible: Visible,
  ids: readonly string[],
): Promise<readonly AlertView[]> {
  const { rows } = await sql<Row>`/* alerts.get */ select ${COLUMNS} from alert a
    where a.tenant_id = ${context.tenantId} and a.id = any(${ids.filter(isUuid)}::uuid[])
      and a.datasource_id in ${visibleDatasources(context, visible)}`.execute(tx)
  return withEntities(tx, context, rows)
}

async function withEntities(tx: Tx, context: Context, rows: readonly Row[]): Promise<readonly AlertView[]> {
  if (rows.length === 0) return []
  const { rows: involved } = await sql<AlertEntity & { alertId: string }>`/* alerts.entities */
    select r.from_id as "alertId", e.id, e.type, e.key, e.name, nullif(r.role, '') as role
    from relationship r join entity e on e.tenant_id = r.tenant_id and e.id = r.to_id
    where r.tenant_id = ${context.tenantId} and r.from_id = any(${rows.map((row) => row.id)}::uuid[])
      and r.from_kind = 'alert' and r.to_kind = 'entity'
    order by e.type, e.key, r.role`.execute(tx)
  const byAlert = Map.groupBy(involved, (entity) => entity.alertId)
  return rows.map(({ mappingVersion, ...alert }) => ({
    ...alert,
    mapping: { version: mappingVersion },
    entities: (byAlert.get(alert.id) ?? []).map(({ alertId: _, ...entity }) => entity),
  }))
}
