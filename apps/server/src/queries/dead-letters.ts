import { type Finding, isUuid } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../commands/command.ts'
import { containing } from './ledger-search.ts'
import { cursorKey, type Page, type PageInput, pageOf, rowsToRead } from './page.ts'

export interface DeadLetterFilter {
  readonly state?: 'open' | 'replayed' | 'discarded'
  /** Code of one of its errors. */
  readonly code?: string
  readonly version?: number
  readonly correlationId?: string
  /** Part of an error's message or path. */
  readonly search?: string
  /** RFC 3339; received at or after, and before. */
  readonly from?: string
  readonly to?: string
}

/** A record that could not be mapped, with every reason. */
export interface DeadLetterView {
  /** The event's id. */
  readonly id: string
  readonly receivedAt: Date
  readonly version: number | null
  readonly correlationId: string
  readonly errors: readonly Finding[]
  /** 'payload': the item was read; 'request': the body itself could not be. */
  readonly rawKind: 'payload' | 'request'
  readonly bytes: number
  readonly state: 'open' | 'replayed' | 'discarded'
  readonly replays: number
  readonly updatedAt: Date
}

const COLUMNS = sql`event_id as id, received_at as "receivedAt", version, correlation_id as "correlationId", errors,
  raw_kind as "rawKind", octet_length(raw) as bytes, state, replays, updated_at as "updatedAt"`

/** The conditions of a filter over `dead_letter`. */
export const deadLetterConditions = (filter: DeadLetterFilter): RawBuilder<unknown> =>
  sql.join(
    [
      filter.state === undefined ? sql`` : sql`and state = ${filter.state}`,
      filter.code === undefined ? sql`` : sql`and errors @> ${JSON.stringify([{ code: filter.code }])}::jsonb`,
      filter.version === undefined ? sql`` : sql`and version = ${filter.version}`,
      filter.correlationId === undefined ? sql`` : sql`and correlation_id = ${filter.correlationId}`,
      filter.search === undefined ? sql`` : sql`and errors::text ilike ${containing(filter.search)}`,
      filter.from === undefined ? sql`` : sql`and received_at >= ${filter.from}`,
      filter.to === undefined ? sql`` : sql`and received_at < ${filter.to}`,
    ],
    sql` `,
  )

/** Newest first. Query `dead_letters.list`: primary key, backwards. */
export async function listDeadLetters(
  tx: Tx,
  context: Context,
  datasourceId: string,
  filter: DeadLetterFilter,
  page: PageInput,
): Promise<Page<DeadLetterView>> {
  const after = cursorKey(page, ['string'])?.[0]
  const { rows } = await sql<DeadLetterView>`/* dead_letters.list */ select ${COLUMNS} from dead_letter
    where tenant_id = ${context.tenantId} and datasource_id = ${datasourceId}
      ${isUuid(after) ? sql`and event_id < ${after}` : sql``} ${deadLetterConditions(filter)}
    order by event_id desc limit ${rowsToRead(page)}`.execute(tx)
  return pageOf(
    rows,
    page,
    (letter) => [letter.id],
    (letter) => letter,
  )
}

/** One dead letter with its raw bytes; null when the event is none. */
export async function getDeadLetter(
  tx: Tx,
  context: Context,
  datasourceId: string,
  eventId: string | undefined,
): Promise<(DeadLetterView & { readonly raw: Buffer }) | null> {
  if (!isUuid(eventId)) return null
  const { rows } = await sql<
    DeadLetterView & { raw: Buffer }
  >`/* dead_letters.get */ select ${COLUMNS}, raw from dead_letter
    where tenant_id = ${context.tenantId} and datasource_id = ${datasourceId} and event_id = ${eventId}`.execute(tx)
  return rows[0] ?? null
}
