import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { uuidV5 } from '@halcyon/domain'
import { inTenant } from '@halcyon/store'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seedEvent, seedHost } from '../gateway/http/routes/datasource-seeding.ts'
import { draftWith, MAPPING, openWorld, type World } from '../gateway/http/routes/datasource-world.ts'

let world: World
let secret: string
let feed: string
beforeAll(async () => {
  world = await openWorld()
  secret = await world.secret()
  feed = await create()
  await put(feed, draftWith(secret))
})
afterAll(() => world.close())

const create = async (): Promise<string> =>
  (await world.call('POST', '/datasources', { body: { name: randomUUID(), type: 'http_webhook' } })).body.id
const put = (id: string, body: unknown) =>
  world.call('PUT', `/datasources/${id}/draft`, { body, headers: { 'if-match': '*' } })
const run = (body: unknown, id = feed, as?: string) =>
  world.call('POST', `/datasources/${id}/test-run`, { body, ...(as === undefined ? {} : { as }) })

const PAYLOAD = {
  id: 'd-1',
  title: 'Odd sign-in',
  severity: 'high',
  created_at: '2026-01-01T00:00:00Z',
  text: 'x',
  host: 'WS-7',
  extra: 1,
}

/** Rows of every table there is. */
async function rowCounts(): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: world.database.ownerUrl })
  await client.connect()
  try {
    const tables = await client.query<{ name: string }>(
      "select quote_ident(relname) as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'api_token'",
    )
    const counts: Record<string, number> = {}
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ n: string }>(`select count(*) as n from ${name}`)
      counts[name] = Number(rows[0]!.n)
    }
    return counts
  } finally {
    await client.end()
  }
}

test('shows what would be written, by production’s ids, and writes nothing', async () => {
  const before = await rowCounts()
  const { status, body } = await run({
    against: 'draft',
    payloads: [PAYLOAD, PAYLOAD, { ...PAYLOAD, id: 'd-2', created_at: 'no time' }],
  })
  expect(status).toBe(200)
  const [first, second, third] = body.items
  const alertId = uuidV5(world.home.tenantId, `${feed}\u0000d-1`)
  const hostId = uuidV5(world.home.tenantId, `host\u0000ws-7\u0000${first.entities[0].scope}`)
  expect(first).toMatchObject({
    outcome: 'mapped',
    alerts: [
      {
        id: alertId,
        sourceEventId: 'd-1',
        title: 'Odd sign-in',
        severity: 'high',
        occurredAt: '2026-01-01T00:00:00.000Z',
      },
    ],
    entities: [{ id: hostId, type: 'host', key: 'ws-7' }],
    relationships: [
      { type: 'involves', role: 'target', from: { kind: 'alert', id: alertId }, to: { kind: 'entity', id: hostId } },
    ],
    errors: [],
    logs: [],
    would: 'create',
  })
  expect(first.unmapped).toEqual(["$['extra']"])
  expect(second.would).toBe('merge')
  expect(third.outcome === 'mapped' ? third.warnings.length : third.errors.length).toBeGreaterThan(0)
  expect(body.summary).toMatchObject({ total: 3, truncated: false })
  expect(await rowCounts()).toEqual(before)
})

test('knows what is there already', async () => {
  const at = new Date()
  const host = await seedHost(world, world.home, feed, 'ws-9', at)
  const event = await seedEvent(world, world.home, { datasourceId: feed, at, host })
  const source = 'd-9'
  const id = uuidV5(world.home.tenantId, `${feed}\u0000${source}`)
  await inTenant(world.db, world.home.tenantId, (tx) =>
    tx.updateTable('alert').set({ id }).where('id', '=', event.alertId).execute(),
  )
  const { body } = await run({ payloads: [{ ...PAYLOAD, id: source }] })
  expect(body.items[0].would).toBe('merge')
})

test('takes whole requests through the connector’s parser, without the signature', async () => {
  const lines = `${JSON.stringify(PAYLOAD)}\n${JSON.stringify({ ...PAYLOAD, id: 'd-3' })}`
  const { body } = await run({
    raw: [
      { body: JSON.stringify([PAYLOAD]), headers: { 'Content-Type': 'application/json' } },
      { body: lines, headers: { 'Content-Type': 'application/x-ndjson' } },
      { body: '{"id":', headers: {} },
      { body: 'no brotli', headers: { 'content-encoding': 'br' } },
      { body: PAYLOAD },
      {
        body: gzipSync(JSON.stringify(PAYLOAD)).toString('base64'),
        encoding: 'base64',
        headers: { 'content-encoding': 'gzip' },
      },
    ],
  })
  expect(body.items.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
    'mapped',
    'mapped',
    'mapped',
    'rejected',
    'rejected',
    'mapped',
    'mapped',
  ])
  expect(body.items[3].errors[0]).toMatchObject({ code: expect.any(String), message: expect.any(String) })
})

test('takes what was captured, or what the connector generates', async () => {
  const generated = await run({ sample: 'generated', limit: 2 })
  expect(generated.body.items).toHaveLength(2)
  const id = await create()
  await put(id, draftWith(secret))
  expect((await run({ sample: 'captured' }, id)).body.items).toEqual([])
  const host = await seedHost(world, world.home, id, 'ws-1', new Date())
  await seedEvent(world, world.home, { datasourceId: id, at: new Date(), host, title: 'Captured' })
  const { items } = (await run({ sample: 'captured' }, id)).body
  expect(items).toHaveLength(1)
  expect(items[0].outcome).not.toBe('filtered')
  expect((await run({ sample: 'fetch' }, id)).status).toBe(422)
})

test('compares with another version, place by place', async () => {
  const id = await create()
  const { etag } = (await put(id, draftWith(secret))).body
  expect((await run({ against: 'published', payloads: [PAYLOAD] }, id)).status).toBe(409)
  await world.call('POST', `/datasources/${id}/publish`, { body: { etag, comment: '' } })
  const [alert, ...rest] = MAPPING.outputs
  const loud = {
    ...MAPPING,
    outputs: [{ ...alert, fields: { ...alert!.fields, title: { template: '{{$.title}}!' } } }, ...rest],
  }
  await put(id, draftWith(secret, loud))
  const { body } = await run({ against: 'draft', compareWith: 'published', payloads: [PAYLOAD] }, id)
  expect(body.compare).toEqual([{ path: 'items[0].alerts[0].title', before: 'Odd sign-in', after: 'Odd sign-in!' }])
  expect((await run({ against: 1, compareWith: 'published', payloads: [PAYLOAD] }, id)).body.compare).toEqual([])
  expect((await run({ against: 2, payloads: [PAYLOAD] }, id)).status).toBe(422)
})

test('keeps every digit', async () => {
  const id = await create()
  const [alert] = MAPPING.outputs
  await put(id, draftWith(secret, { outputs: [{ ...alert, fields: { ...alert!.fields, title: { path: '$.n' } } }] }))
  const { body } = await run(
    `{"payloads":[{"n":9007199254740993,"severity":"low","created_at":"2026-01-01T00:00:00Z"}]}`,
    id,
  )
  expect(body.items[0].alerts[0].title).toBe('9007199254740993')
})

describe('refuses', () => {
  test('in order, and what is no test run', async () => {
    const viewer = (await world.token('viewer')).token
    expect((await run('{', randomUUID(), viewer)).status).toBe(404)
    expect((await run('{', feed, viewer)).status).toBe(403)
    expect((await run('{')).status).toBe(400)
    expect((await run({ payload: [1] })).status).toBe(400)
    expect((await run({ against: 'tomorrow' })).status).toBe(400)
    const empty = await create()
    expect(await run({ payloads: [1] }, empty)).toMatchObject({ status: 422, body: { code: 'mapping_invalid' } })
  })

  test('cuts at the limit, and says so', async () => {
    const { body } = await run({
      payloads: Array.from({ length: 5 }, (_, n) => ({ ...PAYLOAD, id: `n-${n}` })),
      limit: 3,
    })
    expect(body.items).toHaveLength(3)
    expect(body.summary.truncated).toBe(true)
  })

  test('a mapping that would not end, while the gateway answers others', async () => {
    const id = await create()
    const never = { kind: 'entity', type: 'host', each: '$..*', when: { const: false }, key: { path: '$' }, fields: {} }
    await put(id, draftWith(secret, { outputs: [MAPPING.outputs[0], ...Array.from({ length: 400 }, () => never)] }))
    const wide = { ...PAYLOAD, a: Array.from({ length: 450 }, () => 0) }
    const begun = Date.now()
    const hostile = run({ payloads: Array.from({ length: 1000 }, () => wide), limit: 1000 }, id)
    let slowest = 0
    let done = false
    const ended = hostile.then((answer) => {
      done = true
      return answer
    })
    while (!done) {
      const asked = Date.now()
      await world.call('GET', `/datasources/${feed}`)
      slowest = Math.max(slowest, Date.now() - asked)
    }
    expect(await ended).toMatchObject({ status: 422, body: { code: 'limit_exceeded' } })
    expect(Date.now() - begun).toBeLessThan(20_000)
    expect(slowest).toBeLessThan(1500)
  })
})

test('gives the records it was not sent, redacted as captures are, to those who may see raw events', async () => {
  const id = await create()
  await put(id, { ...draftWith(secret), runtime: { capture: { redact: ['$.text'] } } })
  const first = { ...PAYLOAD, text: 'a secret' }
  const wanted = { raw: [{ body: [first, { ...first, id: 'd-2' }] }], payloads: [PAYLOAD] }
  const { items } = (await run(wanted, id)).body
  expect(items.map(({ record, payload }: { record: number; payload: unknown }) => [record, payload])).toEqual([
    [0, null],
    [1, { ...first, text: '[redacted]' }],
    [2, { ...first, id: 'd-2', text: '[redacted]' }],
  ])
  const generated = (await run({ sample: 'generated' }, id)).body.items
  expect(generated.every(({ payload }: { payload: unknown }) => payload !== null)).toBe(true)
})

test('a record that makes several items comes once, and one too large not at all', async () => {
  const id = await create()
  const mapping = { ...MAPPING, split: { path: '$.events[*]' } }
  await put(id, draftWith(secret, mapping))
  const body = { events: [PAYLOAD, { ...PAYLOAD, id: 'd-2' }] }
  const large = { events: [{ ...PAYLOAD, id: 'd-3', note: 'x'.repeat(300_000) }] }
  const { items } = (await run({ raw: [{ body }, { body: large }] }, id)).body
  expect(items.map(({ record, payload }: { record: number; payload: unknown }) => [record, payload])).toEqual([
    [0, body],
    [0, null],
    [1, null],
  ])
})

test('what is generated for a sender is mapped by its template', async () => {
  const { templates } = (await world.call('GET', '/connector-types/http_webhook')).body
  const { mapping } = templates.find(({ preset }: { preset: string }) => preset === 'github')
  const id = await create()
  const draft = await put(id, { config: { preset: 'github' }, secrets: { signing: secret }, mapping })
  expect(draft.body.validation).toMatchObject({ ok: true })
  expect(draft.body.validation.warnings ?? []).toEqual([])
  expect((await run({ sample: 'generated' }, id)).body.summary).toMatchObject({ total: 3, mapped: 3, rejected: 0 })
})
