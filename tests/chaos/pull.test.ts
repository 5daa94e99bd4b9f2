import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { FIRST_MAPPING, makeDatasource, publish, putDraft } from '../support/feed.ts'
import { type Api, apiClient, type Server, until } from '../support/server.ts'
import { type Numbers, numbersServer } from './support/numbers.ts'
import { openSharedDatabase, type SharedDatabase } from './support/on-database.ts'

const CONNECTOR = fileURLToPath(new URL('fixtures/numbers', import.meta.url))
let shared: SharedDatabase
let server: Server
let api: Api
let numbers: Numbers
let made = 0

const start = (): Promise<Server> =>
  shared.start({ env: { HALCYON_CONNECTORS: CONNECTOR, HALCYON_ALLOW_NETWORKS: '127.0.0.0/8' } })

beforeAll(async () => {
  shared = await openSharedDatabase()
  server = await start()
  api = apiClient(server.gateway)
})
afterAll(() => shared?.close())
beforeEach(async () => {
  numbers = await numbersServer(200)
})
afterEach(() => numbers.close())

async function numbersFeed(
  every = 'PT1S',
  runtime: unknown = {},
  schedule: unknown = { kind: 'interval', every },
): Promise<string> {
  const { id } = await makeDatasource(api, `numbers ${++made}`, 'numbers')
  const config = { url: numbers.url, schedule }
  await putDraft(api, id, { config, secrets: {}, mapping: FIRST_MAPPING, runtime })
  await publish(api, id, 'first')
  return id
}

const alerts = async (id: string): Promise<number> =>
  Number((await shared.query<{ n: string }>('select count(*) as n from alert where datasource_id = $1', [id]))[0]?.n)
const ledger = (id: string): Promise<{ outcome: string; n: number }[]> =>
  shared.query('select outcome, count(*)::int as n from ledger where datasource_id = $1 group by 1 order by 1', [id])
const status = async (id: string) =>
  (
    await api<{ health: string; failure?: { code: string; cause: string; action: string } }>(
      'GET',
      `/datasources/${id}/status`,
    )
  ).body
const runs = (id: string): Promise<{ state: string; done: number; version: number | null; failure: unknown }[]> =>
  shared.query('select state, done::int, version, failure from run where datasource_id = $1 order by created_at', [id])

test('a published pull feed reads all there is, then what is new, each once', async () => {
  const id = await numbersFeed()
  await until(
    () => alerts(id),
    (n) => n === 200,
  )
  // The run under way would read on.
  await until(
    () => runs(id),
    ([run]) => run?.state === 'succeeded',
  )
  numbers.count = 230
  await until(
    () => alerts(id),
    (n) => n === 230,
  )
  expect(await ledger(id)).toEqual([{ outcome: 'mapped', n: 230 }])
  const [first] = await runs(id)
  expect(first).toMatchObject({ state: 'succeeded', done: 200, version: 1 })
  // It is reported once a second.
  await until(
    () => status(id),
    ({ health }) => health === 'healthy',
  )
})

test('kill -9 in the middle: nothing is lost, nothing is written twice', async () => {
  numbers.count = 3000
  numbers.delayMs = 10
  const id = await numbersFeed()
  for (let i = 1; i <= 3; i++) {
    await until(
      () => alerts(id),
      (n) => n >= i * 500,
      60_000,
    )
    await server.kill()
    server = await start()
    api = apiClient(server.gateway)
  }
  await until(
    () => alerts(id),
    (n) => n === 3000,
    60_000,
  )
  expect((await ledger(id)).filter(({ outcome }) => outcome !== 'duplicate')).toEqual([{ outcome: 'mapped', n: 3000 }])
}, 120_000)

test('disable stops it after its batch; enable goes on where it stood', async () => {
  numbers.count = 5000
  numbers.delayMs = 5
  const id = await numbersFeed()
  await until(
    () => alerts(id),
    (n) => n > 0,
  )
  expect((await api('POST', `/datasources/${id}/disable`)).status).toBeLessThan(300)
  const stood = await alerts(id)
  const asked = numbers.requests
  await until(
    async () => (await runs(id)).map(({ state }) => state),
    ([state]) => state === 'cancelled',
  )
  expect(await alerts(id)).toBe(stood)
  expect(numbers.requests - asked).toBeLessThan(5)
  await api('POST', `/datasources/${id}/enable`)
  await until(
    () => alerts(id),
    (n) => n === 5000,
    60_000,
  )
  expect(await ledger(id)).toEqual([{ outcome: 'mapped', n: 5000 }])
}, 90_000)

test('a source out of order is tried again; one that needs a person says what to do', async () => {
  numbers.status = 500
  const runtime = { retry: { maxAttempts: 3, initialMs: 50, maxMs: 100 }, circuit: { cooldownMs: 1000 } }
  const id = await numbersFeed('PT1S', runtime)
  await until(
    () => status(id),
    ({ health }) => health === 'failing',
  )
  expect((await status(id)).failure).toMatchObject({ code: 'retry_later', cause: 'The source is out of order.' })
  await until(
    () => runs(id),
    ([first]) => first?.state === 'failed',
  )
  numbers.status = 403
  await until(
    () => status(id),
    ({ failure }) => failure?.action === 'Ask its owner.',
  )
  numbers.status = 200
  await until(
    () => alerts(id),
    (n) => n === 200,
    60_000,
  )
  await until(
    () => status(id),
    ({ health }) => health === 'healthy',
  )
}, 90_000)

test('asked by hand, and set back by hand: what is known stays as it is', async () => {
  const id = await numbersFeed('', {}, { kind: 'cron', expression: '0 0 1 1 *' })
  expect((await api('POST', `/datasources/${id}/runs`)).status).toBe(202)
  await until(
    () => alerts(id),
    (n) => n === 200,
  )
  await until(
    () => runs(id),
    ([first]) => first?.state === 'succeeded',
  )
  const before = (await api<{ current: unknown[] }>('GET', `/datasources/${id}/checkpoint`)).body
  expect(before.current).toMatchObject([{ lane: 'live', partition: '', seq: 4, value: { after: 200 } }])
  const set = await api<{ history: unknown[] }>('PUT', `/datasources/${id}/checkpoint`, { value: { after: 150 } })
  expect(set.body.history[0]).toMatchObject({ seq: 5, value: { after: 150 }, changedBy: expect.any(String) })
  expect((await api('POST', `/datasources/${id}/runs`)).status).toBe(202)
  await until(
    () => ledger(id),
    (all) => all.length === 2,
  )
  expect(await ledger(id)).toEqual([
    { outcome: 'duplicate', n: 50 },
    { outcome: 'mapped', n: 200 },
  ])
  const span = { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' }
  expect(await api('POST', `/datasources/${id}/backfills`, span)).toMatchObject({ status: 422 })
})

test('a run that is cancelled stops after its batch; a second one is refused while one runs', async () => {
  numbers.count = 100_000
  numbers.delayMs = 20
  const id = await numbersFeed('PT1H')
  await until(
    () => alerts(id),
    (n) => n > 0,
  )
  expect(await api('POST', `/datasources/${id}/runs`)).toMatchObject({ status: 409, body: { code: 'already_running' } })
  const [run] = await shared.query<{ id: string }>('select id from run where datasource_id = $1', [id])
  expect((await api('POST', `/runs/${run?.id}/cancel`)).status).toBe(200)
  const asked = numbers.requests
  expect((await api('POST', `/datasources/${id}/runs`)).status).toBe(202)
  expect(numbers.requests - asked).toBeLessThan(20)
})

test('two engines: one run at a time, and a killed one’s is taken over', async () => {
  numbers.count = 4000
  numbers.delayMs = 20
  const second = await shared.start({
    args: ['--role', 'ingest', 'engine'],
    env: { HALCYON_CONNECTORS: CONNECTOR, HALCYON_ALLOW_NETWORKS: '127.0.0.0/8' },
  })
  const id = await numbersFeed()
  await until(
    () => alerts(id),
    (n) => n > 200,
  )
  const [row] = await shared.query<{ host: string; node_id: string; n: string }>(
    `select node_id, count(*) over () as n from run where datasource_id = $1 and state = 'running'`,
    [id],
  )
  expect(row?.n).toBe('1')
  await second.kill()
  await until(
    () => alerts(id),
    (n) => n === 4000,
    90_000,
  )
  expect((await ledger(id)).filter(({ outcome }) => outcome !== 'duplicate')).toEqual([{ outcome: 'mapped', n: 4000 }])
}, 150_000)
