import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SeededEvent, seedDeadLetter, seedEvent, seedHost } from './datasource-seeding.ts'
import { draftWith, openWorld, type World } from './datasource-world.ts'

let world: World
let feed: string
let quiet: string
let host: string
const events: SeededEvent[] = []
const START = Date.now() - 60_000

beforeAll(async () => {
  world = await openWorld()
  const create = async () =>
    (await world.call('POST', '/datasources', { body: { name: randomUUID(), type: 'http_webhook' } })).body.id
  feed = await create()
  quiet = await create()
  host = await seedHost(world, world.home, feed, 'ws-1.example.test', new Date(START))
  await seedHost(world, world.home, quiet, 'ws-2.example.test', new Date(START + 1))
  for (let n = 0; n < 5; n++) {
    const severity = n === 4 ? 'critical' : 'low'
    // Two of them at the same millisecond: pages must not lose either.
    const at = new Date(START + Math.floor(n / 2) * 1000)
    events.push(await seedEvent(world, world.home, { datasourceId: feed, at, host, title: `Alert ${n}`, severity }))
  }
  await seedEvent(world, world.home, { datasourceId: quiet, at: new Date(START + 500), host, title: 'Other 100%' })
})
afterAll(() => world.close())

const get = async (path: string, as?: string) => (await world.call('GET', path, as === undefined ? {} : { as })).body
const titles = async (query: string) =>
  (await get(`/alerts?${query}`)).items.map(({ title }: { title: string }) => title).sort()

test('alerts come with what they involve, newest first, from all feeds or one', async () => {
  const { items } = await get('/alerts')
  expect(items).toHaveLength(6)
  expect(items[0]).toMatchObject({
    title: 'Alert 4',
    datasourceId: feed,
    sourceEventId: 'source-Alert 4',
    description: null,
    severity: 'critical',
    status: 'new',
    occurredAt: new Date(START + 2000).toISOString(),
    mapping: { version: 1 },
    entities: [{ id: host, type: 'host', key: 'ws-1.example.test', role: 'target' }],
  })
  expect(await titles(`datasourceId=${quiet}`)).toEqual(['Other 100%'])
  expect(await titles('severity=critical')).toEqual(['Alert 4'])
  expect(await titles('search=0%25')).toEqual(['Other 100%'])
  expect(await titles('key=ws-1.example.test&type=detection')).toHaveLength(6)
  expect(await titles('key=ws-3')).toEqual([])
  const from = new Date(START + 400).toISOString()
  expect(await titles(`from=${from}&to=${new Date(START + 1500).toISOString()}`)).toEqual([
    'Alert 2',
    'Alert 3',
    'Other 100%',
  ])
  expect(await get(`/alerts/${items[0].id}`)).toEqual(items[0])
})

test('pages give each record once, while more arrive', async () => {
  for (const path of ['/alerts', '/entities', '/relationships', `/datasources/${feed}/events`]) {
    const all = (await get(path)).items.map(({ id }: { id: string }) => id)
    const seen: string[] = []
    let cursor = ''
    do {
      const page = await get(`${path}?limit=1${cursor}`)
      seen.push(...page.items.map(({ id }: { id: string }) => id))
      cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`
    } while (cursor !== '')
    expect(seen).toEqual(all)
    const first = await get(`${path}?limit=1`)
    expect((await world.call('GET', `${path}?cursor=${first.nextCursor}x`)).status).toBeLessThan(500)
    const forged = Buffer.from('["x","y"]').toString('base64url')
    expect((await world.call('GET', `${path}?cursor=${forged}`)).status).toBe(400)
  }
})

test('entities count their alerts; relationships name both ends', async () => {
  const { items } = await get('/entities')
  expect(items.map(({ key, alertCount }: { key: string; alertCount: number }) => [key, alertCount])).toEqual([
    ['ws-2.example.test', 0],
    ['ws-1.example.test', 6],
  ])
  expect((await get(`/entities?datasourceId=${quiet}`)).items).toHaveLength(1)
  expect((await get('/entities?severity=critical')).items).toMatchObject([{ id: host }])
  expect((await get('/entities?type=user')).items).toEqual([])
  expect((await get('/entities?search=WS-2')).items).toHaveLength(1)
  expect(await get(`/entities/${host}`)).toMatchObject({ id: host, alertCount: 6, attributes: {} })
  const edge = events[4]!
  expect(await get(`/relationships/${edge.relationshipId}`)).toMatchObject({
    type: 'involves',
    from: { kind: 'alert', id: edge.alertId },
    to: { kind: 'entity', id: host },
    role: 'target',
    count: 1,
  })
  expect((await get(`/relationships?nodeId=${edge.alertId}`)).items).toHaveLength(1)
  expect((await get(`/relationships?datasourceId=${quiet}`)).items).toHaveLength(1)
  expect((await get('/relationships?severity=critical&search=ws-1')).items).toHaveLength(1)
})

test('the ledger leads from an event to what it wrote and to its payload', async () => {
  const [event] = events
  const path = `/datasources/${feed}/events`
  expect((await get(`${path}?outcome=mapped&correlationId=${event!.correlationId}`)).items).toMatchObject([
    { id: event!.id },
  ])
  expect((await get(`${path}?outcome=rejected`)).items).toEqual([])
  expect((await get(`${path}?search=alert%203`)).items).toMatchObject([{ sourceEventId: 'source-Alert 3' }])
  expect((await get(`${path}?search=${event!.id}`)).items).toHaveLength(1)
  const detail = await get(`${path}/${event!.id}`)
  expect(detail).toMatchObject({
    outcome: 'mapped',
    version: 1,
    correlationId: event!.correlationId,
    records: {
      alerts: [{ id: event!.alertId }],
      entities: [{ id: host }],
      relationships: [{ id: event!.relationshipId }],
    },
    raw: { body: '{"title":"Alert 0"}', encoding: 'utf-8', headers: { 'content-type': 'application/json' } },
    rawState: 'shown',
  })
  const viewer = (await world.token('viewer')).token
  expect(await get(`${path}/${event!.id}`, viewer)).toMatchObject({ raw: null, rawState: 'needs_permission' })
  expect((await world.call('GET', `${path}/${event!.id}/raw`, { as: viewer })).status).toBe(403)
  expect((await world.call('GET', `/datasources/${quiet}/events/${event!.id}`)).status).toBe(404)
})

test('dead letters are listed with their reasons, and replayed as a run', async () => {
  const ids = [
    await seedDeadLetter(world, world.home, feed, 'severity_unknown'),
    await seedDeadLetter(world, world.home, feed, 'empty_key'),
  ]
  const path = `/datasources/${feed}/dead-letters`
  expect((await get(`${path}?code=empty_key`)).items).toMatchObject([
    { id: ids[1], state: 'open', errors: [{ code: 'empty_key' }] },
  ])
  expect((await get(`${path}?search=severity`)).items).toHaveLength(2)
  const replay = (body: object, as?: string) =>
    world.call('POST', `${path}/replay`, { body, ...(as === undefined ? {} : { as }) })
  expect(await replay({})).toMatchObject({ status: 409, body: { code: 'not_published' } })
  const secret = await world.secret()
  const put = await world.call('PUT', `/datasources/${feed}/draft`, {
    body: draftWith(secret),
    headers: { 'if-match': '*' },
  })
  await world.call('POST', `/datasources/${feed}/publish`, { body: { etag: put.body.etag, comment: '' } })
  expect((await replay({ ids, filter: {} })).status).toBe(400)
  expect((await replay({ ids: [randomUUID()] })).status).toBe(404)
  expect((await replay({ version: 9 })).status).toBe(422)
  expect((await replay({ filter: { code: 'nothing' } })).status).toBe(422)
  expect((await replay({ ids }, (await world.token('editor')).token)).status).toBe(403)
  const started = await replay({ ids })
  expect(started.status).toBe(202)
  const { runId } = started.body
  expect(await get(`/runs/${runId}`)).toMatchObject({
    id: runId,
    kind: 'replay',
    state: 'queued',
    parameters: { ids },
    progress: { done: 0, total: 2, rate: 0 },
  })
  const all = await replay({ filter: { code: 'empty_key' } })
  expect((await get(`/datasources/${feed}/runs`)).items.map(({ id }: { id: string }) => id)).toEqual([
    all.body.runId,
    runId,
  ])
  expect((await world.call('POST', `/runs/${runId}/cancel`)).body).toMatchObject({ state: 'cancelled' })
  expect((await world.call('POST', `/runs/${runId}/cancel`)).status).toBe(200)
  expect((await get(`/datasources/${feed}/runs?state=queued`)).items).toHaveLength(1)
})

test('a member of one feed sees that feed’s records alone', async () => {
  const { token } = await world.token('viewer', world.home, { kind: 'datasource', id: quiet })
  expect((await get('/alerts', token)).items).toMatchObject([{ title: 'Other 100%' }])
  expect((await get('/relationships', token)).items).toHaveLength(1)
  expect((await get('/entities', token)).items).toMatchObject([{ key: 'ws-2.example.test' }])
  expect((await world.call('GET', `/alerts/${events[0]!.alertId}`, { as: token })).status).toBe(404)
})
