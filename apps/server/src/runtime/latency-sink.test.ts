import { randomUUID } from 'node:crypto'
import type { DatasourceId, TenantId } from '@halcyon/domain'
import { type Database, latencyBucket, openDatabase } from '@halcyon/store'
import { createTestDatabase, type TestDatabase } from '@halcyon/store/testing'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { LatencySink } from './latency-sink.ts'

let database: TestDatabase
let db: Database
let owner: pg.Client

beforeAll(async () => {
  database = await createTestDatabase()
  db = openDatabase(database.ownerUrl)
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-01-01T00:00:05Z') })
})
afterAll(async () => {
  vi.useRealTimers()
  await Promise.all([db.destroy(), owner.end()])
  await database.drop()
})

const feed = () => [randomUUID() as TenantId, randomUUID() as DatasourceId] as const
const written = async (datasource: string): Promise<number[]> => {
  const sql =
    'select (select sum(n)::int from unnest(buckets) n) as n from latency where datasource_id = $1 order by at'
  return (await owner.query<{ n: number }>(sql, [datasource])).rows.map(({ n }) => n)
}

test('counts in buckets over ten seconds; written twice it is still right', async () => {
  const sink = new LatencySink(randomUUID())
  const [tenant, datasource] = feed()
  for (const ms of [1, 40, 40, 90_000]) sink.add(tenant, datasource, ms)
  await sink.flush(db)
  sink.add(tenant, datasource, 40)
  await sink.flush(db)
  const { rows } = await owner.query<{ buckets: number[] }>('select buckets from latency where datasource_id = $1', [
    datasource,
  ])
  const [{ buckets } = { buckets: [] }] = rows
  expect([1, 40, 90_000].map((ms) => buckets[latencyBucket(ms)])).toEqual([1, 3, 1])
  vi.setSystemTime(Date.parse('2026-01-01T00:00:11Z'))
  sink.add(tenant, datasource, 1)
  await sink.flush(db)
  expect(await written(datasource)).toEqual([5, 1])
})

test('what could not be written is written the next time', async () => {
  const sink = new LatencySink(randomUUID())
  const [tenant, datasource] = feed()
  sink.add(tenant, datasource, 5)
  const away = openDatabase('postgres://nobody@127.0.0.1:1/none')
  await expect(sink.flush(away)).rejects.toThrow()
  await away.destroy()
  await sink.flush(db)
  expect(await written(datasource)).toEqual([1])
})
