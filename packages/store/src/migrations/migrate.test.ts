import { readdirSync } from 'node:fs'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { openOwner } from '../testing/feeds.ts'
import { createEmptyDatabase, type TestDatabase } from '../testing/index.ts'
import { MigrationError, migrate } from './migrate.ts'

const made: TestDatabase[] = []
let database: TestDatabase

beforeEach(async () => {
  database = await createEmptyDatabase()
  made.push(database)
})
afterAll(() => Promise.all(made.map((one) => one.drop())))

async function asOwner<T extends Record<string, unknown>>(sql: string): Promise<T[]> {
  const owner = await openOwner(database.ownerUrl)
  try {
    return await owner.ask<T>(sql)
  } finally {
    await owner.close()
  }
}

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.sql'),
)

test('applies every file once; the second time there is nothing to do', async () => {
  const lines: string[] = []
  await migrate(database.ownerUrl, { log: (line) => lines.push(line) })
  expect(lines).toHaveLength(files.length)
  await migrate(database.ownerUrl, { log: (line) => lines.push(line) })
  expect(lines).toHaveLength(files.length)
  const names = await asOwner<{ name: string }>('select name from halcyon_migration')
  expect(names.map(({ name }) => name).sort()).toEqual([...files].sort())
})

test('servers that start together take turns', async () => {
  const lines: string[] = []
  const log = (line: string) => lines.push(line)
  await Promise.all([1, 2, 3].map(() => migrate(database.ownerUrl, { log })))
  expect(lines).toHaveLength(files.length)
})

test('refuses a migration that was edited after it was applied', async () => {
  await migrate(database.ownerUrl)
  await asOwner("update halcyon_migration set hash = 'another' where name = '0003-stream.sql'")
  await expect(migrate(database.ownerUrl)).rejects.toThrow(MigrationError)
  await expect(migrate(database.ownerUrl)).rejects.toThrow('0003-stream.sql')
})

test('a function that differs is replaced', async () => {
  await migrate(database.ownerUrl)
  await asOwner("update halcyon_migration set hash = 'another' where name = 'functions/write-batch.sql'")
  const lines: string[] = []
  await migrate(database.ownerUrl, { log: (line) => lines.push(line) })
  expect(lines).toEqual(['Migrating: functions/write-batch.sql'])
})

test('refuses a database that is newer than the program', async () => {
  await migrate(database.ownerUrl)
  await asOwner("insert into halcyon_migration values ('9999-future.sql', 'hash')")
  await expect(migrate(database.ownerUrl)).rejects.toThrow('9999-future.sql')
})

test('a migration that fails leaves nothing of itself', async () => {
  await migrate(database.ownerUrl, { upTo: '0003' })
  await asOwner('create table secret ()')
  await expect(migrate(database.ownerUrl)).rejects.toThrow('0005-secrets-audit.sql failed')
  const left = await asOwner("select to_regclass('tenant_key') as left, to_regclass('alert')::text as before")
  expect(left).toEqual([{ left: null, before: 'alert' }])
})
