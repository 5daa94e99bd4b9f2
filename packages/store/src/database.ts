import type { TenantId } from '@halcyon/domain'
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { Schema } from './schema.gen.ts'

export type Database = Kysely<Schema>
export type Tx = Transaction<Schema>

/** Every connection of the product: UTC, and the application's role, which is not the owner and passes row-level security. */
export const SESSION_OPTIONS = '-c role=halcyon_app -c timezone=UTC'

// Counts and sequence numbers stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/**
 * A pool under the application's role. `max` is the number of connections.
 * A broken idle connection is reported to `onError` and replaced at the next use.
 */
export function openDatabase(url: string, options: { max?: number; onError?: (error: Error) => void } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    options: SESSION_OPTIONS,
    application_name: 'halcyon',
    connectionTimeoutMillis: 10_000,
  })
  pool.on('error', (error) => options.onError?.(error))
  // The pool hears idle ones only. One that breaks between two statements of a transaction fails the next of them.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
}

/** One transaction that sees, and may write, the rows of these tenants only. */
export async function inTenants<T>(
  db: Database,
  tenants: readonly TenantId[],
  run: (tx: Tx) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('halcyon.tenants', ${tenants.join(',')}, true)`.execute(tx)
    return run(tx)
  })
}

export const inTenant = <T>(db: Database, tenant: TenantId, run: (tx: Tx) => Promise<T>): Promise<T> =>
  inTenants(db, [tenant], run)
