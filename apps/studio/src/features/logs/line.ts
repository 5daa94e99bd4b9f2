import type { LogLevel } from '../../api/generated/graphql.ts'

/** A line of a datasource's log, as the API gives it. */
export interface LogLine {
  readonly id: string
  readonly at: string
  readonly level: LogLevel
  readonly component: string
  readonly message: string
  readonly correlationId: string | null
  readonly node: string | null
  readonly fields: unknown
}

/** What the reader wants to see of the log. */
export interface LogFilter {
  readonly level: LogLevel | null
  readonly component: string
  readonly correlationId: string
  readonly search: string
  /** RFC 3339, or null. */
  readonly from: string | null
  readonly to: string | null
}

export const LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error']

/** The part of a filter the API takes, without what is not set. */
export const filterInput = (filter: LogFilter) => ({
  ...(filter.level === null ? {} : { level: filter.level }),
  ...(filter.component === '' ? {} : { component: filter.component }),
  ...(filter.correlationId === '' ? {} : { correlationId: filter.correlationId }),
  ...(filter.search === '' ? {} : { search: filter.search }),
})

/** The same choice as the server makes: a line of the watch before a change of filter must not slip in. */
export function fits(line: LogLine, filter: LogFilter): boolean {
  if (filter.level !== null && LEVELS.indexOf(line.level) < LEVELS.indexOf(filter.level)) return false
  if (filter.component !== '' && line.component !== filter.component) return false
  if (filter.correlationId !== '' && line.correlationId !== filter.correlationId) return false
  if (filter.from !== null && Date.parse(line.at) < Date.parse(filter.from)) return false
  return filter.search === '' || line.message.toLowerCase().includes(filter.search.toLowerCase())
}

/** Milliseconds since 1970 in a version 7 id; null for any other text. */
export const timeOfId = (id: string): number | null =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(id)
    ? Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
    : null

/** The first id a line of this time can have; null: of any time. */
export function firstIdAt(time: string | null): string {
  const digits = Math.max(0, time === null ? 0 : Date.parse(time))
    .toString(16)
    .padStart(12, '0')
  return `${digits.slice(0, 8)}-${digits.slice(8)}-0000-0000-000000000000`
}

/** One line as a terminal would show it. */
export function lineText({ at, level, component, message, correlationId, fields }: LogLine): string {
  const head = `${at} ${level.toUpperCase().padEnd(5)} ${component}: ${message}`
  const tail = [
    correlationId === null ? '' : ` correlationId=${correlationId}`,
    fields == null || JSON.stringify(fields) === '{}' ? '' : ` ${JSON.stringify(fields)}`,
  ]
  return head + tail.join('')
}
