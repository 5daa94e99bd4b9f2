/** Real senders: GitHub's and CrowdStrike's payloads, and the libraries that sign them. */
import { sign } from '@octokit/webhooks-methods'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  alertText,
  CROWDSTRIKE_MAPPING,
  DEVICE_ID,
  PARENT_ID,
  PROCESS_ID,
  SHA256,
  SID,
} from '../support/crowdstrike.ts'
import { type MadeFeed, makeFeed, type Posted, postRaw } from '../support/feed.ts'
import { GITHUB_MAPPING, githubExamples, type SecurityEvent } from '../support/github.ts'
import { alertsOf, entitiesOf, eventsOf, relationshipsOf } from '../support/records.ts'
import { ADMIN_TOKEN, type Api, apiClient, endServer, type Server, startServer } from '../support/server.ts'

let server: Server
let api: Api
let github: MadeFeed
let falcon: MadeFeed

beforeAll(async () => {
  server = await startServer()
  api = apiClient(server.gateway)
  github = await makeFeed(api, { config: { preset: 'github' }, mapping: GITHUB_MAPPING })
  falcon = await makeFeed(api, { mapping: CROWDSTRIKE_MAPPING })
})
afterAll(() => endServer(server))

async function deliver(event: string, payload: unknown, delivery: string): Promise<Posted> {
  const body = JSON.stringify(payload)
  return postRaw(github.ingestUrl, body, {
    'x-github-event': event,
    'x-github-delivery': delivery,
    'x-hub-signature-256': await sign(github.secret, body),
  })
}

async function deliverAll(event: string, examples: readonly SecurityEvent[]): Promise<void> {
  for (const [n, example] of examples.entries())
    expect(await deliver(event, example, `${event}-${n}`)).toMatchObject({ status: 202, body: { accepted: 1 } })
}

test('GitHub: a ping makes no record, a forged delivery is refused', async () => {
  expect((await deliver('ping', { zen: 'Keep it logically awesome.', hook_id: 1 }, 'ping-1')).status).toBeLessThan(300)
  const forged = await postRaw(github.ingestUrl, '{}', { 'x-hub-signature-256': await sign('other', '{}') })
  expect(forged.status).toBe(401)
  expect(await eventsOf(api, github.id)).toEqual([])
})

test('GitHub: Dependabot alerts become alerts about packages and vulnerabilities', async () => {
  const examples = githubExamples('dependabot_alert')
  await deliverAll('dependabot_alert', examples)
  const alerts = await alertsOf(api, github.id)
  const newest = new Map<string, SecurityEvent>()
  for (const example of examples) {
    const id = example.alert.html_url ?? ''
    if ((newest.get(id)?.alert.updated_at ?? '') <= (example.alert.updated_at ?? '')) newest.set(id, example)
  }
  expect(alerts).toHaveLength(newest.size)
  for (const alert of alerts) {
    const { security_advisory, state } = newest.get(alert.sourceEventId)?.alert ?? {}
    expect(alert).toMatchObject({
      kind: 'vulnerability',
      title: security_advisory?.summary,
      severity: security_advisory?.severity,
      status: state === 'fixed' ? 'resolved' : 'new',
    })
    expect(alert.entities).toContainEqual(
      expect.objectContaining({ type: 'vulnerability', key: security_advisory?.cve_id, role: 'evidence' }),
    )
  }
  const entities = await entitiesOf(api, github.id)
  for (const { alert } of examples) {
    const key = `pkg:pypi/${alert.dependency?.package.name.toLowerCase()}`
    expect(entities).toContainEqual(expect.objectContaining({ type: 'package', key }))
  }
  const affects = (await relationshipsOf(api, github.id)).find(({ type }) => type === 'affects')
  expect(entities.find(({ id }) => id === affects?.from.id)?.type).toBe('vulnerability')
  expect(entities.find(({ id }) => id === affects?.to.id)?.type).toBe('package')
})

test('GitHub: a redelivery counts as a duplicate', async () => {
  const [example] = githubExamples('dependabot_alert')
  expect((await deliver('dependabot_alert', example, 'dependabot_alert-0')).body).toMatchObject({ duplicates: 1 })
})

test('GitHub: code scanning and secret scanning come through the same mapping', async () => {
  const scanning = githubExamples('code_scanning_alert')
  const secrets = githubExamples('secret_scanning_alert', 'ghes-35')
  await deliverAll('code_scanning_alert', scanning)
  await deliverAll('secret_scanning_alert', secrets)
  const alerts = await alertsOf(api, github.id)
  const of = ({ alert, repository }: SecurityEvent) => {
    const id = alert.html_url ?? `${repository.full_name}/secret-scanning/${alert.number}`
    return alerts.find(({ sourceEventId }) => sourceEventId === id)
  }
  const levels: Readonly<Record<string, string>> = { error: 'high', warning: 'medium', note: 'low' }
  const last = scanning.at(-1)
  expect(last && of(last)).toMatchObject({
    kind: 'detection',
    title: last?.alert.rule?.description,
    severity: levels[last?.alert.rule?.severity ?? ''],
  })
  for (const example of secrets)
    expect(of(example)).toMatchObject({ title: `Secret found: ${example.alert.secret_type}`, severity: 'high' })
  expect(await eventsOf(api, github.id)).not.toContainEqual(expect.objectContaining({ outcome: 'rejected' }))
})

test('CrowdStrike: ids beyond 2^53 and nanoseconds arrive exactly', async () => {
  const alerts = [
    alertText({ n: 1, severity: 70, severityName: 'High' }),
    alertText({ n: 2, severity: 30 }),
    alertText({ n: 3, severity: 95, status: 'in_progress' }),
  ]
  const posted = await falcon.post(`{"meta": {"query_time": 0.01}, "resources": [${alerts.join(',')}]}`)
  expect(posted).toMatchObject({ status: 202, body: { accepted: 3, rejected: 0 } })
  const found = new Map((await alertsOf(api, falcon.id)).map((alert) => [alert.sourceEventId.split('-').at(-1), alert]))
  expect([1, 2, 3].map((n) => found.get(String(n))?.severity)).toEqual(['high', 'low', 'critical'])
  expect(found.get('3')?.status).toBe('in_progress')
  const first = found.get('1')
  expect(first).toMatchObject({
    sourceEventId: `2f1d0c9b8a7e6f5d:ind:${DEVICE_ID}:${PROCESS_ID}-10304-1`,
    title: 'Credential dumping from LSASS',
    severityRaw: 'High',
    occurredAt: '2026-11-20T09:14:03.123Z',
  })
  expect(first?.attributes.attacks).toMatchObject([{ techniqueId: 'T1003', tacticId: 'TA0006' }])
  expect(first?.entities.map(({ type, key, role }) => [type, key, role])).toEqual([
    ['file', SHA256, 'evidence'],
    ['host', `agent:${DEVICE_ID}`, 'target'],
    ['process', PROCESS_ID, 'evidence'],
    ['user', SID, 'actor'],
  ])
  const processes = (await entitiesOf(api, falcon.id)).filter(({ type }) => type === 'process')
  expect(processes.map(({ key }) => key).sort()).toEqual([PARENT_ID, PROCESS_ID])
})

test('CrowdStrike: digits are neither lost in an attribute nor in the raw payload', async () => {
  const text = async (path: string): Promise<string> => {
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}` }
    return (await fetch(`${server.gateway}/api/v1${path}`, { headers })).text()
  }
  expect(await text(`/entities?type=process&key=${PROCESS_ID}`)).toMatch(new RegExp(`"falconId": ?"?${PROCESS_ID}\\b`))
  const [event] = await eventsOf(api, falcon.id)
  expect(await text(`/datasources/${falcon.id}/events/${event?.id}/raw`)).toContain(PROCESS_ID)
})

test('CrowdStrike: the graph around a process', async () => {
  const entities = new Map((await entitiesOf(api, falcon.id)).map((entity) => [entity.id, entity]))
  const name = (id: string): string => entities.get(id)?.type ?? 'alert'
  const edges = (await relationshipsOf(api, falcon.id)).filter(({ type }) => type !== 'involves')
  expect(edges.map(({ type, from, to }) => `${name(from.id)} ${type} ${name(to.id)}`).sort()).toEqual([
    'file image_of process',
    'host has_ip ip',
    'host has_ip ip',
    'process child_of process',
    'process ran_as user',
    'process ran_on host',
  ])
  for (const { count } of edges) expect(count).toBe(3)
})

test('CrowdStrike: a later state updates the alert, an older one does not', async () => {
  const closed = alertText({ n: 1, severity: 79, updated: '2026-11-20T11:00:00.000000002Z', status: 'closed' })
  const old = alertText({ n: 1, severity: 10, updated: '2026-11-20T08:00:00.000000002Z', status: 'reopened' })
  expect((await falcon.post(`{"resources": [${closed}]}`)).body.accepted).toBe(1)
  expect((await falcon.post(`{"resources": [${old}]}`)).body.accepted).toBe(1)
  const alerts = await alertsOf(api, falcon.id)
  expect(alerts).toHaveLength(3)
  expect(alerts.find(({ sourceEventId }) => sourceEventId.endsWith('-1'))).toMatchObject({
    status: 'resolved',
    severity: 'high',
  })
})

test('CrowdStrike: an empty page is taken, and makes nothing', async () => {
  const posted = await falcon.post('{"meta": {"query_time": 0.01}, "resources": []}')
  expect(posted).toMatchObject({ status: 202, body: { accepted: 0, rejected: 0 } })
})

test('Standard Webhooks: signed by its library, taken once, refused out of time', async () => {
  const secret = `whsec_${Buffer.from('a key of thirty-two bytes, or so').toString('base64')}`
  const feed = await makeFeed(api, { config: { auth: { kind: 'standard_webhooks' } }, secret })
  const webhook = new Webhook(secret)
  const send = (id: string, at: Date, payload = JSON.stringify({ id, title: 'Signed', severity: 'low' })) =>
    postRaw(feed.ingestUrl, payload, {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': webhook.sign(id, at, payload),
    })
  expect(await send('msg_1', new Date())).toMatchObject({ status: 202, body: { accepted: 1 } })
  expect(await send('msg_1', new Date())).toMatchObject({ status: 202, body: { duplicates: 1 } })
  expect(await send('msg_2', new Date(Date.now() - 301_000))).toMatchObject({ status: 401 })
  expect(await send('msg_3', new Date(Date.now() + 301_000))).toMatchObject({ status: 401 })
  expect(await alertsOf(api, feed.id)).toHaveLength(1)
})
