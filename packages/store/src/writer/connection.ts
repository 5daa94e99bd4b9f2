import pg from 'pg'
import { SESSION_OPTIONS } from '../database.ts'

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

export type WriteFailure = 'away' | 'again' | 'rows'

/** What a failed write means: the server is away, the same again may pass, or the rows themselves are refused. */
export function classify(error: unknown): WriteFailure {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (AGAIN.has(code)) return 'again'
  if (/^[0-9A-Z]{5}$/.test(code) && !AWAY.has(code.slice(0, 2))) return 'rows'
  return 'away'
}

/** One connection that comes back by itself. Queries while it is away fail at once with `DatabaseAway`. */
export class WriterConnection {
  readonly #url: string
  #client: pg.Client | null = null
  #lastFailure = 0
  #delay = RECONNECT_FIRST_MS
  #connecting: Promise<pg.Client> | null = null

  constructor(url: string) {
    this.#url = url
  }

  async query<Row extends pg.QueryResultRow>(name: string, text: string, values: unknown[]): Promise<Row[]> {
    const client = await this.#connected()
    try {
      const result = await client.query<Row>({ name, text, values })
      return result.rows
    } catch (error) {
      if (classify(error) === 'away') this.#drop(client)
      throw error
    }
  }

  async close(): Promise<void> {
    const client = this.#client
    this.#client = null
    await client?.end()
  }

  #connected(): Promise<pg.Client> {
    if (this.#client !== null) return Promise.resolve(this.#client)
    if (this.#connecting === null && Date.now() - this.#lastFailure < this.#delay) {
      return Promise.reject(new DatabaseAway('The database is away.'))
    }
    this.#connecting ??= this.#connect().finally(() => {
      this.#connecting = null
    })
    return this.#connecting
  }

  async #connect(): Promise<pg.Client> {
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
    try {
      await client.connect()
    } catch (error) {
      this.#lastFailure = Date.now()
      this.#delay = Math.min(this.#delay * 2, RECONNECT_MAX_MS)
      throw new DatabaseAway('The database does not answer.', { cause: error })
    }
    this.#delay = RECONNECT_FIRST_MS
    this.#client = client
    return client
  }

  #drop(client: pg.Client): void {
    if (this.#client === client) this.#client = null
    client.end().catch((error: unknown) => void error)
  }
}
