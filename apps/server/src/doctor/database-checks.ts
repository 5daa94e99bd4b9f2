import { sql } from 'kysely'
import type { Check } from './check.ts'

const DURABLE = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' } as const

/** Version, durable commits, size and connections of the database. */
export const databaseServer: Check = async ({ tx }) => {
  const { rows } = await sql<{ name: string; setting: string }>`
    select name, setting from pg_settings
    where name in ('server_version', 'max_connections', 'fsync', 'full_page_writes', 'synchronous_commit')`.execute(tx)
  const settings = new Map(rows.map(({ name, setting }) => [name, setting]))
  const unsafe = Object.entries(DURABLE).filter(
    ([name, value]) => settings.get(name) !== value && settings.get(name) !== 'remote_apply',
  )
  const { rows: facts } = await sql<{ bytes: number; used: number }>`
    select pg_database_size(current_database())::float8 as bytes,
      (select sum(numbackends) from pg_stat_database)::int as used`.execute(tx)
  const [fact] = facts
  const most = Number(settings.get('max_connections') ?? 0)
  const detail = `PostgreSQL ${settings.get('server_version')}, ${megabytes(fact?.bytes ?? 0)}, ${fact?.used ?? 0} of ${most} connections in use`
  if (unsafe.length > 0) {
    const named = unsafe.map(([name]) => `${name} = ${settings.get(name)}`).join(', ')
    return {
      name: 'Database',
      state: 'fail',
      detail: `${detail}; ${named}`,
      action: 'It may lose what it confirmed. Set these to on and restart PostgreSQL.',
    }
  }
  if ((fact?.used ?? 0) > most * 0.8)
    return { name: 'Database', state: 'warn', detail, action: 'Raise max_connections, or run fewer processes.' }
  return { name: 'Database', state: 'ok', detail }
}

const SKEW_MS = 2000

/** Whether the database's clock and this process's agree. */
export const clock: Check = async ({ tx, installation }) => {
  const { rows } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(tx)
  const skew = Math.abs((rows[0]?.at.getTime() ?? 0) - installation.now())
  const detail = `The clocks of server and database differ by ${skew} ms`
  if (skew <= SKEW_MS) return { name: 'Clock', state: 'ok', detail }
  return {
    name: 'Clock',
    state: 'fail',
    detail,
    action: 'Synchronise both with NTP: signatures and windows depend on the time.',
  }
}

/** Whether tomorrow's partitions are there: without one, rows go to a catch-all that is slow to take apart. */
export const partitions: Check = async ({ tx }) => {
  const { rows } = await sql<{ name: string; there: boolean }>`
    select t.name, to_regclass('public.' || t.name || to_char(now() at time zone 'UTC' + interval '1 day', '_YYYYMMDD')) is not null as there
    from halcyon.daily_table t order by t.name`.execute(tx)
  const missing = rows.filter(({ there }) => !there).map(({ name }) => name)
  if (missing.length === 0)
    return { name: 'Partitions', state: 'ok', detail: `Tomorrow’s are there for ${rows.length} tables` }
  return {
    name: 'Partitions',
    state: 'warn',
    detail: `None for tomorrow: ${missing.join(', ')}`,
    action: 'Is a process with the role engine running? It makes them.',
  }
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024).toLocaleString('en')} MiB`
