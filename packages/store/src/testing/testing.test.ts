import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from './index.ts'

const made: TestDatabase[] = []
afterAll(() => Promise.all(made.map((database) => database.drop())))

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

test('gives each caller a migrated database, in the role of the server', async () => {
  const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()])
  made.push(one, two)
  expect(one.name).not.toBe(two.name)
  expect(await query(one.url, 'select current_user as role, current_database() as name')).toEqual([
    { role: 'halcyon_app', name: one.name },
  ])
  expect(await query(one.ownerUrl, 'select rolsuper from pg_roles where rolname = current_user')).toEqual([
    { rolsuper: true },
  ])
  expect(await query(two.ownerUrl, 'select count(*) > 0 as migrated from halcyon_migration')).toEqual([
    { migrated: true },
  ])
})

test('drops a database that is still in use', async () => {
  const [database, other] = await Promise.all([createEmptyDatabase(), createEmptyDatabase()])
  made.push(other)
  const client = new pg.Client({ connectionString: database.ownerUrl })
  const ended = new Promise<unknown>((resolve) => client.on('error', resolve))
  await client.connect()
  await database.drop()
  await ended
  expect(await query(other.ownerUrl, `select from pg_database where datname = '${database.name}'`)).toEqual([])
})
