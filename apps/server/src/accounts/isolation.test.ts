import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TestGateway } from './testing.ts'

let gateway: TestGateway
beforeAll(async () => {
  gateway = await TestGateway.open()
  await gateway.otherOrganization()
  await gateway.done('POST', '/secrets', { body: { name: 'x', value: 'x' }, headers: { 'idempotency-key': 'k' } })
})
afterAll(() => gateway.close())

/** Every table of a tenant, partitions left out. */
async function tenantTables(): Promise<string[]> {
  const { rows } = await gateway.owner.query<{ name: string }>(`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id') order by 1`)
  return [...rows.map(({ name }) => name), 'api_token']
}

test('row 58: a pooled connection with no tenant set sees no row', async () => {
  const filled: string[] = []
  for (const table of await tenantTables()) {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(
      gateway.db,
    )
    expect(rows[0]!.count, table).toBe(0)
    const { rows: all } = await gateway.owner.query<{ count: number }>(`select count(*)::int as count from ${table}`)
    if (all[0]!.count > 0) filled.push(table)
  }
  expect(filled).toEqual(
    expect.arrayContaining([
      'organization',
      'project',
      'audit',
      'role_binding',
      'secret',
      'secret_version',
      'api_token',
      'idempotency',
    ]),
  )
})

test('every table of a tenant has row-level security, for its owner too', async () => {
  const { rows } = await gateway.owner.query<{ relname: string }>(
    `select relname from pg_class where relname = any ($1) and not (relrowsecurity and relforcerowsecurity)`,
    [await tenantTables()],
  )
  expect(rows).toEqual([])
})

test('the application neither owns its tables nor passes their policies', async () => {
  const { rows } = await sql<{ bypass: boolean; owns: number }>`
    select (select rolbypassrls or rolsuper from pg_roles where rolname = current_user) as bypass,
      (select count(*)::int from pg_tables where tableowner = current_user) as owns`.execute(gateway.db)
  expect(rows[0]).toEqual({ bypass: false, owns: 0 })
})
