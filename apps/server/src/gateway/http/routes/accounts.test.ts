import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TestGateway } from '../../../accounts/testing.ts'

let gateway: TestGateway
let home: Awaited<ReturnType<TestGateway['organization']>>
let other: Awaited<ReturnType<TestGateway['otherOrganization']>>
beforeAll(async () => {
  gateway = await TestGateway.open()
  home = await gateway.organization()
  other = await gateway.otherOrganization()
})
afterAll(() => gateway.close())

const inHome = () => ({ kind: 'organization' as const, id: home.id })
const until = async (what: () => Promise<boolean>, ms: number): Promise<number> => {
  const start = performance.now()
  while (!(await what())) if (performance.now() - start > ms) return Number.POSITIVE_INFINITY
  return performance.now() - start
}

describe('people', () => {
  test('a new person may do nothing until they hold a role', async () => {
    const someone = await gateway.person()
    expect((await gateway.call('GET', '/projects', { as: someone.token })).status).toBe(403)
    await gateway.done('PUT', '/role-bindings', { body: { subjectId: someone.id, role: 'viewer', scope: inHome() } })
    expect(
      await until(async () => (await gateway.call('GET', '/projects', { as: someone.token })).status === 200, 1500),
    ).toBeLessThan(1000)
  })

  test('an address is taken once, whatever its case', async () => {
    await gateway.done('POST', '/users', { body: { email: 'Once@Example.Test', name: 'Once' } })
    const again = await gateway.call('POST', '/users', { body: { email: 'once@example.test', name: 'Twice' } })
    expect([again.status, again.body.code]).toEqual([409, 'already_exists'])
  })

  test('row 57: an organization sees its own people, tokens and roles only', async () => {
    const mine = await gateway.person({ role: 'viewer', scope: inHome() })
    const as = other.admin.token
    for (const path of [
      '/users?limit=1000',
      '/api-tokens?limit=1000',
      '/role-bindings?limit=1000',
      '/projects',
      '/organizations',
      '/audit?limit=1000',
    ]) {
      const text = JSON.stringify(await gateway.done('GET', path, { as }))
      expect(text).not.toContain(mine.id)
      expect(text).not.toContain(home.id)
    }
    const { items } = await gateway.done('GET', '/api-tokens?limit=1000')
    const token = items.find(({ userId }: { userId: string }) => userId === mine.id)
    expect((await gateway.call('GET', `/users/${mine.id}`, { as })).status).toBe(404)
    expect((await gateway.call('PATCH', `/users/${mine.id}`, { as, body: { name: 'x' } })).status).toBe(404)
    expect((await gateway.call('DELETE', `/api-tokens/${token.id}`, { as })).status).toBe(404)
    expect((await gateway.call('POST', '/api-tokens', { as, body: { name: 'x', userId: mine.id } })).status).toBe(404)
    expect((await gateway.call('POST', '/projects', { as, body: { name: 'x', organizationId: home.id } })).status).toBe(
      404,
    )
    expect((await gateway.call('GET', '/projects', { as, headers: { 'x-organization-id': home.id } })).status).toBe(404)
    const grant = (scope: object) =>
      gateway.call('PUT', '/role-bindings', { as, body: { subjectId: other.admin.id, role: 'admin', scope } })
    expect((await grant(inHome())).status).toBe(404)
    expect((await grant({ kind: 'project', id: home.projectId })).status).toBe(404)
    expect((await grant({ kind: 'datasource', id: randomUUID() })).status).toBe(404)
    expect((await grant({ kind: 'global' })).status).toBe(403)
  })

  test('a disabled person is refused at once, by token and by password', async () => {
    const someone = await gateway.person({ role: 'viewer', scope: inHome() })
    await gateway.done('PATCH', `/users/${someone.id}`, { body: { disabled: true } })
    expect(
      await until(async () => (await gateway.call('GET', '/projects', { as: someone.token })).status === 401, 1500),
    ).toBeLessThan(1000)
  })
})

describe('roles', () => {
  test('row 59: a role that was taken back refuses within a second', async () => {
    const someone = await gateway.person({ role: 'editor', scope: inHome() })
    const create = () => gateway.call('POST', '/secrets', { as: someone.token, body: {} })
    expect((await create()).status).toBe(400)
    await gateway.done('DELETE', '/role-bindings', { body: { subjectId: someone.id, role: 'editor', scope: inHome() } })
    expect(await until(async () => (await create()).status === 403, 1500)).toBeLessThan(1000)
  })

  test('giving a role again changes nothing, taking back what is not held is 404', async () => {
    const someone = await gateway.person()
    const body = { subjectId: someone.id, role: 'viewer', scope: { kind: 'project', id: home.projectId } }
    const first = await gateway.done('PUT', '/role-bindings', { body })
    expect(await gateway.done('PUT', '/role-bindings', { body })).toEqual(first)
    await gateway.done('DELETE', `/role-bindings/${first.id}`)
    expect((await gateway.call('DELETE', `/role-bindings/${first.id}`)).status).toBe(404)
    expect((await gateway.call('DELETE', '/role-bindings', { body })).status).toBe(404)
    expect((await gateway.call('PUT', '/role-bindings', { body: { ...body, subjectId: 'nobody' } })).status).toBe(422)
    expect((await gateway.call('PUT', '/role-bindings', { body: { ...body, role: 'king' } })).status).toBe(400)
  })

  test('nobody gives more than they may', async () => {
    const projectAdmin = await gateway.person({ role: 'admin', scope: { kind: 'project', id: home.projectId } })
    const grant = (scope: object) =>
      gateway.call('PUT', '/role-bindings', {
        as: projectAdmin.token,
        body: { subjectId: projectAdmin.id, role: 'admin', scope },
      })
    expect((await grant(inHome())).status).toBe(403)
    expect((await grant({ kind: 'global' })).status).toBe(403)
    expect((await grant({ kind: 'project', id: home.projectId })).status).toBe(200)
    for (const role of ['viewer', 'operator', 'editor', 'approver', 'auditor'] as const) {
      const someone = await gateway.person({ role, scope: inHome() })
      const own = { subjectId: someone.id, role: 'admin', scope: inHome() }
      expect((await gateway.call('PUT', '/role-bindings', { as: someone.token, body: own })).status).toBe(403)
    }
  })

  test('the owner of a datasource gives editor and operator on it, and nothing else', async () => {
    const owner = await gateway.person({ role: 'viewer', scope: inHome() })
    const friend = await gateway.person({ role: 'viewer', scope: inHome() })
    const id = randomUUID()
    await gateway.owner.query(
      `insert into datasource (tenant_id, id, project_id, name, type, owner_id) values ($1, $2, $3, 'A feed', 'http_webhook', $4)`,
      [home.id, id, home.projectId, owner.id],
    )
    const grant = (role: string, as = owner.token) =>
      gateway.call('PUT', '/role-bindings', {
        as,
        body: { subjectId: friend.id, role, scope: { kind: 'datasource', id } },
      })
    expect((await grant('editor')).status).toBe(200)
    expect((await grant('operator')).status).toBe(200)
    expect((await grant('admin')).status).toBe(403)
    expect((await grant('approver')).status).toBe(403)
    expect((await grant('editor', friend.token)).status).toBe(403)
    const { items } = await gateway.done('GET', '/role-bindings', { as: owner.token })
    expect(items.filter(({ subjectId }: { subjectId: string }) => subjectId === friend.id)).toHaveLength(2)
  })

  test('the last administrator stays', async () => {
    const { user } = await gateway.done('GET', '/session')
    const body = { subjectId: user.id, role: 'admin', scope: { kind: 'global' } }
    const refused = await gateway.call('DELETE', '/role-bindings', { body })
    expect([refused.status, refused.body.code]).toEqual([409, 'last_administrator'])
  })
})

describe('tokens', () => {
  test('everybody makes their own; only an administrator makes another’s', async () => {
    const viewer = await gateway.person({ role: 'viewer', scope: { kind: 'project', id: home.projectId } })
    const own = await gateway.done('POST', '/api-tokens', { as: viewer.token, body: { name: 'mine' } })
    expect((await gateway.call('GET', '/projects', { as: own.token })).status).toBe(200)
    const { user } = await gateway.done('GET', '/session')
    expect(
      (await gateway.call('POST', '/api-tokens', { as: viewer.token, body: { name: 'x', userId: user.id } })).status,
    ).not.toBeLessThan(400)
  })

  test('an administrator does not rise by another’s token or password', async () => {
    const admin = await gateway.person({ role: 'admin', scope: inHome() })
    const { user } = await gateway.done('GET', '/session')
    const token = await gateway.call('POST', '/api-tokens', { as: admin.token, body: { name: 'x', userId: user.id } })
    expect(token.status).toBe(403)
    expect(
      (await gateway.call('PATCH', `/users/${user.id}`, { as: admin.token, body: { password: 'taken over!' } })).status,
    ).toBe(403)
    const colleague = await gateway.person({ role: 'viewer', scope: inHome() })
    expect(
      (await gateway.call('POST', '/api-tokens', { as: admin.token, body: { name: 'x', userId: colleague.id } }))
        .status,
    ).toBe(201)
  })

  test('a narrowed token does what it names, and makes none that is wider', async () => {
    const narrow = await gateway.done('POST', '/api-tokens', {
      body: { name: 'narrow', scopes: ['catalog.read', 'projects.manage'] },
    })
    const as = narrow.token
    expect((await gateway.call('POST', '/projects', { as, body: { name: 'By token' } })).status).toBe(201)
    expect((await gateway.call('POST', '/secrets', { as, body: {} })).status).toBe(403)
    expect(
      (await gateway.call('POST', '/api-tokens', { as, body: { name: 'x', scopes: ['users.manage'] } })).status,
    ).toBe(403)
    expect((await gateway.done('POST', '/api-tokens', { as, body: { name: 'x' } })).scopes).toEqual([
      'catalog.read',
      'projects.manage',
    ])
  })

  test('is refused when revoked or expired', async () => {
    const made = await gateway.done('POST', '/api-tokens', { body: { name: 'x' } })
    expect((await gateway.call('GET', '/projects', { as: made.token })).status).toBe(200)
    await gateway.done('DELETE', `/api-tokens/${made.id}`)
    expect(
      await until(async () => (await gateway.call('GET', '/projects', { as: made.token })).status === 401, 1500),
    ).toBeLessThan(1000)
    expect(
      (await gateway.call('POST', '/api-tokens', { body: { name: 'x', expiresAt: '2020-01-01T00:00:00Z' } })).status,
    ).toBe(422)
    const short = await gateway.done('POST', '/api-tokens', {
      body: { name: 'x', expiresAt: new Date(Date.now() + 60_000).toISOString() },
    })
    await gateway.owner.query(`update api_token set expires_at = now() where id = $1`, [short.id])
    expect((await gateway.call('GET', '/projects', { as: short.token })).status).toBe(401)
  })

  test('only its digest is stored', async () => {
    const made = await gateway.done('POST', '/api-tokens', { body: { name: 'x' } })
    const { rows } = await gateway.owner.query(
      `select (select string_agg(t::text, '') from api_token t) || (select string_agg(a::text, '') from audit a) as text`,
    )
    expect(rows[0].text).not.toContain(made.token)
    const { items } = await gateway.done('GET', '/api-tokens?limit=1000')
    expect(items.find(({ id }: { id: string }) => id === made.id)).toMatchObject({
      name: 'x',
      prefix: made.token.slice(0, 10),
      scopes: null,
    })
    expect(JSON.stringify(items)).not.toContain(made.token)
  })
})

describe('organizations', () => {
  test('one is chosen by X-Organization-Id; the default is the first joined', async () => {
    const someone = await gateway.person(
      { role: 'viewer', scope: inHome() },
      { role: 'viewer', scope: { kind: 'organization', id: other.id } },
    )
    const projects = async (headers = {}) =>
      (await gateway.done('GET', '/projects', { as: someone.token, headers })).items
    expect((await projects())[0].organizationId).toBe(home.id)
    expect((await projects({ 'x-organization-id': other.id }))[0].organizationId).toBe(other.id)
    expect((await gateway.done('GET', '/organizations', { as: someone.token })).items).toHaveLength(2)
  })

  test('only who administers everything makes one, and administers it', async () => {
    const admin = await gateway.person({ role: 'admin', scope: inHome() })
    expect((await gateway.call('POST', '/organizations', { as: admin.token, body: { name: 'x' } })).status).toBe(403)
    const { items } = await gateway.done('GET', '/audit', { headers: { 'x-organization-id': other.id } })
    expect(items.at(-1)).toMatchObject({ action: 'organization.create', resource: { id: other.id } })
  })
})
