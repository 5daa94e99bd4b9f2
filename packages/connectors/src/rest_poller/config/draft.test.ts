/** The names of a configuration, as they are sent by a program that knows nothing else of the connector. */
import { Value } from 'typebox/value'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type RestServer, restServer } from '../../../../../tests/support/rest-server.ts'
import { bearerGuard } from '../../../../../tests/support/rest-server-auth.ts'
import { spec } from '../spec.ts'
import { pollerFor } from '../testing.ts'
import type { RestPollerConfig } from './config.ts'

const DRAFT = {
  request: { method: 'GET', url: 'https://api.example.test/v1/alerts', query: { limit: '100' } },
  auth: { kind: 'bearer' },
  pagination: { kind: 'link_header' },
  recordPath: '$[*]',
  incremental: {
    kind: 'datetime',
    cursorField: '$.updated_at',
    queryParameter: 'since',
    start: '2026-01-01T00:00:00Z',
    lookback: 'PT5M',
  },
  schedule: { kind: 'interval', every: 'PT10S' },
} as const satisfies RestPollerConfig

const expectAccepted = (config: RestPollerConfig): void => {
  expect([...Value.Errors(spec.config, config)]).toEqual([])
  expect(spec.validate?.(config)).toEqual([])
}

let rest: RestServer
beforeEach(async () => {
  rest = await restServer()
})
afterEach(() => rest.close())

/** One in ten minutes, from the second of January on. */
function add(count: number): string[] {
  const first = rest.records.length
  const made = Array.from({ length: count }, (_, i) => ({
    id: `a${first + i}`,
    updated_at: new Date(Date.UTC(2026, 0, 2) + (first + i) * 600_000).toISOString(),
    title: `Alert ${first + i}`,
    severity: 'low',
  }))
  rest.records.push(...made)
  return made.map(({ id }) => id)
}

const sinceOf = (index: number): string | null | undefined => rest.requests.at(index)?.url.searchParams.get('since')

test('a draft is accepted as it stands, and read page by page over two runs', async () => {
  expectAccepted(DRAFT)
  expect(spec.requiredSecrets(DRAFT)).toEqual(['token'])
  const { schedule: _, ...config } = DRAFT
  Object.assign(rest, { paging: 'link', bare: true, guard: bearerGuard(new Set(['token-1'])) })
  const poller = pollerFor(
    { ...config, request: { ...config.request, url: rest.url } },
    { secrets: { token: 'token-1' } },
  )

  const old = add(250)
  const first = await poller.run()
  expect(first.error).toBeNull()
  expect(first.ids).toEqual(old)
  expect(rest.requests.map(({ url }) => url.searchParams.get('cursor'))).toEqual([null, '100', '200'])
  expect(sinceOf(0)).toBe('2026-01-01T00:00:00Z')

  const asked = rest.requests.length
  const fresh = add(120)
  const second = await poller.run()
  expect(second.error).toBeNull()
  expect(sinceOf(asked)).toBe('2026-01-03T17:25:00Z')
  // Only what lies within the look back comes again, which the ledger knows by its content.
  expect(second.ids).toEqual(['a249', ...fresh])
  expect(second.items[0]).toEqual(first.items.at(-1))
})

test.each<NonNullable<RestPollerConfig['pagination']>>([
  { kind: 'none' },
  { kind: 'page', parameter: 'page', start: 1, sizeParameter: 'per_page', size: 100 },
  { kind: 'offset', parameter: 'offset', sizeParameter: 'limit', size: 100 },
  { kind: 'cursor', path: '$.meta.next', parameter: 'cursor' },
  { kind: 'link_header' },
  { kind: 'next_url', path: '$.links.next' },
])('pages by %j are accepted', (pagination) => {
  expectAccepted({ ...DRAFT, pagination })
})

test.each<NonNullable<RestPollerConfig['incremental']>>([
  { kind: 'none' },
  { kind: 'datetime', cursorField: '$.at', queryParameter: 'from', format: 'unix', start: 'P7D' },
  { kind: 'sequence', cursorField: '$.id', queryParameter: 'after', start: '0' },
])('what is new by %j is accepted', (incremental) => {
  expectAccepted({ ...DRAFT, incremental })
})

test.each([
  { url: 'https://api.example.test' },
  { incremental: { kind: 'cursor_field', cursorField: '$.at' } },
  { incremental: { ...DRAFT.incremental, start: 'yesterday' } },
  { pagination: { kind: 'next_url', next: '$.next' } },
])('%j is refused', (more) => {
  expect(Value.Check(spec.config, { ...DRAFT, ...more })).toBe(false)
})
