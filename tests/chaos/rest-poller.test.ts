/** A REST feed in the product's own process: polled into alerts, ended with kill -9 in the middle, and gone on with. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { FIRST_MAPPING, makeDatasource, publish, putDraft } from '../support/feed.ts'
import { type RestServer, restServer } from '../support/rest-server.ts'
import { type Api, apiClient, type Server, until } from '../support/server.ts'
import { openSharedDatabase, type SharedDatabase } from './support/on-database.ts'

let shared: SharedDatabase
let server: Server
let api: Api
let rest: RestServer
let made = 0

const start = (): Promise<Server> => shared.start({ env: { HALCYON_ALLOW_NETWORKS: '127.0.0.0/8' } })

beforeAll(async () => {
  shared = await openSharedDatabase()
  server = await start()
  api = apiClient(server.gateway)
})
afterAll(() => shared?.close())
beforeEach(async () => {
  rest = await restServer()
})
afterEach(() => rest.close())

async function restFeed(
  config: Readonly<Record<string, unknown>>,
  secrets: Readonly<Record<string, string>> = {},
  runtime: unknown = { batch: { maxItems: 20 }, retry: { initialMs: 50, maxMs: 200 } },
): Promise<string> {
  const { id } = await makeDatasource(api, `rest ${++made}`, 'rest_poller')
  const all = {
    url: rest.url,
    records: { recordPath: '$.alerts' },
    schedule: { kind: 'interval', every: 'PT1S' },
    ...config,
  }
  await putDraft(api, id, { config: all, secrets, mapping: FIRST_MAPPING, runtime })
  await publish(api, id, 'first')
  return id
}

const alerts = async (id: string): Promise<number> =>
  Number((await shared.query<{ n: string }>('select count(*) as n from alert where datasource_id = $1', [id]))[0]?.n)
const mapped = async (id: string): Promise<number> =>
  Number(
    (
      await shared.query<{ n: string }>(
        `select count(*) as n from ledger where datasource_id = $1 and outcome = 'mapped'`,
        [id],
      )
    )[0]?.n,
  )
const written = async (id: string): Promise<string[]> =>
  (await shared.query<{ id: string }>('select source_event_id as id from alert where datasource_id = $1', [id])).map(
    (row) => row.id,
  )

async function killed(): Promise<void> {
  await server.kill()
  server = await start()
  api = apiClient(server.gateway)
}

const CURSOR_FIELD = { kind: 'cursor_field', cursorField: '$.updated_at', initial: 'P7D' }

test('kill -9 in the middle of its pages, newest first: nothing is lost, nothing is written twice', async () => {
  rest.add(1500)
  rest.paging = 'page'
  rest.order = 'newest'
  rest.delayMs = 10
  const id = await restFeed({
    incremental: CURSOR_FIELD,
    request: { query: { since: '{since}' } },
    pagination: { kind: 'page', size: 10, sizeParameter: 'limit' },
  })
  for (let i = 1; i <= 3; i++) {
    await until(
      () => alerts(id),
      (n) => n >= i * 300,
      60_000,
    )
    await killed()
  }
  await until(
    () => alerts(id),
    (n) => n === 1500,
    60_000,
  )
  // What comes meanwhile is new.
  rest.add(5, Date.now())
  await until(
    () => alerts(id),
    (n) => n === 1505,
    60_000,
  )
  expect(new Set(await written(id))).toEqual(new Set(rest.records.map((record) => record.id)))
  expect(await mapped(id)).toBe(1505)
}, 180_000)
