import { type DatasourceId, isUuid, type TenantId } from '@halcyon/domain'
import { eventIds } from '@halcyon/pipeline'
import { type Database, inTenants } from '@halcyon/store'
import { sql } from 'kysely'
import type { LogLevel } from './worker/protocol.ts'

export interface FeedLine {
  readonly tenantId: TenantId
  readonly datasourceId: DatasourceId
  readonly level: LogLevel
  readonly component: string
  readonly message: string
  readonly correlationId?: string
  readonly fields?: Record<string, unknown>
}

/** Lines a feed may add in a second; past it they are counted, and the count is logged. */
const MAX_LINES_A_SECOND = 100
const MAX_BUFFERED = 20_000
const MAX_MESSAGE = 2000
/** Characters of a line's fields; larger ones are left out. */
const MAX_FIELDS = 8000

/** Collects the feeds' log lines and writes them once a second, in one statement. */
export class LogSink {
  readonly #nodeId: string
  readonly #nextId = eventIds()
  #lines: (FeedLine & { id: string; at: string })[] = []
  #counts = new Map<string, { line: FeedLine; count: number }>()

  constructor(nodeId: string) {
    this.#nodeId = nodeId
  }

  add(line: FeedLine): void {
    const counted = this.#counts.get(line.datasourceId)
    if (counted === undefined) this.#counts.set(line.datasourceId, { line, count: 1 })
    else if (++counted.count > MAX_LINES_A_SECOND) return
    if (this.#lines.length >= MAX_BUFFERED) return
    const now = Date.now()
    const { correlationId, fields, ...rest } = line
    this.#lines.push({
      ...rest,
      message: storable(line.message.slice(0, MAX_MESSAGE)),
      ...(correlationId !== undefined && isUuid(correlationId) ? { correlationId } : {}),
      ...(fields === undefined ? {} : { fields: storableFields(fields) }),
      id: this.#nextId(now),
      at: new Date(now).toISOString(),
    })
  }

  async flush(db: Database): Promise<void> {
    for (const { line, count } of this.#counts.values()) {
      const left = count - MAX_LINES_A_SECOND
      if (left > 0) this.#lines.push(this.#note(line, `${left} more lines in this second were left out.`))
    }
    this.#counts.clear()
    if (this.#lines.length === 0) return
    const lines = this.#lines
    this.#lines = []
    const tenants = [...new Set(lines.map((line) => line.tenantId))]
    const rows = JSON.stringify(
      lines.map(({ tenantId, datasourceId, id, at, level, component, message, correlationId, fields }) => ({
        tenant_id: tenantId,
        datasource_id: datasourceId,
        id,
        at,
        level,
        component,
        message,
        correlation_id: correlationId,
        fields,
      })),
    )
    try {
      await inTenants(db, tenants, (tx) =>
        sql`insert into log (tenant_id, datasource_id, id, at, level, component, message, correlation_id, node_id, fields)
          select tenant_id, datasource_id, id, at, level, component, message, correlation_id, ${this.#nodeId}::uuid, fields
          from json_to_recordset(${rows}::json) as x(tenant_id uuid, datasource_id uuid, id uuid, at timestamptz, level text,
            component text, message text, correlation_id uuid, fields jsonb)`.execute(tx),
      )
    } catch (error) {
      // The database is away: keep them for the next second, the newest ones where there are too many.
      this.#lines = [...lines, ...this.#lines].slice(-MAX_BUFFERED)
      throw error
    }
  }

  #note(line: FeedLine, message: string): FeedLine & { id: string; at: string } {
    const now = Date.now()
    const { tenantId, datasourceId } = line
    return {
      tenantId,
      datasourceId,
      level: 'warn',
      component: 'log',
      message,
      id: this.#nextId(now),
      at: new Date(now).toISOString(),
    }
  }
}

// PostgreSQL's text has no NUL, its jsonb no lone surrogate: one such line would keep all others from being written.
const storable = (text: string): string => text.replaceAll('\u0000', '\uFFFD').toWellFormed()

/** A connector may put anything there. */
function storableFields(fields: Record<string, unknown>): Record<string, unknown> {
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') return storable(value)
    if (typeof value === 'bigint') return String(value)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [storable(name), inner]))
  }
  try {
    const text = JSON.stringify(fields, (_, value: unknown) => clean(value))
    if (text.length <= MAX_FIELDS) return JSON.parse(text) as Record<string, unknown>
    return { left_out: `${text.length} characters` }
  } catch {
    return { left_out: 'not representable' }
  }
}
