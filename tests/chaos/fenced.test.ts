/** One engine owns a run: one that was away for a while and comes back with what it had read writes none of it. */
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { FIRST_MAPPING, makeDatasource, publish, putDraft } from '../support/feed.ts'
import { type Api, apiClient, type Server, until } from '../support/server.ts'
import { type DatabaseProxy, databaseProxy } from './support/database-proxy.ts'
import { type Numbers, numbersServer } from './support/numbers.ts'
import { openSharedDatabase, type SharedDatabase } from './support/on-database.ts'

const CONNECTOR = fileURLToPath(new URL('fixtures/numbers', import.meta.url))
const ALL = 1500
/** An engine's run is another's ten seconds after it was last heard of. */
const TAKEN_OVER_MS = 60_000
let shared: SharedDatabase
let proxy: DatabaseProxy
let api: Api
let numbers: Numbers
let made = 0
let first: Server
let second: Server

const engine = (url: string): Promise<Server> =>
  shared.start({
    args: ['--role', 'ingest', 'engine'],
    env: {
      DATABASE_URL: url,
      HALCYON_CONNECTORS: CONNECTOR,
      HALCYON_ALLOW_NETWORKS: '127.0.0.0/8',
      HALCYON_LOG_LEVEL: 'info',
    },
  })

beforeAll(async () => {
  shared = await openSharedDatabase()
  proxy = await databaseProxy(shared.url)
  const gateway = await shared.start({ args: ['--role', 'gateway'], env: { HALCYON_CONNECTORS: CONNECTOR } })
  api = apiClient(gateway.gateway)
})
afterAll(async () => {
  await shared?.close()
  await proxy?.close()
})
beforeEach(async () => {
  numbers = await numbersServer(ALL)
  numbers.delayMs = 150
  first = await engine(proxy.url)
})
afterEach(async () => {
  await Promise.all([first?.kill(), second?.kill()])
  await numbers.close()
})

const alerts = async (id: string): Promise<number> =>
  Number((await shared.query<{ n: string }>('select count(*) as n from alert where datasource_id = $1', [id]))[0]?.n)
const written = (id: string): Promise<{ outcome: string; n: number }[]> =>
  shared.query('select outcome, count(*)::int as n from ledger where datasource_id = $1 group by 1 order by 1', [id])
const owner = async (id: string): Promise<string | undefined> =>
  (await shared.query<{ node_id: string }>('select node_id from run where datasource_id = $1', [id]))[0]?.node_id
const logged = (id: string, message: RegExp) => async (): Promise<boolean> =>
  (await api<{ items: { message: string }[] }>('GET', `/datasources/${id}/logs?limit=200`)).body.items.some((line) =>
    message.test(line.message),
  )

/** A feed that the first engine reads, whose run the second takes over once the first is `lost`, and finishes. */
async function takenOver(lose: () => void): Promise<string> {
  const { id } = await makeDatasource(api, `fenced ${++made}`, 'numbers')
  const config = { url: numbers.url, schedule: { kind: 'interval', every: 'PT1H' } }
  await putDraft(api, id, { config, secrets: {}, mapping: FIRST_MAPPING, runtime: {} })
  await publish(api, id, 'first')
  await until(
    () => alerts(id),
    (n) => n > 0,
  )
  const before = await owner(id)
  // It is waiting for a page now, and will have it when it comes back.
  const { requests } = numbers
  await until(
    async () => numbers.requests,
    (now) => now > requests,
  )
  lose()
  second = await engine(shared.url)
  await until(
    () => alerts(id),
    (n) => n === ALL,
    TAKEN_OVER_MS,
  )
  expect(await owner(id)).not.toBe(before)
  return id
}

async function expectFenced(id: string): Promise<void> {
  await until(logged(id, /another engine has taken over this run/), Boolean, TAKEN_OVER_MS)
  expect(await written(id)).toEqual([{ outcome: 'mapped', n: ALL }])
  expect(await shared.query('select state, failure from run where datasource_id = $1', [id])).toEqual([
    { state: 'succeeded', failure: null },
  ])
}

test('row 16: an engine that was stopped past its time: its late write is refused', async () => {
  const id = await takenOver(() => first.process.kill('SIGSTOP'))
  first.process.kill('SIGCONT')
  await expectFenced(id)
})

test('row 14: a network between an engine and the database that lets nothing through, then all of it, late', async () => {
  const id = await takenOver(() => proxy.hold('both'))
  proxy.release()
  await expectFenced(id)
})
