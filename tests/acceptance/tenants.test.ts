/** Who sees and does what: organizations, roles, sessions. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectStatus, type MadeFeed, makeFeed, makeSecret } from '../support/feed.ts'
import { makePerson, type Person } from '../support/people.ts'
import { alertsOf, readAll } from '../support/records.ts'
import { type Api, apiClient, endServer, type Server, startServer } from '../support/server.ts'
import type { AuditItem, DatasourceView, DraftView, EntityView, EventView } from '../support/views.ts'

const payload = { id: '1', title: 'Only ours', severity: 'high', host: 'ws-1.corp.example.com' }
const people: Record<string, Person> = {}
const apiOf = (name: string): Api => people[name]?.api ?? expect.fail(`there is no ${name}`)

let server: Server
let admin: Api
let feed: MadeFeed
let organizationId = ''

beforeAll(async () => {
  server = await startServer()
  admin = apiClient(server.gateway)
  organizationId = expectStatus(await admin<{ organizationId: string }>('GET', '/session'), 200).organizationId
  feed = await makeFeed(admin, { name: 'Shared name' })
  await feed.post(payload)
})
afterAll(() => endServer(server))

describe('a second organization', () => {
  let theirs: Api
  let other: Person

  beforeAll(async () => {
    const made = await admin<{ id: string }>('POST', '/organizations', { name: 'Second organization' })
    const { id } = expectStatus(made, 201)
    const call: Api = (method, path, body, headers) =>
      admin(method, path, body, { 'x-organization-id': id, ...headers })
    other = await makePerson(server.gateway, call, 'olga', 'admin', { kind: 'organization', id })
    theirs = other.api
  })

  test('its administrator sees nothing of the first', async () => {
    const [alert] = await alertsOf(admin, feed.id)
    const [event] = await readAll<EventView>(admin, `/datasources/${feed.id}/events`)
    const [host] = await readAll<EntityView>(admin, '/entities')
    const hidden = [
      `/datasources/${feed.id}`,
      `/datasources/${feed.id}/draft`,
      `/datasources/${feed.id}/versions/1`,
      `/datasources/${feed.id}/status`,
      `/datasources/${feed.id}/metrics`,
      `/datasources/${feed.id}/logs`,
      `/datasources/${feed.id}/events/${event?.id}`,
      `/datasources/${feed.id}/dead-letters`,
      `/alerts/${alert?.id}`,
      `/entities/${host?.id}`,
      `/secrets/${feed.secretId}`,
    ]
    for (const path of hidden) {
      expectStatus(await admin('GET', path), 200)
      expect(await theirs('GET', path)).toMatchObject({ status: 404, body: { code: 'not_found' } })
    }
    for (const path of ['/datasources', '/alerts', '/entities', '/relationships', '/secrets'])
      expect(await readAll(theirs, path)).toEqual([])
    const items = await readAll<AuditItem>(theirs, '/audit')
    expect(JSON.stringify(items)).not.toContain(feed.id)
    expect((await theirs('GET', '/organizations')).body).toMatchObject({ items: [{ name: 'Second organization' }] })
  })

  test('nor changes anything of it', async () => {
    for (const action of ['disable', 'enable', 'restart', 'clone', 'restore'])
      expect((await theirs('POST', `/datasources/${feed.id}/${action}`, {})).status).toBe(404)
    const { etag } = expectStatus(await admin<DatasourceView>('GET', `/datasources/${feed.id}`), 200)
    const gone = await theirs('DELETE', `/datasources/${feed.id}`, undefined, { 'if-match': `"${etag}"` })
    expect(gone.status).toBe(404)
    expect((await theirs('GET', '/datasources', undefined, { 'x-organization-id': organizationId })).status).toBe(404)
    expect((await admin('GET', `/datasources/${feed.id}`)).body).toMatchObject({ etag })
  })

  test('the same names, events and hosts are its own', async () => {
    const own = await makeFeed(theirs, { name: 'Shared name' })
    expect((await own.post(payload)).body.accepted).toBe(1)
    const [mine] = await alertsOf(admin, feed.id)
    const [theirOwn] = await alertsOf(theirs, own.id)
    expect(theirOwn?.sourceEventId).toBe(mine?.sourceEventId)
    expect(theirOwn?.id).not.toBe(mine?.id)
    expect(theirOwn?.entities[0]?.key).toBe(mine?.entities[0]?.key)
    expect(theirOwn?.entities[0]?.id).not.toBe(mine?.entities[0]?.id)
    expect((await admin('GET', `/datasources/${own.id}`, undefined)).status).toBe(404)
  })

  test('a draft of one cannot use a secret of the other', async () => {
    const own = expectStatus(
      await theirs<DatasourceView>('POST', '/datasources', { name: 'Thief', type: 'http_webhook' }),
      201,
    )
    const body = { config: { preset: 'github' }, secrets: { signing: feed.secretId } }
    const saved = await theirs('PUT', `/datasources/${own.id}/draft`, body, { 'if-match': own.draft.etag })
    expect(saved).toMatchObject({ status: 403, body: { code: 'secret_not_yours' } })
  })
})

describe('roles on one feed', () => {
  let draft: DraftView
  beforeAll(async () => {
    const scope = { kind: 'datasource', id: feed.id } as const
    for (const role of ['viewer', 'operator', 'editor'])
      people[role] = await makePerson(server.gateway, admin, role, role, scope)
    draft = expectStatus(await admin<DraftView>('GET', `/datasources/${feed.id}/draft`), 200)
  })

  const one = (rest: string): string => `/datasources/${feed.id}${rest}`
  const statuses = async (method: string, path: string, body?: unknown, headers = {}): Promise<readonly number[]> => {
    const found: number[] = []
    for (const role of ['viewer', 'operator', 'editor'])
      found.push((await apiOf(role)(method, path, body, headers)).status)
    return found
  }

  test('all three read it, its records and its history', async () => {
    for (const path of [one(''), one('/draft'), one('/versions'), one('/status'), one('/metrics'), one('/events')])
      expect(await statuses('GET', path)).toEqual([200, 200, 200])
    for (const role of ['viewer', 'operator', 'editor']) {
      expect(await alertsOf(apiOf(role), feed.id)).toHaveLength(1)
      expect((await readAll<DatasourceView>(apiOf(role), '/datasources')).map(({ id }) => id)).toEqual([feed.id])
    }
  })

  test('a test run is for operators and editors', async () => {
    expect(await statuses('POST', one('/test-run'), { against: 'draft', payloads: [payload] })).toEqual([403, 200, 200])
  })

  test('switching is for operators', async () => {
    expect(await statuses('POST', one('/disable'), {})).toEqual([403, 200, 403])
    expect(await statuses('POST', one('/enable'), {})).toEqual([403, 200, 403])
    expect(await statuses('POST', one('/rollback'), { version: 1, comment: '' })).toEqual([403, 200, 403])
  })

  test('the draft and publishing are for editors', async () => {
    const { config, secrets, mapping, runtime } = draft
    const headers = { 'if-match': `"${(await apiOf('viewer')<DraftView>('GET', one('/draft'))).body.etag}"` }
    const body = { config, secrets, mapping, runtime }
    expect(await statuses('PUT', one('/draft'), body, headers)).toEqual([403, 403, 200])
    const { etag } = (await admin<DraftView>('GET', one('/draft'))).body
    expect(await statuses('POST', one('/publish'), { comment: 'by the editor', etag })).toEqual([403, 403, 200])
  })

  test('archiving, people and the audit log are for administrators', async () => {
    const { etag } = expectStatus(await admin<DatasourceView>('GET', one('')), 200)
    expect(await statuses('DELETE', one(''), undefined, { 'if-match': `"${etag}"` })).toEqual([403, 403, 403])
    expect(await statuses('POST', '/users', { email: 'x@example.com', name: 'x' })).toEqual([403, 403, 403])
    expect(await statuses('GET', '/audit')).toEqual([403, 403, 403])
  })

  test('another feed is not theirs to see', async () => {
    const other = await makeFeed(admin)
    expect(await statuses('GET', `/datasources/${other.id}`)).toEqual([404, 404, 404])
    expect(await statuses('POST', `/datasources/${other.id}/disable`, {})).toEqual([404, 404, 404])
    expect((await other.post(payload)).status).toBe(202)
  })
})

describe('sessions', () => {
  const signIn = (password: string) =>
    fetch(`${server.gateway}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'admin@example.com', password }),
    })

  test('the first administrator signs in with the password of the first start', async () => {
    const answer = await signIn('acceptance-password-1')
    expect(answer.status).toBe(200)
    const [setCookie = ''] = answer.headers.getSetCookie()
    expect(setCookie).toMatch(/HttpOnly/i)
    expect(setCookie).toMatch(/SameSite=(Lax|Strict)/i)
    const cookie = setCookie.split(';')[0] ?? ''
    const read = (headers: Record<string, string>) => fetch(`${server.gateway}/api/v1/datasources`, { headers })
    expect((await read({ cookie })).status).toBe(200)
    expect((await read({})).status).toBe(401)
    const write = (headers: Record<string, string>) =>
      fetch(`${server.gateway}/api/v1/projects`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ name: `Project ${Object.keys(headers).length}`, organizationId }),
      })
    expect((await write({ origin: 'https://attacker.example' })).status).toBe(403)
    const out = await fetch(`${server.gateway}/api/v1/session`, { method: 'DELETE', headers: { cookie } })
    expect(out.status).toBe(204)
    expect((await read({ cookie })).status).toBe(401)
  })

  test('with another password they do not, and a token of nobody opens nothing', async () => {
    expect((await signIn('acceptance-password-2')).status).toBe(401)
    const nobody = apiClient(server.gateway, 'hal_nobody_0000000000000000000000000000')
    expect(await nobody('GET', '/datasources')).toMatchObject({ status: 401, body: { code: 'unauthenticated' } })
  })

  test('a person without a role sees no organization', async () => {
    expectStatus(
      await admin('POST', '/users', { email: 'new@example.com', name: 'new', password: 'a-long-password' }),
      201,
    )
    const answer = await fetch(`${server.gateway}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'new@example.com', password: 'a-long-password' }),
    })
    expect(await answer.json()).toMatchObject({ organizations: [], permissions: [] })
  })
})

test('a secret’s value is in no answer, log or audit row', async () => {
  const value = 'value-that-nobody-may-read'
  await makeSecret(admin, 'quiet', value)
  const answers = await Promise.all(['/secrets', '/audit', '/datasources'].map((path) => admin('GET', path)))
  for (const { body } of answers) expect(JSON.stringify(body)).not.toContain(value)
  expect(server.output()).not.toContain(value)
})
