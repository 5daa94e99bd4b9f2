import { type Action, isAllowed, ROLES, type Role, type Scope, type Target } from '@halcyon/domain'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Method, TestGateway } from '../../accounts/testing.ts'
import type { Operation } from './operation.ts'

/** Generated: every role at every scope asks every route that names its permission; the domain's table says what must come. */
let gateway: TestGateway
let home: Awaited<ReturnType<TestGateway['organization']>>
let ids: Readonly<Record<string, string>>
const tokens = new Map<string, string>()

const SCOPES = ['global', 'organization', 'project', 'other'] as const
type ScopeName = (typeof SCOPES)[number]

beforeAll(async () => {
  gateway = await TestGateway.open()
  home = await gateway.organization()
  const other = await gateway.otherOrganization()
  const scopes: Readonly<Record<ScopeName, Scope>> = {
    global: { kind: 'global' },
    organization: { kind: 'organization', id: home.id },
    project: { kind: 'project', id: home.projectId },
    other: { kind: 'organization', id: other.id },
  }
  for (const role of ROLES) {
    for (const name of SCOPES)
      tokens.set(`${role} ${name}`, (await gateway.person({ role, scope: scopes[name] })).token)
  }
  const someone = await gateway.person({ role: 'viewer', scope: scopes.organization })
  const secret = await gateway.done('POST', '/secrets', { body: { name: 'A secret', value: 'x' } })
  const roles = [{ role: 'viewer', scope: scopes.organization }]
  const invitation = await gateway.done('POST', '/invitations', { body: { roles } })
  ids = { invitations: invitation.id, secrets: secret.id, users: someone.id }
})
afterAll(() => gateway.close())

/** Writes carry a field that no command knows: who may, gets 400, and nothing is changed. */
const ask = (operation: Operation, path: string, as: string) =>
  gateway.call(operation.method as Method, path, { as, ...(operation.method === 'GET' ? {} : { body: { '?': 1 } }) })

function placeOf(path: string): Target {
  if (path === '/organizations') return {}
  return { organizationId: home.id, ...(path.startsWith('/secrets') ? { projectId: home.projectId } : {}) }
}

function mayAsk(operation: Operation, role: Role, name: ScopeName, path: string): boolean {
  const scope: Readonly<Record<ScopeName, Scope>> = {
    global: { kind: 'global' },
    organization: { kind: 'organization', id: home.id },
    project: { kind: 'project', id: home.projectId },
    other: { kind: 'organization', id: 'other' },
  }
  const binding = { subjectId: 'x', role, scope: scope[name] }
  const place = operation.anywhere ? { organizationId: home.id, projectId: home.projectId } : placeOf(path)
  return isAllowed([binding], operation.permission as Action, place)
}

describe.each(ROLES)('%s', (role) => {
  test.each(SCOPES)('at %s', async (name) => {
    const token = tokens.get(`${role} ${name}`)!
    for (const operation of gateway.app.operations) {
      if (operation.permission === null) continue
      const pattern = operation.path.replace('/api/v1', '')
      const path = pattern
        .replace(':id', ids[pattern.split('/')[1]!] ?? '00000000-0000-4000-8000-000000000000')
        .replace(':n', '1')
      // In their own organization they are somebody else's subject; of this one they see nothing.
      if (name === 'other' && !pattern.includes(':id')) continue
      const { status } = await ask(operation, path, token)
      const label = `${operation.method} ${pattern}`
      if (!mayAsk(operation, role, name, pattern)) expect([403, 404], label).toContain(status)
      else expect(status, label).toBe(operation.method === 'GET' ? 200 : 400)
      if (name === 'other') expect(status, label).toBe(404)
    }
  })
})

test('row 57: without a role, and without a token, nothing is there', async () => {
  for (const operation of gateway.app.operations) {
    const path = operation.path.replace('/api/v1', '').replace(/:\w+/g, '00000000-0000-4000-8000-000000000000')
    if (operation.open) continue
    expect((await gateway.call(operation.method as Method, path, { as: null })).status, path).toBe(401)
  }
})
