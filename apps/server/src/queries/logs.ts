import { isUuid } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../commands/command.ts'
import { containing } from './ledger-search.ts'
import { cursorKey, type Page, type PageInput, pageOf, rowsToRead } from './page.ts'

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const
type LogLevel = (typeof LOG_LEVELS)[number]

export interface LogFilter {
  /** This level and those above it. */
  readonly level?: LogLevel
  readonly component?: string
  readonly correlationId?: string
  readonly search?: string
  /** RFC 3339; at or after, and before. */
  readonly from?: string
  readonly to?: string
}

export interface LogLine {
  readonly id: string
  readonly at: Date
  readonly level: LogLevel
  readonly component: string
  readonly message: string
  readonly correlationId: string | null
  readonly node: string | null
  readonly fields: unknown
}

export const LOG_COLUMNS = sql`id, at, level, component, message, correlation_id as "correlationId", node_id as node, fields`

const conditions = (filter: LogFilter): RawBuilder<unknown> =>
  sql.join(
    [
      filter.level === undefined ? sql`` : sql`and level = any(${LOG_LEVELS.slice(LOG_LEVELS.indexOf(filter.level))})`,
      filter.component === undefined ? sql`` : sql`and component = ${filter.component}`,
      filter.correlationId === undefined ? sql`` : sql`and correlation_id = ${filter.correlationId}`,
      filter.search === undefined ? sql`` : sql`and message ilike ${containing(filter.search)}`,
      filter.from === undefined ? sql`` : sql`and at >= ${filter.from}`,
      filter.to === undefined ? sql`` : sql`and at < ${filter.to}`,
    ],
    sql` `,
  )

/** Newest first. Query `logs.list`: primary key, backwards. */
export async function listLogs(
  tx: Tx,
  context: Context,
  datasourceId: string,
  filter: LogFilter,
  page: PageInput,
): Promise<Page<LogLine>> {
  const after = cursorKey(page, ['string'])?.[0]
  const { rows } = await sql<LogLine>`/* logs.list */ select ${LOG_COLUMNS} from log
    where tenant_id = ${context.tenantId} and datasource_id = ${datasourceId}
      ${isUuid(after) ? sql`and id < ${after}` : sql``} ${conditions(filter)}
    order by id desc limit ${rowsToRead(page)}`.execute(tx)
  return pageOf(
    rows,
    page,
    (line) => [line.id],
    (line) => line,
  )
}

/** The most lines one look at the log brings. */
export const LOOK_LIMIT = 1000

/** The lines whose ids are past `after`, oldest first, at most a thousand. Query `logs.since`. */
export async function logsSince(
  tx: Tx,
  context: Context,
  datasourceId: string,
  filter: LogFilter,
  after: string,
): Promise<readonly LogLine[]> {
  const { rows } = await sql<LogLine>`/* logs.since */ select ${LOG_COLUMNS} from log
    where tenant_id = ${context.tenantId} and datasource_id = ${datasourceId} and id > ${after}
      and at >= ${timeOf(after)} ${conditions(filter)}
    order by id limit ${LOOK_LIMIT}`.execute(tx)
  return rows
}

/** The time in a version 7 id, less a second for nodes that stamp a line just before they make its id. */
export const timeOf = (id: string): Date => new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16) - 1000)

/** The smallest version 7 id of a time. */
export const firstIdAt = (time: number): string => {
  const hex = Math.max(0, Math.floor(time)).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}
