/** What the interface takes as it stands, and how it says no. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectStatus, FIRST_MAPPING, makeDatasource, makeFeed, makeSecret, putDraft } from '../support/feed.ts'
import {
  ADMIN_TOKEN,
  type Answer,
  type Api,
  apiClient,
  endServer,
  type Server,
  startServer,
} from '../support/server.ts'
import type { DatasourceView, DraftView, ProblemView, SecretView } from '../support/views.ts'

let server: Server
let api: Api

beforeAll(async () => {
  server = await startServer()
  api = apiClient(server.gateway)
})
afterAll(() => endServer(server))

const WHSEC = `whsec_${Buffer.from('thirty-two bytes are a good size').toString('base64')}`
const HMAC = {
  kind: 'hmac',
  algorithm: 'sha256',
  header: 'X-Signature',
  prefix: 'sha256=',
  encoding: 'hex',
  signedString: '{body}',
}

describe('drafts are taken as the description prints them', () => {
  test.each([
    ['Standard Webhooks', { auth: { kind: 'standard_webhooks' } }, 'signing', WHSEC],
    ['a preset', { preset: 'github' }, 'signing', 'github-secret'],
    ['an own HMAC', { auth: HMAC }, 'signing', 'own-secret'],
    ['a bearer token', { auth: { kind: 'bearer' } }, 'token', 'a-bearer-token'],
  ])('%s', async (name, config, field, value) => {
    const { id } = await makeDatasource(api, name)
    const secrets = { [field]: await makeSecret(api, name, value) }
    const saved = await putDraft(api, id, { config, secrets })
    expect(saved).toMatchObject({ config, secrets })
    // Nothing but the mapping is missing.
    expect(saved.validation.errors.map(({ path }) => path)).toEqual(['mapping'])
    const whole = await putDraft(api, id, { config, secrets, mapping: FIRST_MAPPING })
    expect(whole.validation).toMatchObject({ ok: true, errors: [] })
  })

  test('and a feed with a bearer token takes what shows it', async () => {
    const token = 'a-token-of-some-length'
    const secretId = await makeSecret(api, 'bearer', token)
    const feed = await makeFeed(api, { config: { auth: { kind: 'bearer' } }, secrets: { token: secretId } })
    const post = (authorization: string) =>
      fetch(feed.ingestUrl, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: '{"id":"1","title":"t"}',
      })
    expect((await post(`Bearer ${token}`)).status).toBe(202)
    expect((await post('Bearer another')).status).toBe(401)
  })
})

describe('problem documents', () => {
  const problem = (answer: Answer<ProblemView>, status: number, code: string): ProblemView => {
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(answer).toMatchObject({ status, body: { status, code } })
    for (const field of ['type', 'title', 'detail'] as const) expect(answer.body[field].length).toBeGreaterThan(0)
    return answer.body
  }

  test('name each wrong field, with the one that was meant', async () => {
    const body = { nmae: 'x', type: 'http_webhook', tags: 'one' }
    const { errors } = problem(await api<ProblemView>('POST', '/datasources', body), 400, 'invalid_body')
    expect(errors).toContainEqual({
      path: 'nmae',
      code: 'unknown_field',
      message: expect.any(String),
      suggestion: expect.stringContaining('name'),
    })
    expect(errors).toContainEqual(expect.objectContaining({ path: 'name', code: 'required_missing' }))
    expect(errors).toContainEqual(expect.objectContaining({ path: 'tags', code: 'type_mismatch' }))
  })

  test('name what keeps a draft from being published', async () => {
    const { id } = await makeDatasource(api, 'With a typo')
    const mapping = {
      outputs: [{ kind: 'alert', fields: { title: { path: '$.title' }, severty: { path: '$.severity' } } }],
    }
    const saved = await putDraft(api, id, { config: { preset: 'githb' }, mapping })
    const published = await api<ProblemView>('POST', `/datasources/${id}/publish`, { comment: '', etag: saved.etag })
    const { errors } = problem(published, 422, 'draft_invalid')
    expect(errors).toEqual(saved.validation.errors)
    expect(errors).toContainEqual(
      expect.objectContaining({
        path: 'mapping.outputs[0].fields.severty',
        suggestion: expect.stringContaining('severity'),
      }),
    )
    expect(errors).toContainEqual(
      expect.objectContaining({ path: 'config.preset', suggestion: expect.stringContaining('github') }),
    )
  })

  test('refuse a body that is no JSON, an unknown type and an unknown place', async () => {
    const response = await fetch(`${server.gateway}/api/v1/datasources`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
      body: '{"name": ',
    })
    expect(response.status).toBe(400)
    expect((await api('POST', '/datasources', { name: 'x', type: 'http_webhok' })).status).toBeOneOf([400, 422])
    problem(await api<ProblemView>('GET', '/datasources/00000000-0000-4000-8000-000000000000'), 404, 'not_found')
    problem(await api<ProblemView>('GET', '/datasources/nothing'), 404, 'not_found')
    problem(await api<ProblemView>('GET', '/no-such-place'), 404, 'not_found')
    problem(await api<ProblemView>('GET', '/alerts?limit=5000'), 400, 'invalid_query')
    problem(await api<ProblemView>('GET', '/alerts?colour=red'), 400, 'invalid_query')
  })

  test('a name that is taken is said to be', async () => {
    await makeDatasource(api, 'Taken')
    const again = await api<ProblemView>('POST', '/datasources', { name: 'taken', type: 'http_webhook' })
    problem(again, 409, 'already_exists')
  })

  test('at ingest: unknown feeds, methods, encodings, sizes', async () => {
    const feed = await makeFeed(api, { config: { auth: HMAC, limits: { maxBytes: 2048 } } })
    const unknown = await fetch(`${server.ingest}/in/00000000-0000-4000-8000-000000000000`, { method: 'POST' })
    expect(unknown.status).toBe(404)
    expect((await fetch(feed.ingestUrl, { method: 'DELETE' })).status).toBe(405)
    expect(await feed.post({ id: '1', title: 'x'.repeat(3000) })).toMatchObject({
      status: 413,
      body: { code: 'too_large' },
    })
    expect((await feed.post({ id: '1' }, { headers: { 'content-encoding': 'compress' } })).status).toBe(415)
    expect((await feed.post({ id: '1' }, { headers: { 'content-type': 'multipart/form-data' } })).status).toBe(415)
    expect(await feed.post('{"id": 1')).toMatchObject({ status: 400, body: { code: 'malformed_body' } })
  })
})

describe('concurrent edits', () => {
  test('a change without If-Match is refused, and one that is late', async () => {
    const { id, etag } = await makeDatasource(api, 'Edited by two')
    const patch = (headers: Record<string, string>) => api('PATCH', `/datasources/${id}`, { tags: ['x'] }, headers)
    expect(await patch({})).toMatchObject({ status: 428, body: { code: 'etag_required' } })
    expect(await patch({ 'if-match': '"something-else"' })).toMatchObject({
      status: 412,
      body: { code: 'etag_mismatch' },
    })
    expect(await patch({ 'if-match': `"${etag}"` })).toMatchObject({ status: 200, body: { tags: ['x'] } })
    expect((await patch({ 'if-match': `"${etag}"` })).status).toBe(412)
    expect((await api('DELETE', `/datasources/${id}`)).status).toBe(428)
  })

  test('so it is with drafts, and with a publish of what was not seen', async () => {
    const { id } = await makeDatasource(api, 'Drafted by two')
    const put = (headers: Record<string, string>) =>
      api<DraftView>('PUT', `/datasources/${id}/draft`, { config: {} }, headers)
    expect((await put({})).status).toBe(428)
    const { etag } = expectStatus(await api<DraftView>('GET', `/datasources/${id}/draft`), 200)
    expect((await put({ 'if-match': `"${etag}"` })).status).toBe(200)
    expect((await put({ 'if-match': `"${etag}"` })).status).toBe(412)
    expect((await api('POST', `/datasources/${id}/publish`, { comment: '', etag })).status).toBe(412)
  })
})

describe('Idempotency-Key', () => {
  test('a write is done once, however often it is sent', async () => {
    const headers = { 'idempotency-key': 'create-once' }
    const body = { name: 'Made once', type: 'http_webhook' }
    const create = (what: unknown = body) => api<DatasourceView>('POST', '/datasources', what, headers)
    const answers = [await create(), await create(), ...(await Promise.all([create(), create()]))]
    for (const answer of answers) expect(answer).toMatchObject({ status: 201, body: { id: answers[0]?.body.id } })
    expect(await create({ ...body, name: 'Another' })).toMatchObject({
      status: 409,
      body: { code: 'idempotency_conflict' },
    })
    const key = { 'idempotency-key': 'secret-once' }
    const secret = () => api<SecretView>('POST', '/secrets', { name: 'once', value: 'v' }, key)
    expect((await secret()).body.id).toBe((await secret()).body.id)
  })
})

test('connector types bring their form, guide and sample', async () => {
  const { body } = await api<{ items: { type: string }[] }>('GET', '/connector-types')
  expect(body.items.map(({ type }) => type)).toContain('http_webhook')
  const one = await api('GET', '/connector-types/http_webhook')
  expect(one.body).toMatchObject({
    type: 'http_webhook',
    title: expect.any(String),
    stability: expect.stringMatching(/^(alpha|beta|stable)$/),
    configSchema: { type: 'object' },
    secretsSchema: { type: 'object' },
    sample: expect.anything(),
    guide: expect.stringContaining('#'),
  })
  expect((await api('POST', '/connector-types/http_webhook/sample')).body).toMatchObject({
    payload: { id: expect.any(String), title: expect.any(String) },
  })
})

test('health and readiness are open to all', async () => {
  for (const path of ['/healthz', '/readyz']) {
    expect((await fetch(`${server.gateway}${path}`)).status).toBe(200)
    expect((await fetch(`${server.ingest}${path}`)).status).toBe(200)
  }
})
