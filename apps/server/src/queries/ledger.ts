import type { Outcome } from '@halcyon/domain'
import { isUuid } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { sql } from 'kysely'
import type { Context } from '../commands/command.ts'
import { containing } from './ledger-search.ts'
import { cursorKey, type Page, type PageInput, pageOf, rowsToRead } from './page.ts'

export interface EventFilter {
  readonly outcome?: Outcome | 'pending'
  readonly version?: number
  /** RFC 3339; received at or after, and before. */
  readonly from?: string
  readonly to?: string
  readonly correlationId?: string
  readonly sourceEventId?: string
  readonly runId?: string
  /** Part of the source's id, a reason's code, or a whole id. */
  readonly search?: string
}

/** One received record and what became of it. */
export interface EventView {
  readonly id: string
  readonly receivedAt: Date
  readonly committedAt: Date
  /** From receipt to commit. */
  readonly latencyMs: number
  readonly outcome: Outcome | 'pending'
  readonly version: number | null
  readonly sourceEventId: string | null
  readonly correlationId: string
  readonly reasonCode: string | null
  readonly bytes: number
  readonly warnings: unknown
  readonly alertIds: readonly string[]
  readonly entityIds: readonly string[]
  readonly relationshipIds: readonly string[]
  readonly runId: string | null
}

export const LEDGER_COLUMNS = sql`event_id as id, received_at as "receivedAt", committed_at as "committedAt",
  greatest(0, round(extract(epoch from committed_at - received_at) * 1000))::int as "latencyMs",
  outcome, version, source_event_id as "sourceEventId", correlation_id as "correlationId", reason_code as "reasonCode", bytes,
  coalesce(warnings, '[]') as warnings, coalesce(alert_ids, '{}') as "alertIds", coalesce(entity_ids, '{}') as "entityIds",
  coalesce(relationship_ids, '{}') as "relationshipIds", run_id as "runId"`

/** The time in a version 7 id: what prunes the partitions. */
const timeOf = (id: string): Date => new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16))

/** Newest first; the order is the event ids', so a page never shifts. Query `ledger.list`: primary key, backwards, per partition. */
export async function listEvents(
  tx: Tx,
  context: Context,
  datasourceId: string,
  filter: EventFilter,
  page: PageInput,
): Promise<Page<EventView>> {
  const after = cursorKey(page, ['string'])?.[0]
  const cursor = isUuid(after) ? sql`and event_id < ${after} and received_at <= ${timeOf(after)}` : sql``
  const { rows } = await sql<EventView>`/* ledger.list */ select ${LEDGER_COLUMNS} from ledger
    where tenant_id = ${context.tenantId} and datasource_id = ${datasourceId} ${cursor} ${conditions(filter)}
    order by event_id desc limit ${rowsToRead(page)}`.execute(tx)
  return pageOf(
    rows,
    page,
    (event) => [event.id],
    (event) => event,
  )
}

const conditions = (filter: EventFilter) =>
  sql.join(
    [
      filter.outcome === undefined ? sql`` : sql`and outcome = ${filter.outcome}`,
      filter.version === undefined ? sql`` : sql`and version = ${filter.version}`,
      filter.from === undefined ? sql`` : sql`and received_at >= ${filter.from}`,
      filter.to === undefined ? sql`` : sql`and received_at < ${filter.to}`,
      filter.correlationId === undefined ? sql`` : sql`and correlation_id = ${filter.correlationId}`,
      filter.sourceEventId === undefined ? sql`` : sql`and source_event_id = ${filter.sourceEventId}`,
      filter.runId === undefined ? sql`` : sql`and run_id = ${filter.runId}`,
      filter.search === undefined ? sql`` : searched(filter.search),
    ],
    sql` `,
  )

const searched = (search: string) => {
  const like = containing(search)
  const id = isUuid(search.toLowerCase()) ? search.toLowerCase() : null
  return sql`and (source_event_id ilike ${like} or reason_code ilike ${like}
    or event_id = ${id}::uuid or correlation_id = ${id}::uuid)`
}

/** Where an event's raw bytes are; null = they were not captured, or have expired. */
export interface RawPlace {
  readonly captureId: string
  readonly captureIndex: number
  readonly itemIndex: number
  readonly receivedAt: Date
}

/** One event, with the place of its raw bytes. */
export async function getEvent(
  tx: Tx,
  context: Context,
  datasourceId: string,
  eventId: string | undefined,
): Promise<{ event: EventView; raw: RawPlace | null } | null> {
  if (!isUuid(eventId)) return null
  const { rows } = await sql<EventView & { captureId: string | null; captureIndex: number | null; itemIndex: number }>`
    /* ledger.get */ select ${LEDGER_COLUMNS}, capture_id as "captureId", capture_index as "captureIndex", item_index as "itemIndex"
    from ledger where tenant_id = ${context.tenantId} and datasource_id = ${datasourceId} and event_id = ${eventId}
    order by received_at desc limit 1`.execute(tx)
  const row = rows[0]
  if (row === undefined) return null
  const { captureId, captureIndex, itemIndex, ...event } = row
  const raw =
    captureId === null ? null : { captureId, captureIndex: captureIndex ?? 0, itemIndex, receivedAt: row.receivedAt }
  return { event, raw }
}
