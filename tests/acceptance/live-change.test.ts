/** One feed through its life: changed under load, measured, switched off and on, and all of it on record. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readEvents, type StreamEvent } from '../support/event-stream.ts'
import { ENRICHED_MAPPING, expectStatus, type MadeFeed, makeFeed, publish, putMapping } from '../support/feed.ts'
import { makePerson, type Person } from '../support/people.ts'
import { alertsOf, countsOf, entitiesOf, eventsOf, ledgerCounts, outcomesOf, readAll } from '../support/records.ts'
import { type Sender, startSender } from '../support/sender.ts'
import { ADMIN_TOKEN, type Api, apiClient, endServer, type Server, startServer, until } from '../support/server.ts'
import type { AuditItem, LogLine, StatusView, TestRunView } from '../support/views.ts'

const PER_SECOND = 40
const payloadOf = (id: string) => ({
  id,
  title: `Finding ${id}`,
  severity: 'medium',
  created_at: '2026-11-20T09:14:03Z',
  text: 'seen',
  host: `ws-${id.length}.corp.example.com`,
  user: 'corp\\a.keller',
  source_ip: '198.51.100.23',
})

let server: Server
let api: Api
let editor: Person
let operator: Person
let feed: MadeFeed
let sender: Sender
let begun = ''

beforeAll(async () => {
  server = await startServer()
  api = apiClient(server.gateway)
  const { organizationId } = expectStatus(await api<{ organizationId: string }>('GET', '/session'), 200)
  const scope = { kind: 'organization', id: organizationId } as const
  editor = await makePerson(server.gateway, api, 'edith', 'editor', scope)
  operator = await makePerson(server.gateway, api, 'oscar', 'operator', scope)
  begun = new Date().toISOString()
  feed = await makeFeed(editor.api, { name: 'Feed under change' })
})
afterAll(() => endServer(server))

test('the enriched draft is compared with the published version before it is in force', async () => {
  await putMapping(editor.api, feed.id, ENRICHED_MAPPING)
  const run = await editor.api<TestRunView>('POST', `/datasources/${feed.id}/test-run`, {
    against: 'draft',
    compareWith: 'published',
    payloads: [payloadOf('sample'), { ...payloadOf('noise'), severity: 'debug' }],
  })
  const { items, compare } = expectStatus(run, 200)
  expect(items.map(({ outcome }) => outcome)).toEqual(['mapped', 'filtered'])
  expect(items[0]?.entities.map(({ type }) => type)).toEqual(['host', 'user', 'ip'])
  const paths = (compare ?? []).map(({ path }) => path)
  expect(paths.some((path) => path.startsWith('items[0].entities['))).toBe(true)
  expect(paths.some((path) => path.startsWith('items[0].alerts'))).toBe(false)
  expect(compare).toContainEqual(expect.objectContaining({ path: 'items[1].outcome', after: 'filtered' }))
  expect(await eventsOf(api, feed.id)).toEqual([])
})

test('a publish takes effect while a sender posts, and no request is lost or refused', async () => {
  sender = startSender(feed, payloadOf, PER_SECOND)
  await until(
    async () => sender.sent.length,
    (count) => count >= PER_SECOND,
  )
  const { version } = await publish(editor.api, feed.id, 'Users and addresses')
  const answeredAt = Date.now()
  const before = sender.sent.length
  await until(
    async () => sender.sent.length - before,
    (count) => count >= 2 * PER_SECOND,
  )
  const ms = await sender.stop()
  expect(version).toBe(2)
  expect(sender.sent.filter(({ status, body }) => status !== 202 || body.accepted !== 1)).toEqual([])
  expect((sender.sent.length * 1000) / ms).toBeGreaterThanOrEqual(20)

  const events = await eventsOf(api, feed.id)
  expect(events.map(({ sourceEventId }) => sourceEventId).sort()).toEqual(sender.sent.map(({ id }) => id).sort())
  const byId = new Map(events.map((event) => [event.sourceEventId, event]))
  const sentAfter = sender.sent.filter(({ sentAt }) => sentAt > answeredAt)
  expect(sentAfter.length).toBeGreaterThan(PER_SECOND)
  for (const { id } of sentAfter) expect(byId.get(id)?.version).toBe(2)
  for (const event of events.filter(({ committedAt }) => Date.parse(committedAt) > answeredAt))
    expect(event.version).toBe(2)
  expect(events.filter(({ version }) => version === 1).length).toBeGreaterThan(0)
})

test('every event names the version that mapped it, and so does its alert', async () => {
  const events = new Map((await eventsOf(api, feed.id)).map((event) => [event.sourceEventId, event]))
  const alerts = await alertsOf(api, feed.id)
  expect(alerts).toHaveLength(sender.sent.length)
  for (const alert of alerts) {
    expect(alert.mapping.version).toBe(events.get(alert.sourceEventId)?.version)
    const types = alert.entities.map(({ type }) => type).sort()
    expect(types).toEqual(alert.mapping.version === 1 ? ['host'] : ['host', 'user'])
  }
  const entities = await entitiesOf(api, feed.id)
  expect(entities.find(({ type }) => type === 'user')).toMatchObject({ key: 'corp\\a.keller' })
  expect(entities.find(({ type }) => type === 'ip')).toMatchObject({ attributes: { country: 'NL' } })
  const states = await readAll<{ number: number; state: string }>(api, `/datasources/${feed.id}/versions`)
  expect(states.map(({ number, state }) => [number, state])).toEqual([
    [2, 'published'],
    [1, 'superseded'],
  ])
})

test('metrics, Prometheus and the ledger tell the same story', async () => {
  const [first] = sender.sent
  const more = [
    payloadOf(first?.id ?? ''),
    { ...payloadOf('noise-1'), severity: 'debug' },
    { ...payloadOf('noise-2'), severity: 'debug' },
    { id: 'without-title', severity: 'low' },
  ]
  const { body } = await feed.post(more)
  expect(body).toMatchObject({ accepted: 0, duplicates: 1, filtered: 2, rejected: 1 })
  expect(await feed.post('{"id": "cut')).toMatchObject({ status: 400, body: { rejected: 1 } })

  const sent = sender.sent.length
  const expected = { received: sent + 5, mapped: sent, filtered: 2, duplicate: 1, rejected: 2 }
  expect(await ledgerCounts(api, feed.id)).toEqual(expected)
  const counts = await until(
    () => countsOf(api, feed.id),
    ({ received }) => received >= expected.received,
  )
  expect(counts).toEqual(expected)
  expect(outcomesOf(counts)).toBe(counts.received)

  const text = await (await fetch(`${server.gateway}/metrics`)).text()
  const scraped = (outcome: string): number => {
    const line = new RegExp(
      `^halcyon_events_total\\{[^}]*datasource="${feed.id}"[^}]*outcome="${outcome}"[^}]*\\} (\\d+)`,
      'm',
    )
    return Number(line.exec(text)?.[1])
  }
  const { mapped, filtered, duplicate, rejected } = expected
  expect([scraped('mapped'), scraped('filtered'), scraped('duplicate'), scraped('rejected')]).toEqual([
    mapped,
    filtered,
    duplicate,
    rejected,
  ])
})

test('the status is that of a healthy feed, and the catalog agrees', async () => {
  const status = await until(
    async () => expectStatus(await api<StatusView>('GET', `/datasources/${feed.id}/status`), 200),
    ({ health, workers }) => health === 'healthy' && workers[0]?.version === 2,
  )
  expect(status).toMatchObject({ desiredState: 'enabled', circuit: 'closed', lagSeconds: 0 })
  expect(status.workers).toMatchObject([{ state: 'healthy', version: 2, restarts: 0 }])
  expect(Date.parse(status.lastEventAt ?? '')).toBeGreaterThan(Date.parse(begun))
  const [item] = await readAll<Record<string, unknown>>(api, '/datasources?search=under%20change')
  expect(item).toMatchObject({ id: feed.id, health: 'healthy', publishedVersion: 2, lastEventAt: status.lastEventAt })
  expect(item?.eventsPerSecond).toBeGreaterThan(0)
})

test('the log tells of a rejected record, to those who ask and to those who follow', async () => {
  const url = `${server.gateway}/api/v1/datasources/${feed.id}/logs?follow=true&component=mapping`
  let correlationId = ''
  const isItsLine = ({ data }: StreamEvent): boolean => correlationId !== '' && data.includes(correlationId)
  const events = await readEvents(url, isItsLine, {
    opened: async () => {
      const { body } = await feed.post({ id: 'worth-a-line', severity: 'low' })
      expect(body.rejected).toBe(1)
      correlationId = body.correlationId
    },
  })
  const lines = events.filter(({ name }) => name === 'log').map(({ data }) => JSON.parse(data) as LogLine)
  const path = `/datasources/${feed.id}/logs?level=warn&component=mapping&correlationId=${correlationId}`
  const asked = await readAll<LogLine>(api, path)
  expect(asked).toHaveLength(1)
  expect(asked[0]).toMatchObject({ level: 'warn', component: 'mapping', correlationId })
  expect(lines.find((line) => line.correlationId === correlationId)).toEqual(asked[0])
})

test('disabled, the feed takes nothing from the answer on', async () => {
  sender = startSender(feed, payloadOf, PER_SECOND)
  await until(
    async () => sender.sent.length,
    (count) => count >= PER_SECOND / 2,
  )
  expectStatus(await operator.api('POST', `/datasources/${feed.id}/disable`, {}), 200)
  const disabledAt = Date.now()
  const refused = await feed.post(payloadOf('too-late'))
  expect(refused).toMatchObject({ status: 409, body: { code: 'datasource_disabled' } })
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  await until(
    async () => sender.sent.filter(({ sentAt }) => sentAt > disabledAt).length,
    (count) => count >= 10,
  )
  await sender.stop()
  for (const one of sender.sent.filter(({ sentAt }) => sentAt > disabledAt)) expect(one.status).toBe(409)
  const events = await eventsOf(api, feed.id)
  const known = new Set(events.map(({ sourceEventId }) => sourceEventId))
  for (const { id, status } of sender.sent) expect(known.has(id)).toBe(status === 202)
  expect(known.has('too-late')).toBe(false)
  expect(await ledgerCounts(api, feed.id)).toMatchObject({ received: events.length })
  expect((await api('GET', `/datasources/${feed.id}/status`)).body).toMatchObject({
    desiredState: 'disabled',
    health: 'stopped',
  })
})

test('enabled again, it resumes at once', async () => {
  expectStatus(await operator.api('POST', `/datasources/${feed.id}/enable`, {}), 200)
  expect(await feed.post(payloadOf('too-late'))).toMatchObject({ status: 202, body: { accepted: 1 } })
  const expected = await ledgerCounts(api, feed.id)
  const counts = await until(
    () => countsOf(api, feed.id),
    ({ received }) => received >= expected.received,
  )
  expect(counts).toEqual(expected)
})

test('the audit log says who did what and when, and its chain holds', async () => {
  const items = (await readAll<AuditItem>(api, `/audit?resource=${feed.id}`)).toReversed()
  expect(items.map(({ action, actor }) => [action, actor.name.includes('edith') ? 'edith' : actor.name])).toEqual([
    ['datasource.create', 'edith'],
    ['draft.put', 'edith'],
    ['datasource.publish', 'edith'],
    ['draft.put', 'edith'],
    ['datasource.publish', 'edith'],
    ['datasource.disable', expect.stringContaining('oscar')],
    ['datasource.enable', expect.stringContaining('oscar')],
  ])
  const times = items.map(({ at }) => at)
  expect(times).toEqual(times.toSorted())
  expect(times.every((at) => at >= begun && at <= new Date().toISOString())).toBe(true)
  expect(items[4]).toMatchObject({ reason: 'Users and addresses', after: { version: 2 }, before: { version: 1 } })
  expect(items[5]).toMatchObject({ before: { desiredState: 'enabled' }, after: { desiredState: 'disabled' } })
  for (const { hash, correlationId, actor } of items) {
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(correlationId).not.toBeNull()
    expect(actor.kind).toBe('token')
  }
  const all = await readAll<AuditItem>(api, '/audit')
  expect((await api('GET', '/audit/verify')).body).toMatchObject({ ok: true, checked: all.length })

  const exported = await fetch(`${server.gateway}/api/v1/audit/export`, {
    headers: { authorization: `Bearer ${ADMIN_TOKEN}` },
  })
  expect(exported.status).toBe(200)
  const lines = (await exported.text()).trimEnd().split('\n')
  expect(lines.map((line) => (JSON.parse(line) as AuditItem).hash)).toEqual(all.map(({ hash }) => hash))
})
