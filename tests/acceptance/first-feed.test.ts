/** A whole first feed, as the interface's description tells an external script to make it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectStatus, FIRST_MAPPING, HMAC_CONFIG, postSigned } from '../support/feed.ts'
import { alertsOf, entitiesOf, eventsOf } from '../support/records.ts'
import { type Api, apiClient, endServer, type Server, startServer } from '../support/server.ts'
import type {
  AlertView,
  DatasourceView,
  DraftView,
  EntityView,
  Page,
  PublishedView,
  RelationshipView,
  SecretView,
  TestRunView,
} from '../support/views.ts'

const SECRET = 'correct-horse-battery-staple'
const PAYLOAD = {
  id: 'finding-1',
  title: 'Credential dumping',
  severity: 'High',
  created_at: '2026-11-20T09:14:03.123456789Z',
  text: 'procdump64.exe read the memory of lsass.exe',
  host: 'WS-1042.corp.example.com',
}
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const uuid = expect.stringMatching(UUID)
const time = expect.stringMatching(TIME)

let server: Server
let api: Api
let secretId = ''
let feed: DatasourceView
let draft: DraftView

beforeAll(async () => {
  server = await startServer()
  api = apiClient(server.gateway)
})
afterAll(() => endServer(server))

test('a secret goes in and never comes out', async () => {
  const created = await api<SecretView>('POST', '/secrets', { name: 'signing key', value: SECRET })
  const secret = expectStatus(created, 201)
  secretId = secret.id
  expect(secret).toMatchObject({ id: uuid, name: 'signing key', usedBy: [] })
  expect(secret.versions).toEqual([
    { n: 1, createdAt: time, createdBy: uuid, expiresAt: null, lastUsedAt: null, state: 'current' },
  ])
  const read = [await api('GET', `/secrets/${secretId}`), await api('GET', '/secrets'), await api('GET', '/audit')]
  for (const answer of [created, ...read]) expect(JSON.stringify(answer.body)).not.toContain(SECRET)
})

test('a datasource is made with an empty draft and an address', async () => {
  const created = await api<DatasourceView>('POST', '/datasources', {
    name: 'First feed',
    description: 'Findings of the detection product',
    type: 'http_webhook',
    tags: ['edr', 'pilot'],
  })
  feed = expectStatus(created, 201)
  expect(feed).toMatchObject({
    id: uuid,
    name: 'First feed',
    type: 'http_webhook',
    status: 'active',
    desiredState: 'enabled',
    ownerId: uuid,
    tags: ['edr', 'pilot'],
    publishedVersion: null,
    draft: { etag: expect.any(String) },
    ingestUrl: `${server.ingest}/in/${feed.id}`,
  })
  expect(created.headers.get('etag')).toBe(`"${feed.etag}"`)
})

test('before it is published the feed takes nothing', async () => {
  const answer = await postSigned(feed.ingestUrl, SECRET, PAYLOAD)
  expect(answer).toMatchObject({ status: 409, body: { code: 'not_published' } })
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('the draft takes the mapping as it is printed', async () => {
  const body = { config: HMAC_CONFIG, secrets: { signing: secretId }, mapping: FIRST_MAPPING }
  const saved = await api<DraftView>('PUT', `/datasources/${feed.id}/draft`, body, { 'if-match': feed.draft.etag })
  draft = expectStatus(saved, 200)
  expect(draft).toMatchObject({ ...body, validation: { ok: true, errors: [] } })
  expect(draft.contentHash).toMatch(/^[0-9a-f]{64}$/)
  expect(saved.headers.get('etag')).toBe(`"${draft.etag}"`)
  expect((await api('GET', `/datasources/${feed.id}/draft`)).body).toEqual(draft)
})

test('a test run shows what the sample becomes, and writes nothing', async () => {
  const run = await api<TestRunView>('POST', `/datasources/${feed.id}/test-run`, {
    against: 'draft',
    payloads: [PAYLOAD, { id: 'no-title' }],
  })
  const { items, summary, compare } = expectStatus(run, 200)
  expect(items).toHaveLength(2)
  expect(items[0]).toMatchObject({
    outcome: 'mapped',
    errors: [],
    logs: [],
    would: 'create',
    alerts: [{ title: 'Credential dumping', severity: 'high', occurredAt: '2026-11-20T09:14:03.123Z' }],
    entities: [{ type: 'host', key: 'ws-1042.corp.example.com' }],
    relationships: [{ type: 'involves', role: 'target' }],
  })
  expect(items[0]?.unmapped).toEqual([])
  expect(items[0]?.ms).toBeGreaterThanOrEqual(0)
  expect(items[1]).toMatchObject({ outcome: 'rejected', would: null, alerts: [] })
  expect(items[1]?.errors[0]).toMatchObject({ path: expect.any(String), code: expect.any(String) })
  expect(summary).toMatchObject({ mapped: 1, rejected: 1 })
  expect(compare).toBeUndefined()
  expect(await alertsOf(api, feed.id)).toEqual([])
  expect(await entitiesOf(api, feed.id)).toEqual([])
  expect(await eventsOf(api, feed.id)).toEqual([])
})

test('a test run takes a whole signed request, and generated samples', async () => {
  const raw = [{ body: JSON.stringify(PAYLOAD), headers: { 'content-type': 'application/json' } }]
  const whole = await api<TestRunView>('POST', `/datasources/${feed.id}/test-run`, { against: 'draft', raw })
  expect(expectStatus(whole, 200).items.map(({ outcome }) => outcome)).toEqual(['mapped'])
  const generated = { against: 'draft', sample: 'generated', limit: 3 }
  const made = await api<TestRunView>('POST', `/datasources/${feed.id}/test-run`, generated)
  expect(expectStatus(made, 200).items.map(({ outcome }) => outcome)).toContain('mapped')
})

test('publishing answers the version, and it is in force', async () => {
  const body = { comment: 'First version', etag: draft.etag }
  const published = await api<PublishedView>('POST', `/datasources/${feed.id}/publish`, body)
  expect(expectStatus(published, 200)).toMatchObject({ state: 'published', version: 1 })
  expect((await api('GET', `/datasources/${feed.id}`)).body).toMatchObject({ publishedVersion: 1 })
  const { config, secrets, mapping, contentHash } = draft
  expect((await api('GET', `/datasources/${feed.id}/versions/1`)).body).toMatchObject({ config, secrets, mapping })
  expect((await api('GET', `/datasources/${feed.id}/draft`)).body).toMatchObject({ contentHash })
})

test('a signed event is answered once it is committed', async () => {
  const answer = await postSigned(feed.ingestUrl, SECRET, PAYLOAD)
  expect(answer).toMatchObject({ status: 202 })
  expect(answer.body).toEqual({ accepted: 1, duplicates: 0, filtered: 0, rejected: 0, correlationId: uuid })
  expect(await alertsOf(api, feed.id)).toHaveLength(1)
})

test('what was sent again is written once', async () => {
  const answer = await postSigned(feed.ingestUrl, SECRET, PAYLOAD)
  expect(answer).toMatchObject({ status: 202, body: { accepted: 0, duplicates: 1 } })
  expect(await alertsOf(api, feed.id)).toHaveLength(1)
})

test('an event with a wrong signature, or none, leaves no trace', async () => {
  const before = await eventsOf(api, feed.id)
  const other = { ...PAYLOAD, id: 'forged' }
  expect(await postSigned(feed.ingestUrl, 'another key', other)).toMatchObject({
    status: 401,
    body: { code: 'signature_invalid' },
  })
  const unsigned = await fetch(feed.ingestUrl, { method: 'POST', body: JSON.stringify(other) })
  expect(unsigned.status).toBe(401)
  expect(await unsigned.json()).toMatchObject({ code: 'signature_missing' })
  expect(await eventsOf(api, feed.id)).toEqual(before)
})

test('alerts, entities and relationships have the shapes of the description', async () => {
  const { body: alerts } = await api<Page<AlertView>>('GET', `/alerts?datasourceId=${feed.id}`)
  const { body: entities } = await api<Page<EntityView>>('GET', `/entities?datasourceId=${feed.id}`)
  const { body: edges } = await api<Page<RelationshipView>>('GET', `/relationships?datasourceId=${feed.id}`)
  const [alert] = alerts.items
  const [host] = entities.items
  const key = 'ws-1042.corp.example.com'
  expect(alerts).toMatchObject({
    items: [
      {
        id: uuid,
        datasourceId: feed.id,
        sourceEventId: 'finding-1',
        title: 'Credential dumping',
        description: PAYLOAD.text,
        severity: 'high',
        status: 'new',
        occurredAt: '2026-11-20T09:14:03.123Z',
        receivedAt: time,
        mapping: { version: 1 },
        entities: [{ id: host?.id, type: 'host', key, role: 'target' }],
      },
    ],
    nextCursor: null,
  })
  expect(entities).toMatchObject({
    items: [{ id: uuid, type: 'host', key, attributes: {}, firstSeenAt: time, lastSeenAt: time, alertCount: 1 }],
    nextCursor: null,
  })
  expect(edges).toMatchObject({
    items: [
      {
        id: uuid,
        type: 'involves',
        from: { kind: 'alert', id: alert?.id },
        to: { kind: 'entity', id: host?.id },
        role: 'target',
        firstSeenAt: time,
        lastSeenAt: time,
        count: 1,
      },
    ],
    nextCursor: null,
  })
  expect((await api('GET', `/alerts/${alert?.id}`)).body).toEqual(alert)
  expect((await api('GET', `/entities/${host?.id}`)).body).toEqual(host)
  expect((await api('GET', `/relationships/${edges.items[0]?.id}`)).body).toEqual(edges.items[0])
})

test('the ledger shows each event with its raw payload', async () => {
  const events = await eventsOf(api, feed.id)
  expect(events.map(({ outcome }) => outcome)).toEqual(['duplicate', 'mapped'])
  const [alert] = await alertsOf(api, feed.id)
  expect(events[1]).toMatchObject({ version: 1, sourceEventId: 'finding-1', alertIds: [alert?.id] })
  const raw = await api('GET', `/datasources/${feed.id}/events/${events[1]?.id}`)
  expect(JSON.stringify(expectStatus(raw, 200))).toContain('procdump64.exe')
})

test('lists are filtered and paged as described', async () => {
  const more = [1, 2, 3].map((n) => ({ ...PAYLOAD, id: `more-${n}`, severity: 'low', title: `Log cleared ${n}` }))
  expect((await postSigned(feed.ingestUrl, SECRET, more)).body.accepted).toBe(3)
  const count = async (query: string): Promise<number> =>
    expectStatus(await api<Page<AlertView>>('GET', `/alerts?datasourceId=${feed.id}&${query}`), 200).items.length
  expect(await count('severity=low')).toBe(3)
  expect(await count('search=dumping')).toBe(1)
  expect(await count('key=ws-1042.corp.example.com')).toBe(4)
  expect(await count('to=2020-01-01T00:00:00Z')).toBe(0)
  const first = await api<Page<AlertView>>('GET', `/alerts?datasourceId=${feed.id}&limit=3`)
  const second = await api<Page<AlertView>>(
    'GET',
    `/alerts?datasourceId=${feed.id}&limit=3&cursor=${first.body.nextCursor}`,
  )
  const ids = [...first.body.items, ...second.body.items].map(({ id }) => id)
  expect(new Set(ids).size).toBe(4)
  expect(second.body.nextCursor).toBeNull()
})
