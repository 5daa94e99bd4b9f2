/** What holds for every table, those to come included. */
import { sql } from 'kysely'
import pg from 'pg'
import { expect, test } from 'vitest'
import { openDatabase } from '../database.ts'
import { seedFeed } from '../testing/feeds.ts'
import { useDatabase } from '../testing/use-database.ts'
import { migrate } from './migrate.ts'

const used = useDatabase()
const { ask } = used

/** Tables with a tenant_id, and where it stands in their primary key; partitions are reached through their parents only. */
const TENANT_TABLES = `
  select c.oid::regclass::text as name, c.relrowsecurity and c.relforcerowsecurity as walled,
    (select i.indkey[0] = a.attnum from pg_index i where i.indrelid = c.oid and i.indisprimary) as keyed,
    (select array_agg(pg_get_expr(p.polwithcheck, c.oid)) from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant') as checks
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
  where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and not c.relispartition
  order by 1`

test('every table of a tenant has forced row-level security and its key starts with tenant_id', async () => {
  const tables = await ask<{ name: string; walled: boolean; keyed: boolean; checks: string[] | null }>(TENANT_TABLES)
  expect(tables.length).toBeGreaterThan(20)
  expect(tables.filter(({ walled }) => !walled)).toEqual([])
  expect(tables.filter(({ keyed }) => !keyed)).toEqual([])
  expect(tables.filter(({ checks }) => checks?.length !== 1 || !checks[0]?.includes('halcyon.'))).toEqual([])
})

test('without a tenant the application sees, changes and adds nothing', async () => {
  const feed = await seedFeed(ask)
  const app = new pg.Client({ connectionString: used.database.url })
  await app.connect()
  const tables = await ask<{ name: string }>(TENANT_TABLES)
  for (const { name } of tables) expect([name, (await app.query(`select from ${name}`)).rowCount]).toEqual([name, 0])
  expect((await app.query("update datasource set name = 'x'")).rowCount).toBe(0)
  const values = [feed.tenantId]
  await expect(app.query("insert into organization (tenant_id, name) values ($1, 'x')", values)).rejects.toThrow(
    'row-level',
  )
  await app.query("select set_config('halcyon.tenants', $1, false)", values)
  expect((await app.query('select from datasource')).rowCount).toBe(1)
  await app.query("select set_config('halcyon.tenants', gen_random_uuid()::text, false)")
  expect((await app.query('select from datasource')).rowCount).toBe(0)
  await app.end()
})

test('the application is not the owner, cannot pass row-level security, and reaches no partition', async () => {
  expect(
    await ask("select rolsuper, rolbypassrls, rolcanlogin, rolcreaterole from pg_roles where rolname = 'halcyon_app'"),
  ).toEqual([{ rolsuper: false, rolbypassrls: false, rolcanlogin: false, rolcreaterole: false }])
  const owned = `select oid::regclass::text as name from pg_class where relowner = 'halcyon_app'::regrole`
  expect(await ask(owned)).toEqual([])
  const open = `select oid::regclass::text as name from pg_class
    where relispartition and relkind = 'r' and has_table_privilege('halcyon_app', oid, 'select, insert, update, delete')`
  expect(await ask(open)).toEqual([])
  const bare = `select c.oid::regclass::text as name from pg_class c
    where c.relnamespace in ('public'::regnamespace, 'halcyon'::regnamespace) and c.relkind in ('r', 'p') and not c.relrowsecurity
      and not c.relispartition and has_table_privilege('halcyon_app', c.oid, 'select') order by 1`
  expect((await ask<{ name: string }>(bare)).map(({ name }) => name)).toEqual([
    'account_credential',
    'account_session',
    'account_user',
    'account_verification',
    'halcyon.daily_table',
    'halcyon_migration',
    'node',
    'sign_in_failure',
  ])
})

test('functions with the owner’s rights have a search path of their own', async () => {
  const loose = await ask(
    'select proname from pg_proc where pronamespace = $1::regnamespace and prosecdef and proconfig is null',
    ['halcyon'],
  )
  expect(loose).toEqual([])
})

test('an owner that is no superuser can migrate, and work as the application', async () => {
  const role = `owner_${used.database.name}`
  await ask(`create role ${role} login createrole password 'x'`)
  // The role is there already, another's: this server has been migrated before.
  await ask(`grant halcyon_app to ${role}`)
  const name = `${used.database.name}_owned`
  await ask(`create database ${name} owner ${role}`)
  const url = new URL(used.database.ownerUrl)
  url.username = role
  url.password = 'x'
  url.pathname = `/${name}`
  try {
    await migrate(url.href)
    const db = openDatabase(url.href, { max: 1 })
    expect(await db.selectFrom('datasource').selectAll().execute()).toEqual([])
    await sql`select halcyon.make_partitions(), halcyon.drop_partitions(14)`.execute(db)
    await db.destroy()
  } finally {
    await ask(`drop database ${name} with (force)`)
    await ask(`drop owned by ${role}; drop role ${role}`)
  }
})
