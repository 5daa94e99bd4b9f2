import type { Socket } from 'node:net'
import { connectorError, RetryLater } from '@halcyon/connector-kit'
import pg from 'pg'
import { AnswerTooLarge, connectionFailure, REFUSALS, type Refusal, refused } from './failure.ts'
import { WITH_LIMIT } from './limit.ts'
import { catalogTypes, columnOf } from './postgresql-values.ts'
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
  quote: pg.escapeIdentifier,
  placeholder: (n) => `$${n}`,
  finite: (expression) => `isfinite(${expression})`,
  ...WITH_LIMIT,
}

/** Rows as text, in the order of the columns. */
const RAW = { rowMode: 'array', types: { getTypeParser: () => (value: string) => value } } as const
/** Bytes that are asked for at once. */
const CHUNK = 4 * 1024 * 1024
const MAX_CHUNK_ROWS = 2000

export async function openPostgres(
  host: SessionHost,
  { server, statementMs }: SessionSettings,
  signal: AbortSignal,
): Promise<Session> {
  const [password] = host.secret('password')
  const target = { host: server.host, port: server.port, secure: server.tls !== null }
  const socket = await host.http.connect({ ...target, timeoutMs: CONNECT_MS, signal }).catch((error: unknown) => {
    throw connectorError(error)
  })
  const client = new pg.Client({
    host: server.tls?.serverName ?? server.host,
    port: server.port,
    database: server.database,
    user: server.user,
    password: password?.value ?? '',
    ssl: server.tls === null ? false : { ...(server.tls.ca === null ? {} : { ca: server.tls.ca }) },
    stream: () => connected(socket),
    application_name: 'halcyon',
    connectionTimeoutMillis: CONNECT_MS,
    // The server ends it before; this is for a server that says nothing any more.
    query_timeout: statementMs + CONNECT_MS,
  })
  const stop = (): void => void socket.destroy()
  signal.addEventListener('abort', stop, { once: true })
  // What the connection dies of comes to the query under way, too.
  let lost: unknown = null
  client.on('error', (error: unknown) => {
    lost ??= error
  })
  const attempt = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw failureOf(lost ?? error)
    }
  }
  const close = (): void => {
    signal.removeEventListener('abort', stop)
    client.end().catch(() => undefined)
    socket.destroy()
  }
  let version: string
  let guard: ReturnType<typeof answerGuard>
  try {
    if (signal.aborted) stop()
    await attempt(() => client.connect())
    if (password !== undefined) host.secretUsed('password', password.version)
    guard = answerGuard(client)
    version = await attempt(async () => String((await client.query({ text: 'select version()', ...RAW })).rows[0]?.[0]))
  } catch (error) {
    close()
    throw error
  }

  const begin = (): Promise<unknown> =>
    client.query(
      `begin transaction read only; set local statement_timeout = ${statementMs}; set local timezone = 'UTC'; ` +
        `set local datestyle = 'ISO'; set local intervalstyle = 'iso_8601'; set local bytea_output = 'hex'; ` +
        'set local extra_float_digits = 1',
    )
  const rows = async (text: string, values: readonly (string | null)[] = []) => {
    guard.reset()
    return client.query<Cell[]>({ text, values: [...values], ...RAW })
  }
  const inTransaction = <T>(work: () => Promise<T>): Promise<T> =>
    attempt(async () => {
      await begin()
      try {
        return await work()
      } finally {
        await client.query('rollback').catch(() => undefined)
      }
    })
  const one = (text: string, values: readonly string[] = []): Promise<Cell | undefined> =>
    inTransaction(async () => (await rows(text, values)).rows[0]?.[0])

  return {
    syntax,
    version: version.split(/ on | \(/)[0] ?? version,
    encryption: guard.encryption,
    describe: ({ text, values }) =>
      inTransaction(async () => {
        const { fields } = await rows(text, values)
        const ids = [...new Set(fields.map(({ dataTypeID }) => dataTypeID))]
        const types = catalogTypes((await rows(TYPES, [`{${ids.join(',')}}`])).rows)
        return fields.map(({ name, dataTypeID }) => columnOf(name, dataTypeID, types))
      }),
    async *read(query: Query) {
      await attempt(begin)
      try {
        await attempt(() => rows(`declare halcyon no scroll cursor for ${query.text}`, query.values))
        for (let ask = 100; ; ) {
          const chunk = await attempt(() => rows(`fetch ${ask} from halcyon`))
          if (chunk.rows.length > 0) yield chunk.rows
          if (chunk.rows.length < ask) return
          ask = Math.min(MAX_CHUNK_ROWS, ask * 4, Math.max(1, Math.floor((CHUNK * ask) / guard.bytes())))
        }
      } finally {
        await client.query('rollback').catch(() => undefined)
      }
    },
    now: async () => String(await one("select to_char(now(), 'YYYY-MM-DD HH24:MI:SS.US')")),
    isReadOnly: async () => (await one("select current_setting('transaction_read_only')")) === 'on',
    isIndexed: async ({ schema, table }, column) => {
      const name = [schema, table].filter((part) => part !== '').map(pg.escapeIdentifier)
      const found = await one(INDEXED, [name.join('.'), column])
      return found === undefined || found === null ? null : found === 't'
    },
    close,
  }
}

const TYPES = 'select oid, typname, typelem, typcategory, typdelim from pg_type where oid = any ($1::oid[])'
/** Null where it is no table: a view has no index of its own. */
const INDEXED = `
  select case when c.relkind in ('r', 'p', 'm') then exists (
    select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indrelid = c.oid and a.attname = $2 and i.indisvalid) end
  from pg_class c where c.oid = to_regclass($1)`

/** A socket that is connected, for a client that would connect it. */
function connected(socket: Socket): Socket {
  socket.connect = () => {
    process.nextTick(() => socket.emit('connect'))
    return socket
  }
  return socket
}

/** Ends the connection when one answer is too large: the client keeps a row whole. */
function answerGuard(client: pg.Client) {
  const { stream } = (client as unknown as { connection: { stream: Socket & { getProtocol?(): string | null } } })
    .connection
  let size = 0
  stream.on('data', (data: Uint8Array) => {
    size += data.length
    if (size > MAX_ANSWER)
      stream.destroy(new AnswerTooLarge(`An answer of the database is larger than ${MAX_ANSWER} bytes.`))
  })
  return {
    encryption: stream.getProtocol?.() ?? null,
    bytes: () => Math.max(1, size),
    reset() {
      size = 0
    },
  }
}

/** postgresql.org, "PostgreSQL Error Codes". Other errors of these classes are about the query. */
const BY_CODE: Readonly<Record<string, Refusal>> = {
  '25006': REFUSALS.readOnly,
  '28000': REFUSALS.signIn,
  '28P01': REFUSALS.signIn,
  '3D000': REFUSALS.database,
  '3F000': REFUSALS.table,
  '42501': REFUSALS.permission,
  '42P01': REFUSALS.table,
  '57014': REFUSALS.time,
}
const ABOUT_THE_QUERY = /^(0A|21|22|42|P0)/
/** Data-modifying WITH: refused for its place, before the transaction is asked. */
const MODIFYING = /data-modifying/

function failureOf(error: unknown): unknown {
  const known = connectionFailure(error)
  if (known !== null) return known
  const { code = '', message } = error as { code?: string; message: string }
  const said = `The database says: ${message}`
  const refusal = MODIFYING.test(message) ? REFUSALS.readOnly : BY_CODE[code]
  if (refusal !== undefined) return refused(refusal, said)
  if (message === 'The server does not support SSL connections') return refused(REFUSALS.noTls, said)
  if (ABOUT_THE_QUERY.test(code)) return refused(REFUSALS.query, said)
  return new RetryLater(code === '' ? `The connection to the database was lost: ${message}` : `${said} (${code})`)
}
