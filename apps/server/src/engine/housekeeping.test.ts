import { randomUUID } from 'node:crypto'
import { type Database, openDatabase } from '@halcyon/store'
import { createTestDatabase, type TestDatabase } from '@halcyon/store/testing'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { housekeeping } from './housekeeping.ts'

let database: TestDatabase
let db: Database
let owner: pg.Client
const TENANT = randomUUID()
const FEED = randomUUID()

beforeAll(async () => {
  database = await createTestDatabase()
  db = openDatabase(database.ownerUrl)
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  await owner.query("insert into organization (tenant_id, name) values ($1, 'Acme')", [TENANT])
  await owner.query("insert into project (tenant_id, id, name) values ($1, $1, 'Default')", [TENANT])
  await owner.query(
    "insert into datasource (tenant_id, id, project_id, name, type) values ($1, $2, $1, 'Feed', 'http_webhook')",
    [TENANT, FEED],
  )
})
afterAll(async () => {
  await Promise.all([db.destroy(), owner.end()])
  await database.drop()
})

const count = (ago: string) =>
  owner.query(
    `insert into metric (tenant_id, datasource_id, version, node_id, at, step, received)
     values ($1, $2, 1, $1, date_bin('10 seconds', now() - $3::interval, '2000-01-01'), 10, 1)`,
    [TENANT, FEED, ago],
  )
const rolled = async (step: number): Promise<number> =>
  (await owner.query<{ n: number }>('select coalesce(sum(received), 0)::int as n from metric where step = $1', [step]))
    .rows[0]?.n ?? 0

test('the first roll-up catches up on what came while no engine was there; the next look at what is recent', async () => {
  const house = housekeeping({ db, onError: (error) => expect.unreachable(String(error)) })
  await count('30 hours')
  await count('30 minutes')
  await house.rollUp()
  expect([await rolled(60), await rolled(3600)]).toEqual([2, 2])
  await count('5 minutes')
  await house.rollUp()
  expect([await rolled(60), await rolled(3600)]).toEqual([3, 3])
  await house.expire()
  house.stop()
})

test('of two engines one does it', async () => {
  const lock = new pg.Client({ connectionString: database.ownerUrl })
  await lock.connect()
  await lock.query('select pg_advisory_lock(7700010)')
  const house = housekeeping({ db, onError: () => undefined })
  const before = await rolled(60)
  await count('3 minutes')
  await house.rollUp()
  expect(await rolled(60)).toBe(before)
  await lock.end()
  house.stop()
})
