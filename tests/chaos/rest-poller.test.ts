/** A REST feed in the product's own process: polled into alerts, ended with kill -9 in the middle, and gone on with. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { FIRST_MAPPING, makeDatasource, makeSecret, publish, putDraft } from '../support/feed.ts'
import { type RestServer, restServer } from '../support/rest-server.ts'
import { bearerGuard, CLIENT } from '../support/rest-server-auth.ts'
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
  { request, ...config }: Readonly<Record<string, unknown>> & { readonly request: object },
  secrets: Readonly<Record<string, string>> = {},
  runtime: unknown = { batch: { maxItems: 20 }, retry: { initialMs: 50, maxMs: 200 } },
): Promise<string> {
  const { id } = await makeDatasource(api, `rest ${++made}`, 'rest_poller')
  const all = {
    recordPath: '$.alerts[*]',
    schedule: { kind: 'interval', every: 'PT1S' },
    ...config,
    request: { url: rest.url, ...request },
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

const CURSOR_FIELD = { kind: 'datetime', cursorField: '$.updated_at', start: 'P7D' }

test('kill -9 in the middle of its pages, newest first: nothing is lost, nothing is written twice', async () => {
  rest.add(900)
  rest.paging = 'page'
  rest.order = 'newest'
  rest.delayMs = 10
  const id = await restFeed({
    incremental: CURSOR_FIELD,
    request: { query: { since: '{since}' } },
    pagination: { kind: 'page', size: 10, sizeParameter: 'limit' },
  })
  for (let i = 1; i <= 2; i++) {
    await until(
      () => alerts(id),
      (n) => n >= i * 250,
      60_000,
    )
    await killed()
  }
  await until(
    () => alerts(id),
    (n) => n === 900,
    60_000,
  )
  // What comes meanwhile is new.
  rest.add(5, Date.now())
  await until(
    () => alerts(id),
    (n) => n === 905,
    60_000,
  )
  expect(new Set(await written(id))).toEqual(new Set(rest.records.map((record) => record.id)))
  expect(await mapped(id)).toBe(905)
}, 180_000)

test('kill -9 in the middle of windows that are halved: nothing is lost, and the windows have no gap', async () => {
  rest.add(600, Date.now() - 60_000)
  rest.paging = 'cursor'
  rest.tooMany = 100
  rest.delayMs = 10
  const id = await restFeed({
    incremental: { kind: 'window', step: 'PT10M', start: 'PT30M', lookback: 'PT5S' },
    request: { query: { from: '{window.start}', to: '{window.end}' } },
    pagination: { kind: 'cursor', path: '$.meta.next', size: 10, sizeParameter: 'limit' },
  })
  await until(
    () => alerts(id),
    (n) => n >= 200,
    60_000,
  )
  await killed()
  await until(
    () => alerts(id),
    (n) => n === 600,
    60_000,
  )
  expect(await mapped(id)).toBe(600)
  const windows = await shared.query<{ from_at: Date; to_at: Date }>(
    `select from_at, to_at from pull_window where datasource_id = $1 and state = 'committed' order by from_at`,
    [id],
  )
  for (const [index, window] of windows.entries())
    if (index > 0) expect(window.from_at.getTime()).toBeLessThanOrEqual(windows[index - 1]!.to_at.getTime())
}, 180_000)

test('a token that ends in the middle, a limit of the rate and a source out of order: all of it is read', async () => {
  rest.add(300)
  rest.paging = 'next_url'
  rest.guard = bearerGuard(rest.tokens.good)
  const secret = await makeSecret(api, `client ${made}`, CLIENT.secret)
  rest.misbehave(
    { kind: 'slow', ms: 0 },
    { kind: 'before', run: () => rest.tokens.good.clear() },
    { kind: 'status', status: 429, headers: { 'retry-after': '1' } },
    { kind: 'status', status: 500 },
    { kind: 'cut' },
    { kind: 'html' },
  )
  const id = await restFeed(
    {
      auth: { kind: 'oauth2_client_credentials', tokenUrl: '/oauth/token', clientId: CLIENT.id },
      incremental: CURSOR_FIELD,
      request: { query: { since: '{since}' } },
      pagination: { kind: 'next_url', path: "$['@odata.nextLink']" },
    },
    { clientSecret: secret },
  )
  await until(
    () => alerts(id),
    (n) => n === 300,
    60_000,
  )
  expect(await mapped(id)).toBe(300)
  expect(rest.tokens.given).toBe(2)
}, 120_000)

test('what a person must mend is in the feed’s status, and it goes on once it is mended', async () => {
  rest.add(30)
  rest.always = { kind: 'html' }
  const id = await restFeed({ incremental: CURSOR_FIELD, request: { query: { since: '{since}' } } })
  const failure = async () =>
    (await api<{ failure?: { code: string; cause: string; action: string } }>('GET', `/datasources/${id}/status`)).body
      .failure
  await until(failure, (now) => now?.code === 'response_invalid', 60_000)
  // Each second a run begins; none of them makes the feed look well for a moment.
  const asked = rest.requests.length
  const seen = new Set<string>()
  await until(
    async () => seen.add(JSON.stringify({ ...(await failure()), at: undefined })),
    () => rest.requests.length >= asked + 9,
    60_000,
  )
  const [only, ...others] = [...seen].map((text) => JSON.parse(text) as object)
  expect(only).toMatchObject({ cause: expect.stringMatching(/Please sign in/), action: expect.stringMatching(/./) })
  expect(others).toEqual([])
  rest.always = null
  await until(
    () => alerts(id),
    (n) => n === 30,
    60_000,
  )
}, 120_000)

test('a refresh token that the source replaces at each use is kept: a check and kill -9 go on with the new one', async () => {
  rest.add(5)
  rest.guard = bearerGuard(rest.tokens.good)
  rest.tokens.nextRefreshToken = 'refresh-1'
  const clientSecret = await makeSecret(api, `rotating client ${made}`, CLIENT.secret)
  const refreshToken = await makeSecret(api, `refresh ${made}`, rest.tokens.refreshToken)
  const auth = { kind: 'oauth2_refresh_token', tokenUrl: '/oauth/token', clientId: CLIENT.id }
  const id = await restFeed({ auth, request: {} }, { clientSecret, refreshToken })
  type Audit = { readonly items: readonly { readonly resource: { readonly id: string } }[] }
  const kept = async (): Promise<number> => {
    const { body } = await api<Audit>('GET', '/audit?action=secret.replace')
    return body.items.filter(({ resource }) => resource.id === refreshToken).length
  }
  await until(
    () => alerts(id),
    (n) => n === 5,
  )
  await until(kept, (n) => n === 1)
  rest.tokens.nextRefreshToken = 'refresh-2'
  const { body } = await api('POST', `/datasources/${id}/check`, { against: 'published' })
  expect([body.ok, rest.tokens.refreshToken, await kept()]).toEqual([true, 'refresh-2', 2])
  await killed()
  rest.tokens.nextRefreshToken = 'refresh-3'
  rest.tokens.good.clear()
  rest.add(5)
  await until(
    () => alerts(id),
    (n) => n === 10,
  )
  await until(kept, (n) => n === 3)
  expect(rest.tokens.refreshToken).toBe('refresh-3')
})
