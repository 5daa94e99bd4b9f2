/**
 * Databases for tests.
 *
 * Owns: a database of its own for each test file, cloned from a template that holds the migrated schema.
 * Refuses: starting a server. Vitest's global setup does (`global-setup.ts`), or TEST_DATABASE_URL names one.
 * Neighbours: `../embedded`, `../migrations`.
 */
import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '../migrations/migrate.ts'

/** A database of one test's own. */
export interface TestDatabase {
  readonly name: string
  /** Connection string of the owner: for setting up what the product itself may not do. */
  readonly ownerUrl: string
  /** Connection string in the server's role, `halcyon_app`: row-level security holds. What code under test gets. */
  readonly url: string
  /** Drops the database, and ends connections that are still open. */
  drop(): Promise<void>
}

/** Key of the advisory lock under which the template is made: any number that nothing else uses. */
const TEMPLATE_LOCK = 7_215_003

let template: Promise<string> | undefined

/**
 * Creates a database with the schema applied (tens of milliseconds). Call `drop` when done with it.
 *
 * @throws Error when no server is there: run under Vitest, or set TEST_DATABASE_URL to a superuser's connection string.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  template ??= openTemplate()
  return cloneDatabase(await template)
}

/** Creates a database without our schema: for tests of the migrations. In `url`, the role exists only after them. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return cloneDatabase('template0')
}

async function cloneDatabase(source: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`
  // Copying files, ten times as fast as logging them where fsync is off.
  await asOwner((client) => client.query(`create database ${name} template ${source} strategy file_copy`))
  const ownerUrl = urlOf(name)
  return { name, ownerUrl, url: inRole(ownerUrl, 'halcyon_app'), drop: () => dropDatabase(name) }
}

async function dropDatabase(name: string): Promise<void> {
  await asOwner((client) => client.query(`drop database if exists ${name} with (force)`))
}

/** The template for the migrations as they are now; the first of the test processes makes it. */
function openTemplate(): Promise<string> {
  const name = `halcyon_template_${migrationsDigest()}`
  return asOwner(async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount) return name
    // Renamed when whole, so that a run cut short leaves no half-made template.
    const draft = `${name}_new`
    await client.query(`drop database if exists ${draft} with (force)`)
    await client.query(`create database ${draft} template template0`)
    await migrate(urlOf(draft))
    await client.query(`alter database ${draft} rename to ${name}`)
    return name
  })
}

function migrationsDigest(): string {
  const root = join(import.meta.dirname, '..', 'migrations')
  const hash = createHash('sha256')
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()) {
    if (/\.(sql|ts)$/.test(file) && !file.endsWith('.test.ts')) hash.update(file).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex').slice(0, 16)
}

async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: serverUrl() })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function serverUrl(): string {
  const url = process.env.TEST_DATABASE_URL ?? process.env.HALCYON_TEST_PG
  if (url) return url
  throw new Error('No PostgreSQL for tests. Run them with vitest, or set TEST_DATABASE_URL to a superuser of a server.')
}

function urlOf(database: string): string {
  const url = new URL(serverUrl())
  url.pathname = `/${database}`
  return url.href
}

/** Adds the startup option that makes every session of a connection string use `role`. */
function inRole(url: string, role: string): string {
  // Not through searchParams: it writes a space as "+", which libpq does not read back.
  return `${url}${url.includes('?') ? '&' : '?'}options=${encodeURIComponent(`-c role=${role}`)}`
}
