import { gzipSync } from 'node:zlib'
import { NeedsHuman, type PullBatch, type TimeWindow } from '@halcyon/connector-kit'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type RestServer, restServer } from '../../../../../tests/support/rest-server.ts'
import { bearerGuard, CLIENT } from '../../../../../tests/support/rest-server-auth.ts'
import { restPoller } from '../index.ts'
import { type Draft, poll, pollerFor, SCHEDULE } from '../testing.ts'
import { checkpointOf, standingOf } from './checkpoint.ts'
import { newestOf } from './newest.ts'
import { due, plannedWindows } from './windows.ts'

let rest: RestServer
beforeEach(async () => {
  rest = await restServer()
  rest.paging = 'page'
})
afterEach(() => rest.close())

const NOW = Date.parse('2026-03-02T12:00:00.000Z')
const MINUTE = 60_000
const now = () => NOW
const unique = (ids: readonly string[]): string[] => [...new Set(ids)].sort()
const all = (): string[] => rest.records.map(({ id }) => id).sort()
const pages = { kind: 'page', size: 10, sizeParameter: 'limit' } as const

const base = (more: Draft): Draft => ({
  recordPath: '$.alerts[*]',
  pagination: pages,
  ...more,
  request: { url: rest.url, ...more.request },
})
const FIELD = { kind: 'datetime', cursorField: '$.updated_at' } as const
const byField = (more: Draft = {}): Draft =>
  base({ incremental: FIELD, request: { query: { since: '{since}' } }, ...more })
const byWindow = (more: object = {}, rest: Draft = {}): Draft =>
  base({
    incremental: { kind: 'window', step: 'PT10M', lookback: 'PT1M', start: 'PT1H', ...more },
    request: { query: { from: '{window.start}', to: '{window.end}' } },
    ...rest,
  })

describe('a field that grows', () => {
  test('the next run asks from the newest value on, less the look back; nothing new is nothing to write', async () => {
    rest.add(25, NOW - MINUTE)
    const poller = pollerFor(byField(), { now })
    expect((await poller.run()).ids).toHaveLength(25)
    expect(poller.checkpoints().get('')).toEqual({ since: '2026-03-02T11:59:00Z' })
    const second = await poller.run()
    expect(rest.requests.at(-1)?.url.searchParams.get('since')).toBe('2026-03-02T11:58:59Z')
    // What shares the newest second comes again, and is recognised.
    expect(second.ids).toEqual(['a24', 'a25'])
    rest.records = []
    expect((await poller.run()).batches).toEqual([])
    rest.add(1, NOW)
    expect((await poller.run()).ids).toEqual(['a26'])
  })

  test('newest first, ended after its first page: the older ones are read all the same', async () => {
    rest.add(45, NOW - MINUTE)
    rest.order = 'newest'
    const poller = pollerFor(byField(), { now })
    const first = await poller.run({ killAfter: 1 })
    expect(first.ids).toHaveLength(10)
    expect(poller.checkpoints().get('')).toEqual({
      walk: { at: { kind: 'page', page: 2 }, high: '2026-03-02T11:59:00Z', asked: '2026-03-01T12:00:00Z' },
    })
    const second = await poller.run()
    expect(unique([...first.ids, ...second.ids])).toEqual(all())
    expect(poller.checkpoints().get('')).toEqual({ since: '2026-03-02T11:59:00Z' })
  })

  test('a walk that was ended asks on as it began, whatever the time is by then', async () => {
    rest.add(45, NOW - 23 * 60 * MINUTE)
    rest.paging = 'cursor'
    let time = NOW
    const draft = byField({ pagination: { kind: 'cursor', path: '$.meta.next' } })
    const poller = pollerFor(draft, { now: () => time })
    const first = await poller.run({ killAfter: 2 })
    time += 60 * MINUTE
    const second = await poller.run()
    expect([...first.ids, ...second.ids].sort()).toEqual(all())
  })

  test('records that move while nothing is read are found out by what overlaps', async () => {
    rest.add(45, NOW - MINUTE)
    rest.paging = 'offset'
    const draft = byField({ pagination: { kind: 'offset', size: 10, sizeParameter: 'limit', overlap: 1 } })
    const poller = pollerFor(draft, { now })
    const first = await poller.run({ killAfter: 1 })
    rest.records = rest.records.map((record, i) =>
      i < 5 ? { ...record, updated_at: new Date(NOW - 30_000 + i).toISOString() } : record,
    )
    const second = await poller.run()
    expect(unique([...first.ids, ...second.ids])).toEqual(all())
    expect(second.lines.join()).toContain('Records have moved')
  })

  test('newest first, with others coming meanwhile: none is lost', async () => {
    rest.add(45, NOW - 10 * MINUTE)
    rest.order = 'newest'
    const poller = pollerFor(byField(), { now })
    rest.misbehave({ kind: 'slow', ms: 0 }, { kind: 'before', run: () => rest.add(7, NOW - MINUTE) })
    const first = await poller.run()
    const second = await poller.run()
    expect(unique([...first.ids, ...second.ids])).toEqual(all())
  })

  test('oldest first, by offset, and records move up while they are read: read again, none is lost', async () => {
    rest.add(45, NOW - MINUTE)
    rest.paging = 'offset'
    const draft = byField({ pagination: { kind: 'offset', size: 10, sizeParameter: 'limit', overlap: 1 } })
    const poller = pollerFor(draft, { now })
    // Five of the first page are updated: they go to the end, and what was on the second page comes onto the first.
    const update = (): void => {
      rest.records = rest.records.map((record, i) =>
        i < 5 ? { ...record, updated_at: new Date(NOW - 30_000 + i).toISOString() } : record,
      )
    }
    rest.misbehave({ kind: 'slow', ms: 0 }, { kind: 'before', run: update })
    const first = await poller.run()
    expect(unique(first.ids)).toEqual(all())
    expect(first.lines.join()).toContain('Records have moved')
  })

  test.each([
    [{ kind: 'datetime', format: 'unix' }, 1772452800, '1772452799'],
    [{ kind: 'datetime', format: 'unix_ms' }, 1772452800123, '1772452799123'],
    [{ kind: 'datetime' }, '2026-03-02T12:00:00.123456789Z', '2026-03-02T11:59:59.123456789Z'],
    [{ kind: 'datetime', lookback: 'PT5M' }, '2026-03-02T12:00:00Z', '2026-03-02T11:55:00Z'],
    [{ kind: 'sequence' }, 9007199254740991, '9007199254740991'],
    [{ kind: 'sequence', type: 'text' }, 'evt_0009', 'evt_0009'],
  ] as const)('as %j: after %s it asks for %s', async (kind, value, asked) => {
    const field = { ...kind, cursorField: '$.at' }
    const poller = pollerFor(byField({ incremental: field, pagination: { kind: 'none' } }), { now })
    rest.always = { kind: 'status', status: 200, body: { alerts: [{ id: '1', at: value }] } }
    await poller.run()
    await poller.run()
    expect(rest.requests.at(-1)?.url.searchParams.get('since')).toBe(asked)
  })

  test('beyond what a double holds, the newest is the newest', () => {
    const newest = newestOf({
      kind: 'cursor_field',
      cursorField: '$.n',
      queryParameter: '',
      type: 'number',
      lookback: 'PT0S',
      start: '',
    })
    const item = (n: string) => ({ kind: 'payload', payload: { n }, deliveryId: null }) as const
    expect(newest.of(undefined, [item('9007199254740993'), item('9007199254740992')])).toBe('9007199254740993')
  })

  test('a range gives what lies in it, and leaves nothing behind', async () => {
    rest.add(45, NOW)
    const range = { from: new Date(NOW - 30_000).toISOString(), to: new Date(NOW - 10_000).toISOString() }
    const poller = pollerFor(byField(), { now, range })
    const inside = rest.records.filter(({ updated_at }) => updated_at >= range.from && updated_at < range.to)
    expect(unique((await poller.run()).ids)).toEqual(inside.map(({ id }) => id).sort())
    expect(poller.checkpoints().get('')).toEqual({})
  })
})

/** Whole windows, in order. */
const wholeOf = (batches: readonly PullBatch[]): TimeWindow[] =>
  batches.flatMap(({ window }) => (window === undefined || window.more === true ? [] : [window]))

function expectNoGap(windows: readonly TimeWindow[], from: number, to: number): void {
  let until = from
  for (const window of windows) {
    expect(Date.parse(window.from)).toBeLessThanOrEqual(until)
    until = Math.max(until, Date.parse(window.to))
  }
  expect(until).toBe(to)
}

describe('windows', () => {
  test('one after the other, without a gap, and the next run looks back', async () => {
    rest.add(50, NOW - MINUTE)
    let time = NOW
    const poller = pollerFor(byWindow({ lag: 'PT30S' }), { now: () => time })
    const first = await poller.run()
    expect(unique(first.ids)).toEqual(
      rest.records
        .filter(({ updated_at }) => updated_at < new Date(NOW - 30_000).toISOString())
        .map(({ id }) => id)
        .sort(),
    )
    expect(wholeOf(first.batches)).toHaveLength(6)
    expectNoGap(wholeOf(first.batches), NOW - 30_000 - 60 * MINUTE, NOW - 30_000)
    time += 5 * MINUTE
    rest.records.push({ id: 'a99', updated_at: new Date(NOW - 80_000).toISOString() })
    const second = await poller.run()
    expect(wholeOf(second.batches)).toEqual([{ from: '2026-03-02T11:58:30Z', to: '2026-03-02T12:04:30Z' }])
    expect(second.ids).toContain('a99')
    time -= 10 * MINUTE
    expect((await poller.run()).batches).toEqual([])
  })

  test('one with too much is halved until it is not', async () => {
    rest.add(200, NOW - MINUTE)
    rest.tooMany = 40
    rest.size = 40
    const polled = await poll(byWindow({}, { pagination: { kind: 'page', size: 40, sizeParameter: 'limit' } }), { now })
    expect(unique(polled.ids)).toEqual(all())
    expectNoGap(wholeOf(polled.batches), NOW - 60 * MINUTE, NOW)
    expect(polled.lines.join()).toContain('halved')
  })

  test('so is one in which the source silently gives no more, and one with too many pages', async () => {
    rest.add(100, NOW - MINUTE)
    rest.cap = 40
    const capped = await poll(byWindow({ maxRecords: 40 }), { now })
    expect(unique(capped.ids)).toEqual(all())
    rest.cap = 0
    const paged = await poll(byWindow({}, { pagination: { ...pages, maxPages: 3 } }), { now })
    expect(unique(paged.ids)).toEqual(all())
  })

  test('what is too much within a second is for a person', async () => {
    rest.always = { kind: 'status', status: 413 }
    await expect(poll(byWindow(), { now })).rejects.toMatchObject({
      code: 'response_too_large',
      message: expect.stringContaining('Within one second'),
    })
  })

  test('a run that is ended in a window goes on in it', async () => {
    rest.add(100, NOW - 10 * MINUTE + 50_000)
    const poller = pollerFor(byWindow(), { now })
    const first = await poller.run({ killAfter: 7 })
    expect(first.batches.at(-1)?.window).toMatchObject({ more: true })
    expect(poller.checkpoints().get('')).toMatchObject({ walk: { at: { kind: 'page' } } })
    const asked = rest.requests.length
    const second = await poller.run()
    expect(rest.requests[asked]?.url.searchParams.get('page')).not.toBe('1')
    expect(unique([...first.ids, ...second.ids])).toEqual(all())
    expectNoGap(wholeOf([...first.batches, ...second.batches]), NOW - 60 * MINUTE, NOW)
  })

  test('a run that is ended in a later window asks on as that window began', async () => {
    rest.add(100, NOW - 9 * MINUTE)
    rest.paging = 'cursor'
    const draft = byWindow({ step: 'PT1M', start: 'PT20M' }, { pagination: { kind: 'cursor', path: '$.meta.next' } })
    for (const killAfter of [1, 10, 12, 14, 17]) {
      const poller = pollerFor(draft, { now })
      const first = await poller.run({ killAfter })
      const second = await poller.run()
      expect(unique([...first.ids, ...second.ids])).toEqual(all())
    }
  })

  test('a window that was ended short of what the source gives counts what it had', async () => {
    rest.add(100, NOW - MINUTE)
    rest.cap = 60
    const poller = pollerFor(byWindow({ maxRecords: 60 }), { now })
    const first = await poller.run({ killAfter: 9 })
    const second = await poller.run()
    expect(unique([...first.ids, ...second.ids])).toEqual(all())
  })

  test('a range is read in the windows that were planned, and again when it is asked for again', async () => {
    rest.add(100, NOW - MINUTE)
    const range = { from: '2026-03-02T11:30:00Z', to: '2026-03-02T12:00:00Z' }
    const draft = byWindow()
    const poller = pollerFor(draft, { now, range })
    const first = await poller.run()
    expect(wholeOf(first.batches)).toEqual(restPoller.windows?.({ ...draft, schedule: SCHEDULE }, range))
    expect(unique(first.ids)).toEqual(all())
    expect(unique((await poller.run()).ids)).toEqual(all())
  })

  test('a range that was ended goes on; another one begins at its own beginning', async () => {
    rest.add(100, NOW - MINUTE)
    const range = { from: '2026-03-02T11:30:00Z', to: '2026-03-02T12:00:00Z' }
    const poller = pollerFor(byWindow(), { now, range })
    await poller.run({ killAfter: 2 })
    expect(poller.checkpoints().get('')).toMatchObject({
      until: '2026-03-02T11:50:00Z',
      range: `${range.from}/${range.to}`,
    })
    const other = { from: '2026-03-02T11:00:00Z', to: '2026-03-02T11:10:00Z' }
    expect(wholeOf((await poller.run({ range: other })).batches)).toEqual([other])
  })

  test('whatever step, lookback and lag are, what is due ends a whole second before now and leaves no gap', () => {
    const seconds = fc.integer({ min: 0, max: 10_000 })
    fc.assert(
      fc.property(
        seconds,
        seconds,
        fc.integer({ min: 100, max: 100_000 }),
        fc.integer({ min: 0, max: 10_000_000 }),
        (lookback, lag, step, ago) => {
          const windows = {
            kind: 'window',
            step: `PT${step}S`,
            lookback: `PT${lookback}S`,
            lag: `PT${lag}S`,
            start: 'P1D',
          } as const
          const until = NOW - ago
          const span = due(windows, new Date(until).toISOString(), NOW)
          if (span === null) {
            expect(NOW - lag * 1000).toBeLessThan(until + 2000)
            return
          }
          expect(span.from).toBeLessThanOrEqual(until)
          expect(span.to % 1000).toBe(0)
          const planned = plannedWindows(windows, {
            from: new Date(span.from).toISOString(),
            to: new Date(span.to).toISOString(),
          })
          expectNoGap(planned, span.from, span.to)
          for (const { from, to } of planned) expect(Date.parse(to) - Date.parse(from)).toBeLessThanOrEqual(step * 1000)
        },
      ),
    )
  })
})

describe('a token', () => {
  const token = () =>
    base({ incremental: { kind: 'token', path: '$.next_token', hasMore: '$.more' }, pagination: { kind: 'none' } })

  test('is kept as it is, and gone on from', async () => {
    rest.paging = 'token'
    rest.add(25, NOW)
    const poller = pollerFor(token(), { now })
    expect((await poller.run()).ids).toHaveLength(25)
    expect(poller.checkpoints().get('')).toEqual({ token: '25' })
    expect((await poller.run()).batches).toEqual([])
    rest.add(3, NOW + 10_000)
    expect((await poller.run()).ids).toEqual(['a26', 'a27', 'a28'])
  })

  test('that the source has forgotten is for a person, unless a rule says otherwise', async () => {
    rest.paging = 'token'
    rest.add(25, NOW)
    const checkpoints = new Map([['', { token: 'old' }]])
    rest.misbehave({ kind: 'status', status: 410 })
    await expect(poll(token(), { now, checkpoints })).rejects.toMatchObject({
      code: 'cursor_invalid',
      action: expect.stringContaining('checkpoint'),
    })
    rest.misbehave({ kind: 'status', status: 410 })
    const ruled: Draft = { ...token(), responses: [{ status: '410', action: 'reset_pagination' }] }
    expect((await poll(ruled, { now, checkpoints })).ids).toHaveLength(25)
  })

  test('is not asked for a range', async () => {
    const range = { from: '2026-03-02T11:30:00Z', to: '2026-03-02T12:00:00Z' }
    await expect(poll(token(), { range })).rejects.toBeInstanceOf(NeedsHuman)
  })
})

test('a page the source has forgotten meanwhile: read from the first', async () => {
  rest.add(45, NOW - MINUTE)
  rest.paging = 'cursor'
  const draft = byField({ pagination: { kind: 'cursor', path: '$.meta.next' } })
  const poller = pollerFor(draft, { now })
  await poller.run({ killAfter: 1 })
  rest.misbehave({ kind: 'status', status: 400, body: { message: 'The cursor has expired.' } })
  expect(unique((await poller.run()).ids)).toEqual(all())
})

test('a request asks for what happened since the last run that came to its end', async () => {
  rest.add(5, NOW)
  const poller = pollerFor(base({ request: { query: { since: '{lastRun:unix}' } } }), { now })
  await poller.run()
  expect(rest.requests.at(-1)?.url.search).toBe('?page=1&limit=10')
  await poller.run()
  expect(rest.requests.at(-1)?.url.searchParams.get('since')).toBe(String(NOW / 1000))
})

describe('partitions', () => {
  const orgs = (partitions: Draft['partitions']): Draft => ({
    recordPath: '$.alerts[*]',
    pagination: pages,
    incremental: FIELD,
    request: { url: rest.origin, path: '/orgs/{partition}/alerts', query: { since: '{since}' } },
    ...(partitions === undefined ? {} : { partitions }),
  })
  const asked: Draft['partitions'] = { kind: 'request', path: '/orgs', recordPath: '$.orgs[*]', value: '$.id' }

  beforeEach(() => {
    rest.orgs = ['red', 'blue/green', 'white']
    for (const org of rest.orgs) rest.add(15, NOW - MINUTE, { org })
  })

  test.each([
    ['a list', { kind: 'list' as const, values: ['red', 'blue/green', 'white'] }],
    ['a request', asked],
  ])('from %s: each is read by itself, and stands where it stands', async (_, partitions) => {
    const poller = pollerFor(orgs(partitions), { now })
    expect(unique((await poller.run()).ids)).toEqual(all())
    expect([...poller.checkpoints().keys()]).toEqual(rest.orgs)
    expect(poller.checkpoints().get('white')).toEqual({ since: '2026-03-02T11:59:00Z' })
  })

  test('are asked for with the token that reads them', async () => {
    rest.guard = bearerGuard(rest.tokens.good)
    const auth = { kind: 'oauth2_client_credentials', tokenUrl: '/oauth/token', clientId: CLIENT.id } as const
    const poller = pollerFor({ ...orgs(asked), auth }, { now, secrets: { clientSecret: CLIENT.secret } })
    expect(unique((await poller.run()).ids)).toEqual(all())
    expect((await poller.run()).error).toBeNull()
    expect(rest.tokens.given).toBe(1)
  })

  test('one that is refused keeps none of the others from being read, and is named', async () => {
    rest.guard = ({ url }) => (url.pathname.includes('blue') ? 'Not yours.' : null)
    const polled = await pollerFor(orgs(asked), { now }).run()
    expect(unique(polled.ids)).toEqual(
      rest.records
        .filter(({ org }) => org !== 'blue/green')
        .map(({ id }) => id)
        .sort(),
    )
    expect(polled.error).toMatchObject({
      code: 'authentication_failed',
      message: expect.stringContaining('"blue/green"'),
    })
  })
})

/** alerts.json, with the two below. */
const ZIP =
  'UEsDBBQAAAAIAAAAYly/9YKMIAAAACYAAAALAAAAYWxlcnRzLmpzb26rVkrMSS0qKVayUoiuVspMAdJKhkq1OgowjpFSbWwtAFBLAQIUAxQAAAAIAAAAYly/9YKMIAAAACYAAAALAAAAAAAAAAAAAACAAQAAAABhbGVydHMuanNvblBLBQYAAAAAAQABADkAAABJAAAAAAA='

describe('formats', () => {
  test.each([
    ['ndjson', {}],
    ['csv', {}],
    ['xml', { element: 'alert' }],
  ] as const)('%s', async (format, records) => {
    rest.add(12, NOW - MINUTE)
    rest.paging = 'none'
    rest.format = format
    const { items, batches } = await poll(base({ records, pagination: { kind: 'none' } }))
    expect(items).toHaveLength(12)
    expect(JSON.stringify(items[0])).toContain('Alert a1')
    const [page] = batches[0]?.pages ?? []
    if (page === undefined) throw new Error('there is no page')
    expect(await restPoller.reread?.({ ...base({ records }), schedule: SCHEDULE }, page)).toEqual(page.items)
  })

  test.each([
    ['gzip', () => gzipSync('{"alerts": [{"id": "1"}, {"id": "2"}]}')],
    ['zip', () => Buffer.from(ZIP, 'base64')],
  ] as const)('a file, compressed by %s', async (_, pack) => {
    const file = { body: pack(), headers: { 'content-type': 'application/octet-stream' } }
    const items = await restPoller.reread?.({ ...base({}), schedule: SCHEDULE }, file)
    expect(items).toMatchObject([{ payload: { id: '1' } }, { payload: { id: '2' } }])
  })

  test('more than may be, once decompressed, is not read', async () => {
    const body = gzipSync(JSON.stringify({ alerts: [{ id: 'x'.repeat(100_000) }] }))
    const config = { ...base({ limits: { maxBytes: 50_000 } }), schedule: SCHEDULE }
    await expect(restPoller.reread?.(config, { body, headers: {} })).rejects.toThrow('larger than 50000 bytes')
  })

  test.each(['ndjson', 'csv', 'xml'] as const)('a page for people is no %s', async (format) => {
    rest.always = { kind: 'html' }
    await expect(poll(base({ records: { format } }))).rejects.toMatchObject({ code: 'response_invalid' })
  })

  test('a line that is none is a dead letter; the others are read', async () => {
    const body = '{"id": "1"}\n{"id": \n{"id": "3"}\n'
    rest.always = { kind: 'status', status: 200, headers: { 'content-type': 'application/x-ndjson' }, body }
    const { items } = await poll(base({ records: {}, pagination: { kind: 'none' } }))
    expect(items.map(({ kind }) => kind)).toEqual(['payload', 'malformed', 'payload'])
  })
})

test('a record is named by the fields that name one state of it', async () => {
  const body = {
    alerts: [
      { id: 'a', at: 1 },
      { id: 'b', at: null },
      { id: 'ä', at: 2 },
    ],
  }
  rest.always = { kind: 'status', status: 200, body }
  const { items } = await poll(
    base({ pagination: { kind: 'none' }, dedupe: { kind: 'fields', fields: ['$.id', '$.at'] } }),
  )
  expect(items.map((item) => (item.kind === 'payload' ? item.deliveryId : item.kind))).toEqual([
    '["a","1"]',
    null,
    expect.stringMatching(/^sha256:/),
  ])
})

test('a checkpoint is read as it was written; what was set by hand and is none counts as absent', () => {
  const standing = {
    until: '2026-03-02T12:00:00Z',
    walk: { at: { kind: 'cursor', cursor: 'x' }, from: '2026-03-02T11:00:00Z', to: '2026-03-02T12:00:00Z' },
  } as const
  expect(standingOf(checkpointOf(standing))).toEqual(standing)
  expect(standingOf({ until: 'yesterday', since: 7, token: '', walk: { at: { kind: 'page' } } })).toEqual({})
})
