/**
 * The reader of a SQLite file: a program of its own, since a statement runs until it is done and nothing in the process can end it.
 * Who started it ends it when it takes too long. It opens one file, for reading, and refuses whatever a SELECT does not need.
 */
import { constants, DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import type { FileCell, FromReader, ToReader } from './protocol.ts'

/** Milliseconds that a lock of a writer is waited for. */
const LOCK_MS = 5000
/** Bytes of a value, a row, and of what SQLite may hold in memory. */
const MAX_VALUE = 64 * 1024 * 1024
const MAX_MEMORY = 256 * 1024 * 1024
/** What one message carries. */
const CHUNK_ROWS = 500
const CHUNK_BYTES = 4 * 1024 * 1024

const READS: ReadonlySet<number> = new Set([
  constants.SQLITE_SELECT,
  constants.SQLITE_READ,
  constants.SQLITE_RECURSIVE,
  constants.SQLITE_FUNCTION,
])

let database: DatabaseSync | null = null
let trusted = false
let rows: Iterator<readonly SQLOutputValue[]> | null = null

const tell = (message: FromReader): void => void process.send?.(message)

function open(path: string): void {
  database = new DatabaseSync(path, {
    readOnly: true,
    timeout: LOCK_MS,
    limits: { length: MAX_VALUE, attach: 0 },
  })
  database.exec(`pragma query_only = on; pragma trusted_schema = off; pragma hard_heap_limit = ${MAX_MEMORY}`)
  const [row] = database.prepare('select sqlite_version() as version, (select count(*) from sqlite_schema)').all()
  database.setAuthorizer((action, _first, second) => {
    if (trusted) return constants.SQLITE_OK
    const loads = action === constants.SQLITE_FUNCTION && second?.toLowerCase() === 'load_extension'
    return READS.has(action) && !loads ? constants.SQLITE_OK : constants.SQLITE_DENY
  })
  tell({ kind: 'opened', version: String(row?.version) })
}

function query(message: Extract<ToReader, { kind: 'query' }>): void {
  if (database === null) throw new Error('no file is open')
  trusted = message.trusted
  const statement = database.prepare(message.text)
  statement.setReadBigInts(true)
  statement.setReturnArrays(true)
  const columns = statement.columns().map(({ name, type }) => ({ name, declared: type }))
  // With `setReturnArrays` a row is an array; the types know the other form only.
  const iterator: Iterator<unknown> = statement.iterate(...message.values)
  rows = iterator as Iterator<readonly SQLOutputValue[]>
  tell({ kind: 'columns', columns })
}

function next(): void {
  const chunk: (readonly FileCell[])[] = []
  for (let bytes = 0; chunk.length < CHUNK_ROWS && bytes < CHUNK_BYTES; ) {
    const found = rows?.next()
    if (found === undefined || found.done === true) {
      rows = null
      break
    }
    chunk.push(found.value)
    bytes += found.value.reduce<number>((sum, cell) => sum + sizeOf(cell), 0)
  }
  tell({ kind: 'rows', rows: chunk, last: rows === null })
}

const sizeOf = (cell: SQLOutputValue): number =>
  cell === null || typeof cell !== 'object' ? String(cell).length : cell.byteLength

process.on('message', (message: ToReader) => {
  try {
    if (message.kind === 'open') open(message.path)
    else if (message.kind === 'query') query(message)
    else next()
  } catch (error) {
    const { errcode = 0, message: text } = error as Error & { errcode?: number }
    tell({ kind: 'error', errcode, message: text })
  }
})
process.on('disconnect', () => process.exit())
