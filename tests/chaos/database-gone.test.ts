/** No database for as long as it takes: what is held is bounded, senders are told, and all of it is written when it is back. */
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FIRST_MAPPING, makeDatasource, makeFeed, publish, putDraft } from '../support/feed.ts'
import { peakMb, residentMb } from '../support/memory.ts'
import { type Api, apiClient, type Server, until } from '../support/server.ts'
import { type DatabaseProxy, databaseProxy } from './support/database-proxy.ts'
import { startLoad } from './support/load.ts'
import { type Numbers, numbersServer } from './support/numbers.ts'
import { openSharedDatabase, type SharedDatabase } from './support/on-database.ts'
import { expectNothingLost } from './support/verdict.ts'

const CONNECTOR = fileURLToPath(new URL('fixtures/numbers', import.meta.url))
const QUEUE_BYTES = 8 * 1024 * 1024
const EVENT_BYTES = 200 * 1024
const FEEDS = 3
/** What memory may grow by: each feed's queue, once as it came and once as rows, and what the collector leaves for a while. */
const GROWTH_MB = (FEEDS * 2 * QUEUE_BYTES) / 1024 / 1024 + 128
/** Pages a pull feed has read, and cannot write: those under way, and those read ahead. */
const PAGES_HELD = 40

let shared: SharedDatabase
let proxy: DatabaseProxy
let numbers: Numbers
let server: Server
let api: Api
beforeAll(async () => {
  shared = await openSharedDatabase()
  proxy = await databaseProxy(shared.url)
  numbers = await numbersServer(20_000)
  server = await shared.start({
    env: { DATABASE_URL: proxy.url, HALCYON_CONNECTORS: CONNECTOR, HALCYON_ALLOW_NETWORKS: '127.0.0.0/8' },
  })
  api = apiClient(server.gateway)
})
afterAll(async () => {
  await shared?.close()
  await proxy?.close()
  await numbers?.close()
})

async function numbersFeed(): Promise<string> {
  const { id } = await makeDatasource(api, 'numbers', 'numbers')
  const config = { url: numbers.url, schedule: { kind: 'interval', every: 'PT1S' } }
  await putDraft(api, id, { config, secrets: {}, mapping: FIRST_MAPPING, runtime: {} })
  await publish(api, id, 'first')
  return id
}

test('row 23: memory is bounded while the database is gone, senders get 503 or 429, and all drains after', async () => {
  const runtime = { queue: { maxBytes: QUEUE_BYTES } }
  const feeds = await Promise.all(Array.from({ length: FEEDS }, () => makeFeed(api, { runtime })))
  const load = startLoad(feeds, { senders: 20, padding: EVENT_BYTES, retryMs: 20 })
  await until(
    async () => load.acknowledged(),
    (events) => events > 300,
    60_000,
  )
  const id = await numbersFeed()
  const alerts = async (): Promise<number> =>
    Number((await shared.query<{ n: string }>('select count(*) as n from alert where datasource_id = $1', [id]))[0]?.n)
  await until(alerts, (n) => n > 0)
  const before = residentMb(server.process.pid!)

  proxy.away(true)
  const asked = numbers.requests
  const failures = load.failures().length
  const peak = await peakMb(server.process.pid!, async () => {
    // 2,000 refused events are 400 MB that were offered, and not kept.
    await until(
      async () => load.failures().length - failures,
      (refused) => refused >= 2000,
      90_000,
    )
  })
  expect(peak - before).toBeLessThan(GROWTH_MB)
  expect(numbers.requests - asked).toBeLessThan(PAGES_HELD)

  proxy.away(false)
  const acknowledged = load.acknowledged()
  await until(
    async () => load.acknowledged() - acknowledged,
    (more) => more > 100,
    60_000,
  )
  await load.stop()
  expect([429, 503]).toEqual(expect.arrayContaining([...new Set(load.failures().map(({ status }) => status))]))
  await expectNothingLost(shared.query, load)
  await until(alerts, (n) => n === 20_000, 90_000)
  expect(
    await shared.query('select outcome, count(*)::int as n from ledger where datasource_id = $1 group by 1', [id]),
  ).toEqual([{ outcome: 'mapped', n: 20_000 }])
})
