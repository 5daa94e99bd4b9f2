import { NeedsHuman, RetryLater } from '@halcyon/connector-kit'
import { REFUSALS, type Refusal, refused } from '../failure.ts'
import type { Cell, FileSettings, Query, Session, SessionHost } from '../session.ts'
import type { FileColumn } from './protocol.ts'
import { FileReader, ReaderLate } from './reader.ts'
import { sqliteSyntax } from './syntax.ts'
import { columnOf } from './values.ts'

/** Milliseconds for a process to start and to open the file. */
const OPEN_MS = 20_000

/** A file on this machine. What a query stands for is ended with its process; the next one starts another. */
export async function openSqlite(
  host: SessionHost,
  { server, statementMs }: FileSettings,
  signal: AbortSignal,
): Promise<Session> {
  const path = await host.files.resolve(server.path)
  let version = ''
  let reader: FileReader | null = null
  const opened = async (): Promise<FileReader> => {
    if (reader !== null) return reader
    const made = new FileReader(path, signal)
    reader = made
    const answer = await made.ask({ kind: 'open', path }, OPEN_MS)
    if (answer.kind === 'error') throw new FileError(answer.errcode, answer.message)
    if (answer.kind === 'opened') version = answer.version
    return made
  }
  const drop = (): void => {
    reader?.kill()
    reader = null
  }

  async function* rowsOf({ text, values }: Query, trusted: boolean, seen: (columns: readonly FileColumn[]) => void) {
    let whole = false
    try {
      const asked = await opened()
      const begun = await asked.ask({ kind: 'query', text, values, trusted }, statementMs)
      if (begun.kind === 'error') throw new FileError(begun.errcode, begun.message)
      if (begun.kind === 'columns') seen(begun.columns)
      for (let more = true; more; ) {
        const answer = await asked.ask({ kind: 'next' }, statementMs)
        if (answer.kind === 'error') throw new FileError(answer.errcode, answer.message)
        if (answer.kind !== 'rows') throw new TypeError(`The reader answered "${answer.kind}".`)
        more = !answer.last
        if (answer.rows.length > 0) yield answer.rows
      }
      whole = true
    } catch (error) {
      throw failureOf(error)
    } finally {
      if (!whole) drop()
    }
  }
  async function one(text: string, values: readonly string[] = []): Promise<Cell | undefined> {
    for await (const rows of rowsOf({ text, values }, true, () => undefined)) return rows[0]?.[0]
    return undefined
  }

  try {
    await opened()
  } catch (error) {
    drop()
    throw failureOf(error)
  }
  return {
    syntax: sqliteSyntax,
    version: `SQLite ${version}`,
    encryption: null,
    async describe(query) {
      let columns: readonly FileColumn[] = []
      let first: readonly Cell[] = []
      for await (const [row] of rowsOf(query, false, (found) => (columns = found))) first = row ?? first
      return columns.map((column, i) => columnOf(column, first[i]))
    },
    read: (query) => rowsOf(query, false, () => undefined),
    now: async () => String(await one("select strftime('%Y-%m-%d %H:%M:%f000', 'now')")),
    isReadOnly: async () => Number(await one('select query_only from pragma_query_only')) === 1,
    async isIndexed({ table }, column) {
      const found = await one(INDEXED, [table, table, column, table, column])
      return found === null || found === undefined ? null : Number(found) === 1
    },
    close: drop,
  }
}

/** Null where it is no table: a view has no index of its own. A whole-number primary key is the table's own order. */
const INDEXED = `
  select case when exists (select 1 from sqlite_schema where type = 'table' and lower(name) = lower(?)) then
    exists (select 1 from pragma_table_info(?) where pk = 1 and lower(name) = lower(?))
    or exists (select 1 from pragma_index_list(?) l, pragma_index_info(l.name) i where i.seqno = 0 and lower(i.name) = lower(?))
  end`

class FileError extends Error {
  readonly errcode: number
  constructor(errcode: number, message: string) {
    super(message)
    this.errcode = errcode
  }
}

/** sqlite.org, "Result and Error Codes"; the lowest byte of an extended code. */
const BY_CODE: Readonly<Record<number, Refusal>> = {
  1: REFUSALS.query,
  7: REFUSALS.large,
  8: REFUSALS.readOnly,
  11: REFUSALS.damaged,
  18: REFUSALS.large,
  20: REFUSALS.query,
  23: REFUSALS.readOnly,
  26: REFUSALS.damaged,
}
const ABSENT = /^no such table/

function failureOf(error: unknown): unknown {
  if (error instanceof NeedsHuman || error instanceof RetryLater) return error
  if (error instanceof ReaderLate) return refused(REFUSALS.time, error.message)
  if (!(error instanceof FileError)) return new RetryLater(error instanceof Error ? error.message : String(error))
  const said = `SQLite says: ${error.message}`
  const refusal = ABSENT.test(error.message) ? REFUSALS.table : BY_CODE[error.errcode & 0xff]
  return refusal === undefined ? new RetryLater(`${said} (${error.errcode})`) : refused(refusal, said)
}
