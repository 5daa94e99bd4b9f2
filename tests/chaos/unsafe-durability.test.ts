import { createTestDatabase, type TestDatabase } from '@halcyon/store/testing'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { startServer } from '../support/server.ts'

let database: TestDatabase
afterEach(() => database.drop())

/** A database whose sessions have this setting, whatever the server's is. */
async function databaseWith(name: string, value: string): Promise<TestDatabase> {
  database = await createTestDatabase()
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  await client.query(`alter database ${database.name} set ${name} = ${value}`)
  await client.end()
  return database
}

test('row 11: a server whose commits may be lost is refused, with the reason', async () => {
  const { ownerUrl } = await databaseWith('synchronous_commit', 'off')
  const start = startServer({ env: { DATABASE_URL: ownerUrl } })
  const message = await start.then(
    (server) => server.kill().then(() => 'started'),
    (error: Error) => error.message,
  )
  expect(message).toContain('ended with 1')
  expect(message).toMatch(/PostgreSQL runs with (fsync|synchronous_commit) = off: it can lose events/)
  expect(message).toContain('HALCYON_ALLOW_UNSAFE_DURABILITY=1')
})

test('row 11: unless it is allowed explicitly; then it says so', async () => {
  const { ownerUrl } = await databaseWith('synchronous_commit', 'off')
  const server = await startServer({ env: { DATABASE_URL: ownerUrl, HALCYON_ALLOW_UNSAFE_DURABILITY: '1' } })
  expect(server.output()).toContain('synchronous_commit = off')
  expect(await server.stop()).toBe(0)
})
