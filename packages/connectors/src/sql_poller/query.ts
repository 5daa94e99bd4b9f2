import { offsetColumns, type Settings } from './config/settings.ts'
import { microsecondsOf, timeText } from './instant.ts'
import type { Column, Query, Syntax } from './session/session.ts'
import type { Position } from './standing.ts'
import type { Parameter, Statement } from './statement.ts'

/** A statement, or null where a table is read. */
export type Source = Pick<Settings, 'read' | 'offset'> & { readonly statement: Statement | null }

/** What a page is read of; times as the database writes them. */
export interface Span {
  /** Everything up to it was read. */
  readonly after: Position | null
  /** First column from inclusive, to exclusive. */
  readonly range: { readonly from: string; readonly to: string } | null
  /** Now at the source, where a statement asks for it. */
  readonly now: string
}

/** The columns there are, before anything is known of them. */
export function describeQuery(source: Source, syntax: Syntax): Query {
  const values: (string | null)[] = []
  const text = rowsOf(source, syntax, () => null, values, undefined)
  return { text: syntax.described(`(\n${text}\n) halcyon`), values }
}

/** Rows after a position, in the order of the offset. */
export function pageQuery(
  source: Source,
  syntax: Syntax,
  columns: readonly Column[],
  span: Span,
  limit: number,
): Query {
  const { values, order, ...part } = filtered(source, syntax, columns, span)
  return { text: syntax.limited({ ...part, order: order.join(', '), limit }), values }
}

/** The last rows, the very last first. */
export function headQuery(source: Source, syntax: Syntax, columns: readonly Column[], span: Span, limit = 1): Query {
  const { values, order, ...part } = filtered(source, syntax, columns, span)
  return { text: syntax.limited({ ...part, order: order.map((name) => `${name} desc`).join(', '), limit }), values }
}

function filtered(source: Source, syntax: Syntax, columns: readonly Column[], { after, range, now }: Span) {
  const [main, tie] = offsetColumns(source.offset).map((name) => columns.find((column) => column.name === name))
  if (main === undefined) throw new TypeError('The offset column was not looked for.')
  const values: (string | null)[] = []
  const start = source.offset.start
  const parameters: Readonly<Record<Parameter, string | null>> = {
    cursor: beforeAll(main, after?.[0]) ?? start,
    window_start: range?.from ?? beforeAll(main, after?.[0]) ?? start,
    window_end: range?.to ?? now,
  }
  const inner = rowsOf(source, syntax, (name) => parameters[name], values, main)
  const bind = (column: Column, value: string): string => {
    values.push(column.encode?.(value) ?? value)
    return column.bind(syntax.placeholder(values.length))
  }
  const [first, second] = [main, tie].map((column) => (column === undefined ? '' : syntax.quote(column.name)))
  const conditions = [`${first} is not null`]
  if (main.kind === 'time') conditions.push(syntax.finite(first ?? ''))
  if (tie !== undefined) conditions.push(`${second} is not null`)
  if (range !== null) conditions.push(`${first} >= ${bind(main, range.from)} and ${first} < ${bind(main, range.to)}`)
  const [at, tieAt] = after ?? []
  if (at !== undefined && tie !== undefined && tieAt !== undefined) {
    // The first part is what an index is searched by. Values are bound in the order of the text.
    const searched = `${first} >= ${bind(main, at)}`
    conditions.push(`${searched} and (${first} > ${bind(main, at)} or ${second} > ${bind(tie, tieAt)})`)
  } else if (at !== undefined) conditions.push(`${first} > ${bind(main, at)}`)
  else if (start !== '' && range === null) conditions.push(`${first} > ${bind(main, start)}`)
  const from = `(\n${inner}\n) halcyon`
  return { from, where: conditions.join(' and '), values, order: [first, second].filter((name) => name !== '') }
}

/** Just before the rows not read yet: of rows at the same time some may be missing, so `> :cursor` has to find them, too. */
function beforeAll({ kind }: Column, at: string | undefined): string | undefined {
  const microseconds = at === undefined || kind !== 'time' ? null : microsecondsOf(at)
  return microseconds === null ? at : timeText(microseconds - 1n)
}

/** The table's rows, or the statement with its parameters bound. */
function rowsOf(
  { read, statement }: Source,
  syntax: Syntax,
  valueFor: (name: Parameter) => string | null,
  values: (string | null)[],
  main: Column | undefined,
): string {
  if (read.kind === 'table') {
    const columns = read.columns.length === 0 ? '*' : read.columns.map(syntax.quote).join(', ')
    return `select ${columns} from ${[read.schema, read.table]
      .filter((part) => part !== '')
      .map(syntax.quote)
      .join('.')}`
  }
  return (statement?.parts ?? [])
    .map((part) => {
      if (typeof part === 'string') return part
      if (main === undefined && syntax.extremes !== undefined)
        return syntax.extremes[part.parameter === 'window_end' ? 'greatest' : 'least']
      const value = valueFor(part.parameter)
      values.push(value === null ? null : (main?.encode?.(value) ?? value))
      const placeholder = syntax.placeholder(values.length)
      return main === undefined ? placeholder : main.bind(placeholder)
    })
    .join('')
}
