/** A server on a database of the test's own, which the test can look into, and change as its owner. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTestDatabase } from '@halcyon/store/testing'
import pg from 'pg'
import { type Server, type StartOptions, startServer } from '../../support/server.ts'

export type Query = <Row extends pg.QueryResultRow = pg.QueryResultRow>(
  sql: string,
  values?: readonly unknown[],
) => Promise<Row[]>

export interface SharedDatabase {
  /** As the owner: no row-level security. */
  readonly query: Query
  readonly url: string
  /** Starts a node on it; all nodes have the same master key. */
  start(options?: StartOptions): Promise<Server>
  /** Ends the nodes that still run, and drops the database. */
  close(): Promise<void>
}

export async function openSharedDatabase(): Promise<SharedDatabase> {
  const database = await createTestDatabase()
  const masterKey = randomBytes(32).toString('base64')
  const pool = quietPool(database.ownerUrl)
  const servers: Server[] = []
  return {
    url: database.ownerUrl,
    query: async (sql, values = []) => (await pool.query(sql, [...values])).rows as never,
    async start(options = {}) {
      const server = await startServer({
        ...options,
        env: {
          DATABASE_URL: database.ownerUrl,
          HALCYON_MASTER_KEY: masterKey,
          // The server of the tests does not wait for the disk.
          HALCYON_ALLOW_UNSAFE_DURABILITY: '1',
          ...options.env,
        },
      })
      servers.push(server)
      return server
    },
    async close() {
      await Promise.all(servers.map((server) => server.kill()))
      await pool.end()
      await database.drop()
    },
  }
}

/** The owner's way into the embedded database of a running server. */
export async function embeddedQuery(dataDir: string): Promise<{ query: Query; close(): Promise<void> }> {
  const password = (await readFile(join(dataDir, 'postgres', 'owner-password'), 'utf8')).trim()
  const pool = quietPool({
    host: join(dataDir, 'postgres', 'run'),
    user: 'halcyon_owner',
    database: 'halcyon',
    password,
  })
  return {
    query: async (sql, values = []) => (await pool.query(sql, [...values])).rows as never,
    close: () => pool.end(),
  }
}

/** The embedded server's own process. */
export async function postmasterOf(dataDir: string): Promise<number> {
  const text = await readFile(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8')
  return Number(text.split('\n')[0])
}

function quietPool(config: string | pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(typeof config === 'string' ? { connectionString: config, max: 4 } : { ...config, max: 4 })
  pool.on('error', () => undefined)
  return pool
}
