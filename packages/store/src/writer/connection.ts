import pg from 'pg'
import { SESSION_OPTIONS } from '../database.ts'
import { ROW_TYPES_SQL, type RowTypes, rowTypesOf } from './row-types.ts'

/** The database did not confirm. Whether the rows are there is unknown; a second delivery is deduplicated. */
export class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway'
}

const RECONNECT_FIRST_MS = 50
const RECONNECT_MAX_MS = 2000
/** A write that takes longer has lost its server. */
const QUERY_TIMEOUT_MS = 30_000

// Classes of SQLSTATE that say something about the connection or the server, nothing about the rows:
// 08 connection, 53 resources (disk full), 57 operator intervention, 58 system error, XX internal.
const AWAY = new Set(['08', '53', '57', '58', 'XX'])
/** Serialization failure and deadlock: the same again may well succeed. */
const AGAIN = new Set(['40001', '40P01', '55P03'])

/** Nor do a function, type, table or column that is not there, or is another one now: the schema is being changed. */
const SCHEMA = new Set(['0A000', '42703', '42704', '42883', '42P01'])

export type WriteFailure = 'away' | 'again' | 'rows'

/** What a failed write means: the server is away, the same again may pass, or the rows themselves are refused. */
export function classify(error: unknown): WriteFailure {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (AGAIN.has(code)) return 'again'
  if (/^[0-9A-Z]{5}$/.test(code) && !AWAY.has(code.slice(0, 2)) && !SCHEMA.has(code)) return 'rows'
  return 'away'
}

interface Connected {
  readonly client: pg.Client
  readonly types: RowTypes
}

/** One connection that comes back by itself. Queries while it is away fail at once with `DatabaseAway`. */
export class WriterConnection {
  readonly #url: string
  #client: Connected | null = null
  #lastFailure = 0
  #delay = RECONNECT_FIRST_MS
  #connecting: Promise<Connected> | null = null

  constructor(url: string) {
    this.#url = url
  }

  /** @param values the parameters, for the row types of the database as it is now */
  async query<Row extends pg.QueryResultRow>(
    name: string,
    text: string,
    values: (types: RowTypes) => unknown[],
  ): Promise<Row[]> {
    const { client, types } = await this.#connected()
    try {
      const result = await client.query<Row>({ name, text, values: values(types) })
      return result.rows
    } catch (error) {
      if (classify(error) === 'away') this.#drop(client)
      throw error
    }
  }

  async close(): Promise<void> {
    const client = this.#client
    this.#client = null
    await client?.client.end()
  }

  #connected(): Promise<Connected> {
    if (this.#client !== null) return Promise.resolve(this.#client)
    if (this.#connecting === null && Date.now() - this.#lastFailure < this.#delay) {
      return Promise.reject(new DatabaseAway('The database is away.'))
    }
    this.#connecting ??= this.#connect().finally(() => {
      this.#connecting = null
    })
    return this.#connecting
  }

  async #connect(): Promise<Connected> {
    const client = new pg.Client({
      connectionString: this.#url,
      // Planned once: the statements' parameters are whole batches, which no plan can foresee.
      options: `${SESSION_OPTIONS} -c plan_cache_mode=force_generic_plan`,
      application_name: 'halcyon writer',
      connectionTimeoutMillis: 5000,
      keepAlive: true,
      query_timeout: QUERY_TIMEOUT_MS,
    })
    client.on('error', () => this.#drop(client))
    let types: RowTypes
    try {
      await client.connect()
      types = rowTypesOf((await client.query<{ name: string; id: number }>(ROW_TYPES_SQL)).rows)
    } catch (error) {
      this.#lastFailure = Date.now()
      this.#delay = Math.min(this.#delay * 2, RECONNECT_MAX_MS)
      this.#drop(client)
      throw new DatabaseAway('The database does not answer.', { cause: error })
    }
    this.#delay = RECONNECT_FIRST_MS
    this.#client = { client, types }
    return this.#client
  }

  #drop(client: pg.Client): void {
    if (this.#client?.client === client) this.#client = null
    client.end().catch((error: unknown) => void error)
  }
}
