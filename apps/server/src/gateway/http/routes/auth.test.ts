import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN_PASSWORD, TestGateway } from '../../../accounts/testing.ts'

let gateway: TestGateway
beforeAll(async () => {
  gateway = await TestGateway.open()
})
afterAll(() => gateway.close())

const email = 'admin@example.test'
const signIn = (body: object = { email, password: ADMIN_PASSWORD }, headers = {}) =>
  gateway.call('POST', '/session', { as: null, body, headers })

async function cookie(): Promise<string> {
  const { headers } = await signIn()
  return String(headers['set-cookie']).split(';')[0]!
}

describe('a session', () => {
  test('opens with the right password, and says who one is', async () => {
    const { status, body, headers } = await signIn()
    expect(status).toBe(200)
    expect(String(headers['set-cookie'])).toMatch(
      /^halcyon\.session_token=[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    expect(body).toMatchObject({ by: 'session', user: { email }, organizations: [{ name: 'Default' }], scopes: null })
    expect(body.organizationId).toBe(body.organizations[0].id)
    expect(body.permissions).toContain('users.manage')
    const again = await gateway.call('GET', '/session', {
      as: null,
      headers: { cookie: String(headers['set-cookie']).split(';')[0]! },
    })
    expect(again.body).toEqual(body)
  })

  test('does not open otherwise, and says no more than that', async () => {
    const wrong = await signIn({ email, password: 'wrong' })
    const unknown = await signIn({ email: 'nobody@example.test', password: 'wrong' })
    expect([wrong.status, wrong.body.code]).toEqual([401, 'invalid_credentials'])
    expect(unknown.body).toEqual(wrong.body)
    expect((await signIn({ email, password: 'x', admin: true })).status).toBe(400)
  })

  test('ends with a sign-out', async () => {
    const headers = { cookie: await cookie() }
    expect((await gateway.call('GET', '/projects', { as: null, headers })).status).toBe(200)
    const end = await gateway.call('DELETE', '/session', { as: null, headers })
    expect([end.status, String(end.headers['set-cookie'])]).toEqual([204, expect.stringContaining('Max-Age=0')])
    expect((await gateway.call('GET', '/projects', { as: null, headers })).status).toBe(401)
  })

  test('a cookie with another signature, or none, is nobody', async () => {
    const valid = await cookie()
    for (const value of [
      valid.slice(0, -8),
      `${valid.split('.')[0]}.x`,
      'halcyon.session_token=',
      'halcyon.session_token=%E0%A4%A',
    ]) {
      expect((await gateway.call('GET', '/projects', { as: null, headers: { cookie: value } })).status).toBe(401)
    }
  })

  test('is no use to another site', async () => {
    const session = await cookie()
    const post = (headers: Record<string, string>) =>
      gateway.call('POST', '/projects', { as: null, body: {}, headers: { cookie: session, ...headers } })
    const foreign = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]
    for (const headers of foreign)
      expect((await post(headers as Record<string, string>)).body.code).toBe('csrf_refused')
    expect((await post({ origin: 'http://127.0.0.1:7700', 'sec-fetch-site': 'same-origin' })).body.code).toBe(
      'invalid_body',
    )
    expect((await signIn({ email, password: ADMIN_PASSWORD }, { origin: 'https://evil.example' })).body.code).toBe(
      'csrf_refused',
    )
    const token = await gateway.call('POST', '/projects', { body: {}, headers: { origin: 'https://evil.example' } })
    expect(token.body.code).toBe('invalid_body')
  })

  test('better-auth offers nothing to strangers', async () => {
    for (const path of [
      'sign-up/email',
      'sign-in/email',
      'request-password-reset',
      'update-user',
      'delete-user',
      'error',
      'ok',
    ]) {
      expect(
        (
          await gateway.call('POST', `/api/auth/${path}`, {
            as: null,
            body: { email, password: ADMIN_PASSWORD, name: 'x' },
          })
        ).status,
      ).toBe(404)
    }
    expect((await gateway.call('POST', '/api/auth/change-password', { as: null, body: {} })).status).toBe(401)
  })

  test('a password is changed with the one before', async () => {
    const user = { email: 'changes@example.test', name: 'Changes', password: 'before before', role: 'viewer' }
    await gateway.done('POST', '/users', { body: user })
    const opened = await signIn({ email: user.email, password: user.password })
    const headers = { cookie: String(opened.headers['set-cookie']).split(';')[0]! }
    const change = (currentPassword: string) =>
      gateway.call('POST', '/api/auth/change-password', {
        as: null,
        headers,
        body: { currentPassword, newPassword: 'after after after' },
      })
    expect((await change('wrong wrong')).status).toBe(400)
    expect((await change(user.password)).status).toBe(200)
    expect((await signIn({ email: user.email, password: user.password })).status).toBe(401)
    expect((await signIn({ email: user.email, password: 'after after after' })).status).toBe(200)
  })

  test('a password is not found by trying with a session that was taken', async () => {
    const user = { email: 'tried@example.test', name: 'Tried', password: 'before before', role: 'viewer' }
    await gateway.done('POST', '/users', { body: user })
    const opened = await signIn({ email: user.email, password: user.password })
    const headers = { cookie: String(opened.headers['set-cookie']).split(';')[0]! }
    const change = (currentPassword: string) =>
      gateway.call('POST', '/api/auth/change-password', {
        as: null,
        headers,
        body: { currentPassword, newPassword: 'after after after' },
      })
    for (let n = 0; n < 5; n++) expect((await change(`wrong wrong ${n}`)).status).toBe(400)
    const refused = await change(user.password)
    expect([refused.status, refused.body.code]).toEqual([429, 'too_many_attempts'])
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    // Signing in is counted apart.
    expect((await signIn({ email: user.email, password: user.password })).status).toBe(200)
  })

  test('sign-ins and failures are on record, passwords are not', async () => {
    await signIn({ email, password: 'a-wrong-password' })
    const { items } = await gateway.done('GET', '/audit?chain=system&action=session&limit=1000')
    const outcomes = items.map(({ after }: { after?: { code: string } }) => after?.code ?? 'done')
    expect(outcomes).toContain('done')
    expect(outcomes).toContain('invalid_credentials')
    const { rows } = await gateway.owner.query('select count(*)::int as hits from audit a where a::text like $1', [
      '%a-wrong-password%',
    ])
    expect(rows[0].hits).toBe(0)
    expect(gateway.log.join('')).not.toContain('a-wrong-password')
  })

  test('waits after five failures', async () => {
    const attempt = () =>
      gateway.call('POST', '/session', { as: null, body: { email: 'slow@example.test', password: 'wrong' } })
    for (let i = 0; i < 5; i++) expect((await attempt()).status).toBe(401)
    const { status, headers } = await attempt()
    expect([status, Number(headers['retry-after']) > 800]).toEqual([429, true])
  })
})
