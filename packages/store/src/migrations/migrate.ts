import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'

const here = new URL('.', import.meta.url)
/** Any number: two starting servers take turns. */
const LOCK = 7_700_001

/** One applied migration, as `halcyon_migration` keeps it. */
interface Applied {
  readonly name: string
  readonly hash: string
}

/** A migration that was applied has been edited since, or the database is newer than this program. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError'
}

const hashOf = (sql: string): string => createHash('sha256').update(sql).digest('hex')

const readSql = async (folder: URL): Promise<{ name: string; sql: string }[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(names.map(async (name) => ({ name, sql: await readFile(new URL(name, folder), 'utf8') })))
}

/**
 * Brings the schema to this program's version: numbered files once, in order, each in its own transaction; those under
 * `functions/` all of them whenever one differs: they build on each other. Holds an advisory lock, so any number of servers may start at once.
 * @param ownerUrl a connection as the schema's owner
 * @throws MigrationError when an applied file has changed, or the database has migrations this program does not know
 */
export async function migrate(
  ownerUrl: string,
  options: { upTo?: string; log?: (line: string) => void } = {},
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'halcyon migrate' })
  await client.connect()
  try {
    await client.query("set timezone = 'UTC'")
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(
      'create table if not exists public.halcyon_migration (name text primary key, hash text not null, applied_at timestamptz not null default now())',
    )
    const known = await client.query<Applied>('select name, hash from public.halcyon_migration')
    const applied = new Map(known.rows.map((row) => [row.name, row.hash]))
    await applyNumbered(client, applied, options)
    if (options.upTo === undefined) await applyFunctions(client, applied, options.log)
  } finally {
    await client.end()
  }
}

async function applyNumbered(
  client: pg.Client,
  applied: Map<string, string>,
  options: { upTo?: string; log?: (line: string) => void },
): Promise<void> {
  const files = await readSql(here)
  const unknown = [...applied.keys()].filter((name) => /^\d/.test(name) && !files.some((file) => file.name === name))
  if (unknown.length > 0) {
    throw new MigrationError(
      `The database is newer than this program: it has ${unknown.join(', ')}. Start the newer release.`,
    )
  }
  for (const { name, sql } of files) {
    if (options.upTo !== undefined && name > options.upTo) return
    const before = applied.get(name)
    if (before === hashOf(sql)) continue
    if (before !== undefined)
      throw new MigrationError(`Migration ${name} was applied, and its file has changed since. Restore the file.`)
    options.log?.(`Migrating: ${name}`)
    await apply(client, name, sql)
  }
}

async function applyFunctions(
  client: pg.Client,
  applied: Map<string, string>,
  log?: (line: string) => void,
): Promise<void> {
  const files = (await readSql(new URL('functions/', here))).map(({ name, sql }) => ({
    name: `functions/${name}`,
    sql,
  }))
  const differing = files.filter(({ name, sql }) => applied.get(name) !== hashOf(sql))
  if (differing.length === 0) return
  for (const { name } of differing) log?.(`Migrating: ${name}`)
  for (const { name, sql } of files) await apply(client, name, sql)
}

async function apply(client: pg.Client, name: string, sql: string): Promise<void> {
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query(
      'insert into public.halcyon_migration (name, hash) values ($1, $2) on conflict (name) do update set hash = excluded.hash, applied_at = now()',
      [name, hashOf(sql)],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new MigrationError(`Migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
}
