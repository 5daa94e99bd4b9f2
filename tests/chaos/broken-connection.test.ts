import { openDatabase } from '@halcyon/store'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { until } from '../support/server.ts'
import { openSharedDatabase } from './support/on-database.ts'

test('row 3: a connection that breaks between two statements of a transaction fails it, not the process', async () => {
  const shared = await openSharedDatabase()
  const db = openDatabase(shared.url, { max: 1 })
  const outcome = db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    await shared.query('select pg_terminate_backend($1)', [rows[0]?.pid])
    await until(
      () => shared.query('select from pg_stat_activity where pid = $1', [rows[0]?.pid]),
      (left) => left.length === 0,
    )
    return sql`select 1`.execute(tx)
  })
  await expect(outcome).rejects.toThrow()
  expect((await sql<{ one: number }>`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }])
  await db.destroy()
  await shared.close()
})
