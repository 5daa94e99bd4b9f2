import { createHmac, randomUUID } from 'node:crypto'
import { openDatabase } from '@halcyon/store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAuth } from '../../accounts/auth.ts'
import { Authenticator } from '../../accounts/authenticator.ts'
import { TestGateway } from '../../accounts/testing.ts'
import { Refusals } from '../../audit/refusals.ts'
import { renderOpenApi } from './openapi.ts'
import { projectRoutes } from './routes/projects.ts'
import { buildGateway } from './server.ts'

let gateway: TestGateway
beforeAll(async () => {
  gateway = await TestGateway.open()
})
afterAll(() => gateway.close())

const problem = (status: number, code: string) => ({ status, body: { type: `/errors/${code}`, status, code } })

describe('refusals', () => {
  test('in order: 401 before the body is read', async () => {
    expect(await gateway.call('POST', '/projects', { as: null, body: '{' })).toMatchObject(
      problem(401, 'unauthenticated'),
    )
    expect((await gateway.call('GET', '/projects', { as: 'wrong' })).headers['www-authenticate']).toMatch(/^Bearer/)
  })

  test('an unknown path, an id that is none, another method', async () => {
    expect(await gateway.call('GET', '/nothing')).toMatchObject(problem(404, 'not_found'))
    expect(await gateway.call('GET', '/secrets/..%2f1')).toMatchObject(problem(404, 'not_found'))
    expect(await gateway.call('GET', '/secrets/%00')).toMatchObject(problem(404, 'not_found'))
    expect(await gateway.call('GET', '/secrets/%zz')).toMatchObject(problem(404, 'not_found'))
    expect(await gateway.call('PATCH', '/projects')).toMatchObject(problem(404, 'not_found'))
  })

  test('a body that is not JSON, with the place', async () => {
    const { status, body, headers } = await gateway.call('POST', '/projects', { body: '{"name": "x",}' })
    expect({ status, body }).toMatchObject(problem(400, 'json_invalid'))
    expect(body.detail).toMatch(/line 1, column 14/)
    expect(headers['content-type']).toMatch(/^application\/problem\+json/)
  })

  test.each([
    ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22]), 400],
    ['U+0000', '{"name": "a\\u0000b"}', 422],
    ['a lone surrogate', '{"name": "\\ud800"}', 422],
    ['65 levels', `${'['.repeat(65)}${']'.repeat(65)}`, 400],
    ['__proto__', '{"name": "x", "__proto__": {"a": 1}}', 400],
    ['a list', '[]', 400],
    ['null', 'null', 400],
  ])('a body with %s', async (_, payload, status) => {
    const headers = { authorization: 'Bearer first-administrator', 'content-type': 'application/json' }
    const answer = await gateway.app.inject({ method: 'POST', url: '/api/v1/projects', headers, payload })
    expect(answer.statusCode).toBe(status)
  })

  test('a body of another type, or too large', async () => {
    const form = await gateway.call('POST', '/projects', {
      body: 'name=x',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(form).toMatchObject(problem(415, 'unsupported_media_type'))
    const large = await gateway.call('POST', '/projects', { body: { name: 'x'.repeat(5 * 1024 * 1024) } })
    expect(large).toMatchObject(problem(413, 'too_large'))
  })

  test('every field that is wrong', async () => {
    const { status, body } = await gateway.call('POST', '/projects', { body: { nmae: 'x' } })
    expect(status).toBe(400)
    expect(body.errors).toContainEqual({
      path: 'nmae',
      code: 'unknown_field',
      message: `Unknown field 'nmae'`,
      suggestion: `did you mean 'name'?`,
    })
  })

  test.each([
    'limit=0',
    'limit=1001',
    'limit=x',
    'limit=1.5',
    'cursor=x',
    'cursor=WzFd',
    'cursor=bnVsbA',
    'lmit=1',
    'cursor=',
  ])('?%s', async (query) => {
    expect((await gateway.call('GET', `/projects?${query}`)).status).toBe(400)
  })
})

test('every answer has a correlation id, a given one stays, and headers that keep browsers safe', async () => {
  const { headers } = await gateway.call('GET', '/healthz')
  expect(headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/)
  expect(headers['content-security-policy']).toContain(`frame-ancestors 'none'`)
  expect(headers['x-content-type-options']).toBe('nosniff')
  const id = randomUUID()
  expect(
    (await gateway.call('GET', '/nothing', { headers: { 'x-correlation-id': id } })).headers['x-correlation-id'],
  ).toBe(id)
})

test('a list in pages is the whole list, each once', async () => {
  for (let i = 0; i < 5; i++) await gateway.done('POST', '/projects', { body: { name: `Page ${i}` } })
  const names: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await gateway.done('GET', `/projects?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`)
    names.push(...page.items.map(({ name }: { name: string }) => name))
    cursor = page.nextCursor
  }
  expect(names).toEqual(['Default', 'Page 0', 'Page 1', 'Page 2', 'Page 3', 'Page 4'])
})

test('a write with an Idempotency-Key is done once', async () => {
  const headers = { 'idempotency-key': 'one' }
  const first = await gateway.call('POST', '/projects', { body: { name: 'Once' }, headers })
  const again = await gateway.call('POST', '/projects', { body: { name: 'Once' }, headers })
  expect(again).toMatchObject({ status: 201, body: first.body })
  expect(await gateway.call('POST', '/projects', { body: { name: 'Twice' }, headers })).toMatchObject(
    problem(409, 'idempotency_conflict'),
  )
  const token = { body: { name: 'shown once' }, headers: { 'idempotency-key': 'two' } }
  expect((await gateway.call('POST', '/api-tokens', token)).body.token).toMatch(/^hal_/)
  expect((await gateway.call('POST', '/api-tokens', token)).body.token).toBeNull()
})

test('the reference has every route once', () => {
  const document = JSON.parse(renderOpenApi(gateway.app.operations))
  expect(document.openapi).toBe('3.1.0')
  expect(document.paths['/api/v1/secrets/{id}/versions'].post.operationId).toBe('postSecretsIdVersions')
  const ids = Object.values<object>(document.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  )
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toHaveLength(gateway.app.operations.length)
})

test('while the database is away, 503', async () => {
  const db = openDatabase('postgres://nobody@127.0.0.1:1/nothing')
  const publicUrl = 'http://127.0.0.1:7700'
  const secret = Buffer.alloc(32)
  const authenticator = new Authenticator(db, createAuth({ db, secret, publicUrl }))
  const app = buildGateway({
    db,
    authenticator,
    refusals: new Refusals(db),
    publicUrl: () => publicUrl,
    routes: [projectRoutes],
  })
  const answer = await app.inject({ url: '/api/v1/projects', headers: { authorization: 'Bearer x' } })
  expect({ status: answer.statusCode, body: answer.json() }).toMatchObject(problem(503, 'database_away'))
  const signature = createHmac('sha256', secret.toString('base64')).update('token').digest('base64')
  const cookie = `halcyon.session_token=${encodeURIComponent(`token.${signature}`)}`
  const session = await app.inject({ url: '/api/v1/projects', headers: { cookie } })
  expect({ status: session.statusCode, body: session.json() }).toMatchObject(problem(503, 'database_away'))
  await app.close()
  await db.destroy()
})
