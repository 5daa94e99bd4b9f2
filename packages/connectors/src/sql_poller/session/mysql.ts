import type { Socket } from 'node:net'
import { connectorError, RetryLater } from '@halcyon/connector-kit'
import mysql, { type Connection, type FieldPacket } from 'mysql2'
import { AnswerTooLarge, connectionFailure, REFUSALS, type Refusal, refused } from './failure.ts'
import { WITH_LIMIT } from './limit.ts'
import { columnOf } from './mysql-values.ts'
import {
  type Cell,
  CONNECT_MS,
  MAX_ANSWER,
  type Query,
  type Session,
  type SessionHost,
  type SessionSettings,
  type Syntax,
} from './session.ts'

const syntax: Syntax = {
  quote: (identifier) => mysql.escapeId(identifier, true),
  placeholder: () => '?',
  finite: (expression) => `${expression} > '0001-01-01'`,
  ...WITH_LIMIT,
}
const CHUNK_ROWS = 100

/** MySQL and MariaDB. An early end of a query costs the connection: the protocol has no other. The next query makes a new one. */
export async function openMysql(host: SessionHost, settings: SessionSettings, signal: AbortSignal): Promise<Session> {
  let link: Link | null = await connect(host, settings, signal)
  const { version, encryption } = link
  const linked = async (): Promise<Link> => {
    link ??= await connect(host, settings, signal)
    return link
  }
  const drop = (): void => {
    link?.close()
    link = null
  }
  const inTransaction = async <T>(work: (link: Link) => Promise<T>): Promise<T> => {
    const one = await linked()
    try {
      await one.run(BEGIN)
      const result = await work(one)
      await one.run('rollback')
      return result
    } catch (error) {
      drop()
      throw one.failure(error)
    }
  }
  const one = (text: string, values: readonly string[] = []): Promise<Cell | undefined> =>
    inTransaction(async ({ execute }) => (await execute({ text, values })).rows[0]?.[0])

  return {
    syntax,
    version,
    encryption,
    describe: (query) => inTransaction(async ({ execute }) => (await execute(query)).fields.map(columnOf)),
    async *read(query: Query) {
      const reader = await linked()
      let whole = false
      try {
        await reader.run(BEGIN)
        let chunk: (readonly Cell[])[] = []
        for await (const row of reader.stream(query)) {
          chunk.push(row)
          if (chunk.length < CHUNK_ROWS) continue
          yield chunk
          chunk = []
          reader.reset()
        }
        await reader.run('rollback')
        whole = true
        if (chunk.length > 0) yield chunk
      } catch (error) {
        throw reader.failure(error)
      } finally {
        if (!whole) drop()
      }
    },
    now: async () => String(await one("select date_format(utc_timestamp(6), '%Y-%m-%d %H:%i:%s.%f')")),
    isReadOnly: () => inTransaction(readOnly),
    async isIndexed({ schema, table }, column) {
      if (Number(await one(IS_TABLE, [schema, table])) === 0) return null
      return Number(await one(INDEXED, [schema, table, column])) > 0
    },
    close: drop,
  }
}

const BEGIN = 'start transaction read only'
const NAMED = "table_schema = coalesce(nullif(?, ''), database()) and table_name = ?"
const IS_TABLE = `select count(*) from information_schema.tables where ${NAMED} and table_type = 'BASE TABLE'`
const INDEXED = `select count(*) from information_schema.statistics where ${NAMED} and column_name = ? and seq_in_index = 1`

/** MySQL renamed the variable that MariaDB still has. */
async function readOnly({ execute, version }: Link): Promise<boolean> {
  const variable = /mariadb/i.test(version) ? '@@tx_read_only' : '@@transaction_read_only'
  return Number((await execute({ text: `select ${variable}`, values: [] })).rows[0]?.[0]) === 1
}

interface Link {
  readonly version: string
  readonly encryption: string | null
  /** A command without an answer. */
  run(text: string): Promise<void>
  execute(query: Query): Promise<{ rows: readonly (readonly Cell[])[]; fields: readonly FieldPacket[] }>
  stream(query: Query): AsyncIterable<readonly Cell[]>
  /** What was read so far was in bounds. */
  reset(): void
  failure(error: unknown): unknown
  close(): void
}

async function connect(
  host: SessionHost,
  { server, statementMs }: SessionSettings,
  signal: AbortSignal,
): Promise<Link> {
  const [password] = host.secret('password')
  const target = { host: server.host, port: server.port, secure: server.tls !== null }
  const socket = await host.http.connect({ ...target, timeoutMs: CONNECT_MS, signal }).catch((error: unknown) => {
    throw connectorError(error)
  })
  const timeout = statementMs + CONNECT_MS
  const connection = mysql.createConnection({
    // The name that the certificate is compared with; the socket is connected.
    host: server.tls?.serverName ?? server.host,
    stream: socket,
    user: server.user,
    password: password?.value ?? '',
    database: server.database,
    ...(server.tls === null
      ? {}
      : { ssl: { verifyIdentity: true, ...(server.tls.ca === null ? {} : { ca: server.tls.ca }) } }),
    charset: 'utf8mb4',
    connectTimeout: CONNECT_MS,
    rowsAsArray: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
    dateStrings: true,
    jsonStrings: true,
  })
  let lost: unknown = null
  connection.on('error', (error: unknown) => {
    lost ??= error
  })
  const failure = (error: unknown): unknown => failureOf(lost ?? error)
  const stop = (): void => void socket.destroy()
  signal.addEventListener('abort', stop, { once: true })
  const close = (): void => {
    signal.removeEventListener('abort', stop)
    connection.destroy()
    socket.destroy()
  }
  const execute: Link['execute'] = ({ text, values }) =>
    new Promise((resolve, reject) => {
      connection.execute({ sql: text, timeout }, [...values], (error, rows, fields) => {
        if (error === null) resolve({ rows: rows as unknown as Cell[][], fields })
        else reject(error)
      })
    })
  const run = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      connection.query({ sql: text, timeout }, (error) => (error === null ? resolve() : reject(error)))
    })
  try {
    if (signal.aborted) stop()
    await new Promise<void>((resolve, reject) =>
      connection.connect((error) => (error === null ? resolve() : reject(error))),
    )
    if (password !== undefined) host.secretUsed('password', password.version)
    const guard = answerGuard(connection, (error) => {
      lost ??= error
    })
    const version = String((await execute({ text: 'select version()', values: [] })).rows[0]?.[0])
    const isMaria = /mariadb/i.test(version)
    await run("set session time_zone = '+00:00'")
    await run('set session transaction read only')
    await run(
      `set session ${isMaria ? `max_statement_time = ${statementMs / 1000}` : `max_execution_time = ${statementMs}`}`,
    )
    return {
      version: isMaria ? `MariaDB ${version.split('-')[0]}` : `MySQL ${version}`,
      encryption: guard.encryption,
      run,
      execute: (query) => {
        guard.reset()
        return execute(query)
      },
      stream: ({ text, values }) => {
        guard.reset()
        const command = connection.execute({ sql: text, timeout, values: [...values] })
        return command.stream({ highWaterMark: CHUNK_ROWS }) as AsyncIterable<readonly Cell[]>
      },
      reset: guard.reset,
      failure,
      close,
    }
  } catch (error) {
    close()
    throw failure(error)
  }
}

/** Ends the connection when one answer is too large: the client keeps a row whole. */
function answerGuard(connection: Connection, lost: (error: Error) => void) {
  const { stream } = connection as unknown as { stream: Socket & { getProtocol?(): string | null } }
  let size = 0
  stream.on('data', (data: Uint8Array) => {
    size += data.length
    if (size <= MAX_ANSWER) return
    const error = new AnswerTooLarge(`An answer of the database is larger than ${MAX_ANSWER} bytes.`)
    lost(error)
    stream.destroy(error)
  })
  return {
    encryption: stream.getProtocol?.() ?? null,
    reset(): void {
      size = 0
    },
  }
}

/** dev.mysql.com, "Server Error Message Reference"; mariadb.com, "MariaDB Error Codes". */
const BY_NUMBER: Readonly<Record<number, Refusal>> = {
  1044: REFUSALS.database,
  1045: REFUSALS.signIn,
  1049: REFUSALS.database,
  1142: REFUSALS.permission,
  1143: REFUSALS.permission,
  1146: REFUSALS.table,
  1227: REFUSALS.permission,
  1290: REFUSALS.readOnly,
  1370: REFUSALS.permission,
  1698: REFUSALS.signIn,
  1792: REFUSALS.readOnly,
  1969: REFUSALS.time,
  3024: REFUSALS.time,
}
const ABOUT_THE_QUERY = /^(0A|21|22|42)/

function failureOf(error: unknown): unknown {
  const known = connectionFailure(error)
  if (known !== null) return known
  const { errno = 0, code = '', sqlState = '', message } = error as Partial<mysql.QueryError> & { message: string }
  if (code === 'HANDSHAKE_NO_SSL_SUPPORT') return refused(REFUSALS.noTls, 'The server does not support TLS.')
  const said = `The database says: ${message}`
  const refusal = BY_NUMBER[errno]
  if (refusal !== undefined) return refused(refusal, said)
  if (ABOUT_THE_QUERY.test(sqlState)) return refused(REFUSALS.query, said)
  return new RetryLater(sqlState === '' ? `The connection to the database was lost: ${message}` : `${said} (${errno})`)
}
