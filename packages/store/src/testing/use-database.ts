import { afterAll, beforeAll } from 'vitest'
import { BatchWriter } from '../writer/batch-writer.ts'
import { type Ask, openOwner } from './feeds.ts'
import { createTestDatabase, type TestDatabase } from './index.ts'

/** A database for the tests of one file: made before them, and dropped after. Its parts are there once the tests run. */
export interface UsedDatabase {
  readonly database: TestDatabase
  readonly owner: Awaited<ReturnType<typeof openOwner>>
  readonly ask: Ask
  /** The writer of node `n`; closed after the tests. */
  writer(n: number): BatchWriter
}

/** The id of node `n` in these tests. */
export const nodeId = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

/** Call it once, at the top of a test file. */
export function useDatabase(): UsedDatabase {
  let parts: Pick<UsedDatabase, 'database' | 'owner'> | undefined
  const writers = new Map<number, BatchWriter>()
  const opened = () => {
    if (parts === undefined) throw new Error('the database is there once the tests run')
    return parts
  }
  beforeAll(async () => {
    const database = await createTestDatabase()
    parts = { database, owner: await openOwner(database.ownerUrl) }
  })
  afterAll(async () => {
    const { database, owner } = opened()
    await Promise.all([...[...writers.values()].map((writer) => writer.close()), owner.close()])
    await database.drop()
  })
  return {
    get database() {
      return opened().database
    },
    get owner() {
      return opened().owner
    },
    ask: (sql, values) => opened().owner.ask(sql, values),
    writer(n) {
      const writer = writers.get(n) ?? new BatchWriter({ url: opened().database.ownerUrl, nodeId: nodeId(n) })
      writers.set(n, writer)
      return writer
    },
  }
}
