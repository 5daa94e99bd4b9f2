import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ADMIN_PASSWORD, TestGateway } from '../../../accounts/testing.ts'

let gateway: TestGateway
let home: Awaited<ReturnType<TestGateway['organization']>>
const scope = () => ({ kind: 'organization', id: home.id }) as const
beforeAll(async () => {
  gateway = await TestGateway.open()
  home = await gateway.organization()
})
afterAll(() => gateway.close())
beforeEach(() => gateway.owner.query('delete from sign_in_failure'))

const secretOf = (link: string): string => link.split('/').at(-1)!
const open = (name: string, body: object, headers = {}) =>
  gateway.call('POST', `/links/${name}`, { as: null, body, headers })
const signIn = (email: string, password: string) =>
  gateway.call('POST', '/session', { as: null, body: { email, password } })
const invite = (more: object = {}, as?: string) =>
  gateway.call('POST', '/invitations', {
    body: { roles: [{ role: 'operator', scope: scope() }], ...more },
    ...(as === undefined ? {} : { as }),
  })
const audited = async (action: string) =>
  (
    await gateway.owner.query('select after::text as after, actor from audit where action = $1 order by at desc', [
      action,
    ])
  ).rows

describe('an invitation', () => {
  test('is taken once by a new person, who is signed in and holds what it offers', async () => {
    const { status, body } = await invite({ email: 'New@example.test', name: 'New' })
    expect([status, body.link]).toEqual([201, expect.stringMatching(/^http:\/\/127\.0\.0\.1:7700\/invite\/[\w-]{43}$/)])
    const token = secretOf(body.link)
    const offered = await open('invitation', { token })
    expect(offered.body).toMatchObject({ email: 'new@example.test', organization: 'Default', roles: ['operator'] })
    const account = { token, email: 'new@example.test', name: 'New', password: 'a fine password' }
    const taken = await open('accept', account)
    expect(taken.status).toBe(200)
    const session = await gateway.call('GET', '/session', {
      as: null,
      headers: { cookie: String(taken.headers['set-cookie']).split(';')[0]! },
    })
    expect(session.body.permissions).toContain('datasource.operate')
    expect(session.body.permissions).not.toContain('users.manage')
    expect((await open('accept', { ...account, email: 'second@example.test' })).body.code).toBe('link_invalid')
    const { items } = await gateway.done('GET', '/invitations')
    expect(items[0]).toMatchObject({ id: body.id, state: 'accepted', acceptedBy: session.body.user.id })
    const kept = JSON.stringify((await gateway.owner.query('select * from account_link')).rows)
    expect(kept + JSON.stringify(await audited('invitation.create')) + gateway.log.join('')).not.toContain(token)
    expect((await audited('invitation.accept'))[0].actor.id).toBe(session.body.user.id)
  })

  test('of somebody with an account is taken after signing in', async () => {
    const { email } = await gateway.done('POST', '/users', {
      body: { email: 'known@example.test', name: 'Known', password: 'a long password' },
    })
    const token = secretOf((await invite()).body.link)
    const refused = await open('accept', { token, email, name: 'Other', password: 'a fine password' })
    expect([refused.status, refused.body.code]).toEqual([409, 'already_exists'])
    expect((await open('join', { token })).status).toBe(401)
    const cookie = String((await signIn(email, 'a long password')).headers['set-cookie']).split(';')[0]!
    expect((await open('join', { token }, { cookie })).status).toBe(200)
    const session = await gateway.call('GET', '/session', { as: null, headers: { cookie } })
    expect(session.body.bindings).toMatchObject([{ role: 'operator' }])
  })

  test('that is unknown, revoked, too old, or whose maker may no more, answers alike', async () => {
    const maker = await gateway.person({ role: 'admin', scope: scope() })
    const [revoked, old, orphaned] = [
      (await invite()).body,
      (await invite()).body,
      (await invite({}, maker.token)).body,
    ]
    expect((await gateway.call('DELETE', `/invitations/${revoked.id}`)).status).toBe(204)
    await gateway.owner.query('update account_link set expires_at = now() where id = $1', [old.id])
    await gateway.done('DELETE', '/role-bindings', { body: { subjectId: maker.id, role: 'admin', scope: scope() } })
    const answers = []
    for (const token of ['x', ...[revoked, old, orphaned].map(({ link }) => secretOf(link))])
      answers.push((await open('invitation', { token })).body)
    expect(answers[0].code).toBe('link_invalid')
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    const states = (await gateway.done('GET', '/invitations')).items.map(({ state }: { state: string }) => state)
    expect(states.slice(0, 3)).toEqual(['open', 'expired', 'revoked'])
  })

  test('gives nothing outside its organization, and nobody but an administrator makes one', async () => {
    const other = await gateway.otherOrganization()
    for (const foreign of [{ kind: 'global' }, { kind: 'organization', id: other.id }])
      expect((await invite({ roles: [{ role: 'viewer', scope: foreign }] })).status).toBe(422)
    for (const role of ['viewer', 'operator', 'editor', 'approver', 'auditor'] as const)
      expect((await invite({}, (await gateway.person({ role, scope: scope() })).token)).status).toBe(403)
    const { id } = (await invite()).body
    expect((await gateway.call('DELETE', `/invitations/${id}`, { as: other.admin.token })).status).toBe(404)
    expect((await gateway.done('GET', '/invitations', { as: other.admin.token })).items).toEqual([])
  })
})

describe('a link for a new password', () => {
  const linkFor = (id: string, as?: string) =>
    gateway.call('POST', `/users/${id}/reset-link`, as === undefined ? {} : { as })

  test('sets it once, ends all sessions, and ends with a later one', async () => {
    const { id, email } = await gateway.done('POST', '/users', {
      body: { email: 'lost@example.test', name: 'Lost', password: 'the old password', role: 'viewer' },
    })
    const cookie = String((await signIn(email, 'the old password')).headers['set-cookie']).split(';')[0]!
    const first = secretOf((await linkFor(id)).body.link)
    const token = secretOf((await linkFor(id)).body.link)
    expect((await open('password', { token: first, password: 'a new password' })).body.code).toBe('link_invalid')
    expect((await open('reset', { token })).body).toMatchObject({ email })
    expect((await open('password', { token, password: 'a new password' })).status).toBe(200)
    expect((await gateway.call('GET', '/session', { as: null, headers: { cookie } })).status).toBe(401)
    expect((await signIn(email, 'the old password')).status).toBe(401)
    expect((await signIn(email, 'a new password')).status).toBe(200)
    expect((await open('password', { token, password: 'another password' })).body.code).toBe('link_invalid')
    expect(JSON.stringify(await audited('user.reset_link')) + gateway.log.join('')).not.toContain(token)
  })

  test('lets nobody rise: not over one who administers everything, also when they became that later', async () => {
    const admin = await gateway.person({ role: 'admin', scope: scope() })
    const everywhere = await gateway.person({ role: 'admin', scope: { kind: 'global' } })
    await gateway.done('PUT', '/role-bindings', { body: { subjectId: everywhere.id, role: 'viewer', scope: scope() } })
    expect((await linkFor(everywhere.id, admin.token)).status).toBe(403)
    const later = await gateway.person({ role: 'viewer', scope: scope() })
    const token = secretOf((await linkFor(later.id, admin.token)).body.link)
    await gateway.done('PUT', '/role-bindings', {
      body: { subjectId: later.id, role: 'admin', scope: { kind: 'global' } },
    })
    expect((await open('password', { token, password: 'a new password' })).body.code).toBe('link_invalid')
    const narrow = await gateway.done('POST', '/api-tokens', { body: { name: 'narrow', scopes: ['users.manage'] } })
    expect((await linkFor(admin.id, narrow.token)).status).toBe(403)
    const patch = (body: object) => gateway.call('PATCH', `/users/${admin.id}`, { as: narrow.token, body })
    expect((await patch({ password: 'a new password' })).status).toBe(403)
    expect((await patch({ name: 'Renamed' })).status).toBe(200)
    const other = await gateway.otherOrganization()
    expect((await linkFor(admin.id, other.admin.token)).status).toBe(404)
    expect((await linkFor(admin.id, later.token)).status).toBe(201)
  })
})

test('attempts with links that open nothing are counted, and then have to wait', async () => {
  for (let i = 0; i < 5; i++) expect((await open('reset', { token: `x${i}` })).status).toBe(404)
  const { status, headers } = await open('reset', { token: 'x' })
  expect([status, Number(headers['retry-after']) > 0]).toEqual([429, true])
  expect((await signIn('admin@example.test', ADMIN_PASSWORD)).status).toBe(200)
})
