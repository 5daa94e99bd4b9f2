import { NeedsHuman } from '@halcyon/connector-kit'
import { offsetColumns, type Settings } from './config/settings.ts'
import { describeQuery, type Source } from './query.ts'
import { rowReader } from './rows.ts'
import type { Column, Session } from './session/session.ts'
import { isProblem, parseStatement } from './statement.ts'

/** What is read, by what the source says of its columns. Throws NeedsHuman when it cannot be read so. */
export async function planOf(session: Session, settings: Settings) {
  const source = sourceOf(settings)
  const columns = await session.describe(describeQuery(source, session.syntax))
  const problem = columnProblem(columns, settings)
  if (problem !== null) throw problem
  return { source, columns, read: rowReader(columns, settings.key, offsetColumns(settings.offset)) }
}

export function sourceOf({ read, offset, server }: Settings): Source {
  if (read.kind === 'table') return { read, offset, statement: null }
  const statement = parseStatement(read.sql, server.dialect)
  if (isProblem(statement)) throw new NeedsHuman(statement.code, statement.message, statement.suggestion)
  return { read, offset, statement }
}

/** Null: each row can be told from the others, and what is new from what was read. */
function columnProblem(columns: readonly Column[], { offset, key }: Settings): NeedsHuman | null {
  const names = columns.map(({ name }) => name)
  const twice = names.find((name, i) => names.indexOf(name) < i)
  if (twice !== undefined)
    return new NeedsHuman(
      'query_invalid',
      `Two columns are called "${twice}".`,
      'Give one of them another name: … as other_name.',
    )
  const absent = [...offsetColumns(offset), ...key].find((name) => !names.includes(name))
  if (absent !== undefined) {
    const list = names.slice(0, 20).join(', ')
    return new NeedsHuman('offset_invalid', `There is no column "${absent}".`, `Choose one of: ${list}.`)
  }
  const main = columns.find(({ name }) => name === offset.column)
  if (offset.kind === 'timestamp' && main?.kind !== 'time')
    return new NeedsHuman(
      'offset_invalid',
      `"${offset.column}" is of the type ${main?.type}, which is no timestamp.`,
      'Choose a timestamp, let a statement make one of it (to_timestamp, from_unixtime, strftime), or use an increasing column.',
    )
  return null
}
