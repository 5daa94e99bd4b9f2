import { NeedsHuman, RetryLater } from '@halcyon/connector-kit'
import { type JsonObject, stringifyJson } from '@halcyon/domain'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Misdeed, type RestServer, restServer } from '../../../../../tests/support/rest-server.ts'
import { apiKeyGuard } from '../../../../../tests/support/rest-server-auth.ts'
import { type Draft, poll, pollerFor } from '../testing.ts'
import { budgetOf } from './budget.ts'
import { restAfter, waitAsked } from './rate-limit.ts'

let rest: RestServer
beforeEach(async () => {
  rest = await restServer()
  rest.add(25)
  rest.paging = 'page'
})
afterEach(() => rest.close())

const config = (more: Draft = {}): Draft => ({
  recordPath: '$.alerts[*]',
  pagination: { kind: 'page', size: 10, sizeParameter: 'limit' },
  ...more,
  request: { url: rest.url, ...more.request },
})
const failure = (draft: Draft, options: Parameters<typeof poll>[1] = {}) =>
  poll(draft, options).then(
    () => null,
    (error: unknown) => error,
  )

const status = (code: number, headers: Record<string, string> = {}): Misdeed => ({
  kind: 'status',
  status: code,
  headers,
})

describe('what passes is tried again', () => {
  test.each<[string, Misdeed[]]>([
    ['an answer that is cut off', [{ kind: 'cut' }]],
    ['a connection that is hung up', [{ kind: 'hang_up' }]],
    ['500, then 503', [status(500), status(503)]],
    ['408', [status(408)]],
    ['a page of another kind', [{ kind: 'html' }]],
  ])('%s', async (_, misdeeds) => {
    rest.misbehave({ kind: 'slow', ms: 0 }, ...misdeeds)
    const { ids } = await poll(config())
    expect(ids).toHaveLength(25)
    expect(rest.requests).toHaveLength(3 + misdeeds.length)
  })

  test('an answer that does not come', async () => {
    rest.misbehave({ kind: 'slow', ms: 0 }, { kind: 'hang' })
    const { ids } = await poll(config({ request: { timeoutSeconds: 2 }, limits: { attempts: 5 } }))
    expect(ids).toHaveLength(25)
    expect(rest.requests.length).toBeGreaterThan(3)
  })

  test.each<[string, Misdeed, string]>([
    ['500', status(500), 'answered 500: It is 500.'],
    ['a connection that is hung up', { kind: 'hang_up' }, 'The connection to'],
  ])('%s again and again is left for later, and what was read stays', async (_, misdeed, message) => {
    const poller = pollerFor(config())
    rest.misbehave({ kind: 'slow', ms: 0 })
    rest.always = misdeed
    const first = await poller.run({ maxItems: 100 })
    expect(first.ids).toHaveLength(10)
    expect(String(first.error)).toContain(message)
    expect(first.error).not.toBeInstanceOf(NeedsHuman)
    rest.always = null
    expect((await poller.run()).ids).toHaveLength(15)
  })
})

describe('a limit of the rate is kept to', () => {
  test('429 with Retry-After', async () => {
    rest.misbehave({ kind: 'slow', ms: 0 }, status(429, { 'retry-after': '1' }))
    const start = performance.now()
    const { ids, lines } = await poll(config())
    expect(ids).toHaveLength(25)
    expect(performance.now() - start).toBeGreaterThan(990)
    expect(lines.join()).toContain('waits 1 s')
  })

  test('429 without a word', async () => {
    rest.misbehave(status(429))
    expect((await poll(config())).ids).toHaveLength(25)
  })

  test('403 that means it', async () => {
    const reset = String(Math.floor(Date.now() / 1000))
    rest.misbehave(status(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }))
    expect((await poll(config())).ids).toHaveLength(25)
  })

  test('a long one is left for later, for as long as it says', async () => {
    rest.misbehave({ kind: 'slow', ms: 0 }, status(429, { 'retry-after': '3600' }))
    const polled = await pollerFor(config()).run({ maxItems: 100 })
    expect(polled.ids).toHaveLength(10)
    expect(polled.error).toBeInstanceOf(RetryLater)
    expect(polled.error).toMatchObject({ afterMs: 3_600_000 })
  })

  test('a source that lets two requests through in a second', async () => {
    rest.add(35)
    rest.perSecond = 2
    expect((await poll(config())).ids).toHaveLength(60)
  })

  test('none left: the next request waits for the reset', async () => {
    const reset = { 'ratelimit-remaining': '0', 'ratelimit-reset': '1' }
    rest.misbehave({ kind: 'status', status: 200, headers: reset, body: { alerts: [{ id: 'x' }], has_more: true } })
    const start = performance.now()
    await poll(config({ pagination: { kind: 'page', hasMore: '$.has_more' } }))
    expect(performance.now() - start).toBeGreaterThan(990)
  })

  test('a run that is stopped does not wait', async () => {
    rest.misbehave(status(429, { 'retry-after': '60' }))
    const stop = new AbortController()
    const run = pollerFor(config()).run({ signal: stop.signal })
    await expect.poll(() => rest.requests.length).toBe(1)
    stop.abort(new RetryLater('stopped'))
    expect((await run).error).toMatchObject({ message: 'stopped' })
    expect(rest.requests).toHaveLength(1)
  })
})

describe('what a person must mend is said', () => {
  test.each<[string, Misdeed, Draft, object]>([
    [
      '404',
      status(404),
      {},
      { code: 'source_not_found', message: expect.stringMatching(/\/alerts answered 404: It is 404\./) },
    ],
    ['403', status(403), {}, { code: 'permission_denied' }],
    ['400', status(400), {}, { code: 'source_error' }],
    [
      'no JSON with 200',
      { kind: 'html' },
      {},
      { code: 'response_invalid', message: expect.stringContaining('Please sign in') },
    ],
    [
      'no records where they should be',
      { kind: 'status', status: 200, body: { rows: [] } },
      {},
      { code: 'response_invalid', message: expect.stringContaining('nothing at $.alerts') },
    ],
    ['an answer without end', { kind: 'endless' }, { limits: { maxBytes: 100_000 } }, { code: 'response_too_large' }],
    [
      'the same page twice',
      { kind: 'same_page' },
      {},
      { code: 'pagination_loop', message: expect.stringContaining('Page 2') },
    ],
    ['a redirect', status(302, { location: 'http://169.254.169.254/latest' }), {}, { code: 'redirect_refused' }],
    [
      'a redirect inward',
      status(302, { location: 'http://169.254.169.254/latest' }),
      { request: { redirects: 2 } },
      { code: 'outbound_blocked' },
    ],
  ])('%s', async (_, misdeed, more, expected) => {
    rest.always = misdeed
    const error = await failure(config(more))
    expect(error).toMatchObject(
      error instanceof NeedsHuman ? { ...expected, action: expect.stringMatching(/\.$/) } : expected,
    )
  })

  test('row 2: pages without end', async () => {
    rest.endless = true
    const pagination = { kind: 'page', size: 10, sizeParameter: 'limit', maxPages: 5 } as const
    const polled = await pollerFor(config({ pagination })).run()
    expect(polled.error).toMatchObject({ code: 'pagination_loop', message: 'There are more than 5 pages.' })
    expect(polled.ids).toHaveLength(50)
    expect(rest.requests).toHaveLength(5)
  })

  test('a cursor that leads in a circle', async () => {
    rest.always = { kind: 'status', status: 200, body: { alerts: [{ id: '1' }], next: 'c1' } }
    const error = await failure(config({ pagination: { kind: 'cursor', path: '$.next' } }))
    expect(error).toMatchObject({ code: 'pagination_loop' })
    expect(rest.requests.length).toBeLessThan(4)
  })

  test('a next page at another host is not followed, and gets no credentials', async () => {
    const other = await restServer()
    rest.always = { kind: 'status', status: 200, body: { alerts: [{ id: '1' }], next: `${other.url}?page=2` } }
    const draft = config({ pagination: { kind: 'next_url', path: '$.next' } })
    expect(await failure(draft)).toMatchObject({ code: 'outbound_blocked' })
    expect(other.requests).toHaveLength(0)
    const host = new URL(other.url).host
    other.paging = 'next_url'
    const polled = await poll(config({ pagination: { kind: 'next_url', path: '$.next', allowedHosts: [host] } }))
    expect([polled.ids, other.requests.length]).toEqual([['1'], 1])
    await other.close()
  })

  test('a secret that the source repeats is not', async () => {
    rest.guard = apiKeyGuard('x', 'authorization')
    rest.always = { kind: 'status', status: 403, body: { message: 'The key canary-4711 may not do this.' } }
    const error = await failure(config({ auth: { kind: 'api_key' } }), { secrets: { token: 'canary-4711' } })
    expect(String(error)).toContain('may not do this')
    expect(String(error)).not.toContain('canary-4711')
  })
})

describe('rules', () => {
  const ruled = (rules: NonNullable<Draft['responses']>): Draft => config({ responses: rules })

  test('a 200 that is a failure by its body', async () => {
    rest.always = { kind: 'status', status: 200, body: { error: { code: 17 }, alerts: [] } }
    const rules = ruled([
      { status: '2xx', body: '$.error.code', bodyIs: '17', action: 'fail', message: 'The licence has ended.' },
    ])
    expect(await failure(rules)).toMatchObject({ message: expect.stringContaining('The licence has ended.') })
  })

  test('a 404 that means that there is nothing', async () => {
    rest.always = status(404)
    expect((await poll(ruled([{ status: '404', action: 'ignore' }]))).ids).toEqual([])
  })

  test('a status that is passing, and one that is a rate limit', async () => {
    rest.misbehave(status(418), status(499, { 'x-why': 'Slow down', 'retry-after': '0' }))
    const rules = ruled([
      { status: '410-420', action: 'retry' },
      { header: 'X-Why', headerIs: 'slow down', action: 'rate_limited' },
    ])
    expect((await poll(rules)).ids).toHaveLength(25)
  })

  test('pages are begun anew, a few times at most', async () => {
    rest.misbehave({ kind: 'slow', ms: 0 }, status(409))
    const { ids } = await poll(ruled([{ status: '409', action: 'reset_pagination' }]))
    expect([ids.length, new Set(ids).size]).toEqual([35, 25])
    rest.always = status(409)
    expect(await failure(ruled([{ status: '409', action: 'reset_pagination' }]))).toMatchObject({
      code: 'cursor_invalid',
    })
  })
})

test('row 43: a number keeps its digits', async () => {
  const body = '{"alerts": [{"id": 9007199254740993, "score": 0.1000000000000000055511151231257827}]}'
  rest.always = { kind: 'status', status: 200, body }
  const { items } = await poll(config({ pagination: { kind: 'none' } }))
  const payload = items[0]?.kind === 'payload' ? (items[0].payload as JsonObject) : {}
  expect(stringifyJson(payload)).toBe('{"id":9007199254740993,"score":0.1000000000000000055511151231257827}')
})

const NOW = Date.parse('2026-03-02T12:00:00Z')

test.each([
  [{ 'retry-after': '5' }, 5000],
  [{ 'retry-after': 'Mon, 02 Mar 2026 12:00:09 GMT' }, 9000],
  [{ 'retry-after': 'soon' }, null],
  [{ 'x-ratelimit-reset': String(NOW / 1000 + 4) }, 4000],
  [{ 'x-rate-limit-reset': String(NOW + 3000) }, 3000],
  [{ 'ratelimit-reset': '12' }, 12_000],
  [{ ratelimit: '"default";r=0;t=30' }, 30_000],
  [{}, null],
])('%j asks to wait %s ms', (headers, expected) => {
  expect(waitAsked(headers as Record<string, string>, NOW)).toBe(expected)
})

test('only none left makes the next request wait', () => {
  expect(restAfter({ 'x-ratelimit-remaining': '1', 'x-ratelimit-reset': '30' }, NOW)).toBe(0)
  expect(restAfter({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '30' }, NOW)).toBe(30_000)
})

test('a budget: so many in any minute, or in each minute of the clock', () => {
  const moving = budgetOf({ requests: 2, per: 'PT1M', kind: 'moving' })
  const waits = [0, 50_000, 50_000, 50_000].map((at) => moving.take(NOW + at))
  expect(waits).toEqual([0, 0, 10_000, 60_000])
  const fixed = budgetOf({ requests: 2, per: 'PT1M', kind: 'fixed' })
  expect([50_000, 50_000, 50_000, 50_000, 50_000].map((at) => fixed.take(NOW + at))).toEqual([
    0, 0, 10_000, 10_000, 70_000,
  ])
  expect(budgetOf(null).take(NOW)).toBe(0)
})

test('a feed keeps to its budget', async () => {
  const start = performance.now()
  await poll(config({ limits: { budget: { requests: 2, per: 'PT1S' } } }))
  expect(performance.now() - start).toBeGreaterThan(900)
  expect(rest.requests).toHaveLength(3)
})
