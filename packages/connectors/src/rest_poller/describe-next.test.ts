import type { Checkpoint } from '@halcyon/connector-kit'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type RestServer, restServer } from '../../../../tests/support/rest-server.ts'
import { restPoller } from './index.ts'
import { type Draft, pollerFor, SCHEDULE } from './testing.ts'

const NOW = Date.parse('2026-03-02T12:00:00.000Z')
let rest: RestServer
beforeEach(async () => {
  rest = await restServer()
})
afterEach(() => rest.close())

const next = (config: Draft, checkpoints: ReadonlyMap<string, Checkpoint> = new Map()) =>
  restPoller.describeNext?.(
    { ...config, request: { url: rest.url, ...config.request }, schedule: SCHEDULE },
    checkpoints,
    NOW,
  )

const field: Draft = {
  incremental: { kind: 'datetime', cursorField: '$.updated_at' },
  request: { query: { since: '{since}' } },
}
const window: Draft = {
  incremental: { kind: 'window' },
  request: { method: 'POST', body: '{"from": "{window.start:unix}", "to": "{window.end:unix}"}' },
}
const token: Draft = { incremental: { kind: 'token', path: '$.next_token', hasMore: '$.more' } }

test.each<[string, Draft, Checkpoint | null, string, string | null]>([
  [
    'a field, never read',
    field,
    null,
    'From $.updated_at 2026-03-01T12:00:00Z on.',
    'GET {url}?since=2026-03-01T12%3A00%3A00Z',
  ],
  [
    'a field',
    field,
    { since: '2026-03-02T11:00:00Z' },
    'From $.updated_at 2026-03-02T10:59:59Z on.',
    'GET {url}?since=2026-03-02T10%3A59%3A59Z',
  ],
  [
    'a walk that was ended',
    { ...field, pagination: { kind: 'page' } },
    { walk: { at: { kind: 'page', page: 3 }, asked: '2026-03-01T00:00:00Z' } },
    'From $.updated_at 2026-03-01T00:00:00Z on. It goes on at the page where the last run was ended.',
    'GET {url}?since=2026-03-01T00%3A00%3A00Z&page=3',
  ],
  [
    'windows',
    window,
    { until: '2026-03-02T09:00:00Z' },
    'What happened from 2026-03-02T08:59:00Z to 2026-03-02T09:59:00Z, then window by window up to 2026-03-02T12:00:00Z.',
    'POST {url}\n\n{"from":1772441940,"to":1772445540}',
  ],
  [
    'windows up to now',
    window,
    { until: '2026-03-02T12:30:00Z' },
    'Nothing yet: all is read up to 2026-03-02T12:30:00Z.',
    null,
  ],
  ['no token yet', token, null, 'From the beginning: there is no token yet.', 'GET {url}'],
  ['a token', token, { token: 'a b' }, 'What comes after the token it stands at.', 'GET {url}?cursor=a%20b'],
  [
    'a key in the query',
    { auth: { kind: 'api_key', location: 'query', name: 'key' } },
    null,
    'All records there are.',
    'GET {url}?key={secret}',
  ],
])('%s', (_, config, checkpoint, words, request) => {
  const checkpoints = new Map(checkpoint === null ? [] : [['', checkpoint] as const])
  expect(next(config, checkpoints)).toEqual([
    { partition: '', words, request: request === null ? null : request.replace('{url}', rest.url) },
  ])
})

test('partitions, each where it stands; those that must be asked for are asked for first', () => {
  const request = { path: '/{partition}', query: { since: '{since}' } }
  const list: Draft = { ...field, request, partitions: { kind: 'list', values: ['a/b', 'c'] } }
  expect(
    next(list, new Map([['c', { since: '2026-03-02T11:00:00Z' }]]))?.map((one) => [one.partition, one.request]),
  ).toEqual([
    ['a/b', `GET ${rest.url}/a%2Fb?since=2026-03-01T12%3A00%3A00Z`],
    ['c', `GET ${rest.url}/c?since=2026-03-02T10%3A59%3A59Z`],
  ])
  const asked: Draft = {
    ...field,
    request,
    partitions: { kind: 'request', path: '/orgs', recordPath: '$[*]', value: '$.id' },
  }
  expect(next(asked)).toMatchObject([{ partition: '', request: `GET ${rest.url}/orgs` }])
})

test('what it says is what is asked', async () => {
  rest.add(45, NOW - 60_000)
  rest.paging = 'page'
  const config: Draft = {
    ...field,
    request: { url: rest.url, query: { since: '{since}' } },
    recordPath: '$.alerts[*]',
    pagination: { kind: 'page', size: 10, sizeParameter: 'limit' },
  }
  for (const killAfter of [1, 2, 99]) {
    const poller = pollerFor(config, { now: () => NOW })
    await poller.run({ killAfter })
    const [said] = next(config, poller.checkpoints()) ?? []
    const before = rest.requests.length
    await poller.run({ killAfter: 1 })
    expect(`GET ${rest.requests[before]?.url.href}`).toBe(said?.request)
  }
})
