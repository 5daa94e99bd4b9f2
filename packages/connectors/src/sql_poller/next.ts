import { NeedsHuman, type NextRequest, type PullRun } from '@halcyon/connector-kit'
import type { SqlConfig } from './config/config.ts'
import { offsetColumns, settingsOf } from './config/settings.ts'
import { timeText } from './instant.ts'
import { sourceOf } from './plan.ts'
import { pageQuery } from './query.ts'
import { WITH_LIMIT } from './session/limit.ts'
import type { Column, Syntax } from './session/session.ts'
import { sqliteSyntax } from './session/sqlite/syntax.ts'
import { positionOf } from './standing.ts'
import type { Dialect } from './statement.ts'

/** What the next run asks first; the types of the columns, which only the database knows, are left out. */
export function describeNext(
  config: SqlConfig,
  checkpoints: PullRun['checkpoints'],
  now: number,
): readonly NextRequest[] {
  const settings = settingsOf(config)
  const { offset, server, pageRows } = settings
  const after = positionOf(checkpoints.get('')?.after)
  const names = offsetColumns(offset)
  const columns = names.map((name, i) => column(name, i === 0 && offset.kind === 'timestamp' ? 'time' : 'other'))
  const span = { after, range: null, now: timeText(BigInt(now) * 1000n) }
  const order = `in the order of ${names.join(' and ')}`
  const words = after === null ? `Rows from the first one on, ${order}.` : `Rows after ${after.join(', ')}, ${order}.`
  try {
    const query = pageQuery(sourceOf(settings), SYNTAX[server.dialect], columns, span, pageRows)
    const values = query.values.map((value, i) => `\n-- parameter ${i + 1}: ${value}`)
    return [{ partition: '', words, request: query.text + values.join('') }]
  } catch (error) {
    // A draft's statement may be wrong still.
    if (!(error instanceof NeedsHuman)) throw error
    return [{ partition: '', words: error.message, request: null }]
  }
}

const column = (name: string, kind: Column['kind']): Column => ({
  name,
  kind,
  type: '',
  toJson: () => null,
  toText: () => null,
  bind: (placeholder) => placeholder,
})

/** As it is shown; what is sent is quoted by the client library. */
const SYNTAX: Readonly<Record<Dialect, Syntax>> = {
  postgresql: {
    ...WITH_LIMIT,
    quote: (name) => `"${name}"`,
    placeholder: (n) => `$${n}`,
    finite: (expression) => `isfinite(${expression})`,
  },
  mysql: {
    ...WITH_LIMIT,
    quote: (name) => `\`${name}\``,
    placeholder: () => '?',
    finite: (expression) => `${expression} > '0001-01-01'`,
  },
  sqlite: sqliteSyntax,
}
