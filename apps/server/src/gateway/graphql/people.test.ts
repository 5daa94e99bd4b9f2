import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../http/routes/datasource-world.ts'
import { ask, told } from './testing.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const INVITE = `mutation ($input: CreateInvitationInput!) { createInvitation(input: $input) {
  id link email roles { role scope { kind id } } expiresAt } }`
const LIST = `{ invitations { nodes { id state email roles { role scope { kind id } } createdBy { name } acceptedBy { name } } } }`

test('an invitation with several roles is made, listed and revoked', async () => {
  const { tenantId } = world.home
  const { me } = await told(world, '{ me { organization { projects { id } } } }')
  const roles = [
    { role: 'viewer', scope: { kind: 'organization', id: tenantId } },
    { role: 'editor', scope: { kind: 'project', id: me.organization.projects[0].id } },
  ]
  const { createInvitation: made } = await told(world, INVITE, { input: { email: 'Ada@Example.test', roles } })
  expect(made).toMatchObject({ email: 'ada@example.test', roles })
  expect(made.link).toMatch(/^http:\/\/127\.0\.0\.1:7700\/invite\/[\w-]{43}$/)
  const listed = async () => (await told(world, LIST)).invitations.nodes
  expect(await listed()).toMatchObject([{ id: made.id, state: 'open', roles, acceptedBy: null }])
  const revoke = 'mutation ($id: ID!) { revokeInvitation(id: $id) }'
  expect((await told(world, revoke, { id: made.id })).revokeInvitation).toBe(made.id)
  expect((await listed())[0].state).toBe('revoked')
})

test('a link for a new password is made by who manages people, and by nobody else', async () => {
  const person = await world.token('viewer')
  const make = 'mutation ($userId: ID!) { createResetLink(userId: $userId) { link expiresAt } }'
  const { createResetLink } = await told(world, make, { userId: person.userId })
  expect(createResetLink.link).toMatch(/\/reset\/[\w-]{43}$/)
  const refused = { as: person.token }
  const codes = await Promise.all([
    ask(world, make, { userId: person.userId }, refused),
    ask(world, LIST, {}, refused),
    ask(world, INVITE, { input: { roles: [] } }, refused),
  ])
  expect(codes.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(['forbidden', 'forbidden', 'forbidden'])
})

interface Entry {
  readonly action: string
  readonly resource: { readonly id: string | null }
}

test('the audit log tells what things are called now, and no more than it knows', async () => {
  const { createDatasource: feed } = await told(
    world,
    'mutation { createDatasource(input: { name: "Payments", type: "http_webhook" }) { id etag } }',
  )
  await told(
    world,
    'mutation ($id: ID!, $etag: String!) { updateDatasource(id: $id, etag: $etag, input: { name: "Payments EU" }) { id } }',
    feed,
  )
  await told(world, 'mutation { createSecret(input: { name: "Signing", value: "x" }) { id } }')
  const { audit } = await told(world, '{ audit { nodes { action resource { kind id name } } } }')
  const nameOf = (action: string) =>
    // A refused attempt is about nothing yet.
    audit.nodes.find((one: Entry) => one.action === action && one.resource.id !== null)?.resource.name
  expect(nameOf('datasource.create')).toBe('Payments EU')
  expect(nameOf('secret.create')).toBe('Signing')
  expect(nameOf('invitation.create')).toBe('ada@example.test')
  expect(nameOf('user.reset_link')).toBeTypeOf('string')
})

const NAMED = '{ audit { nodes { action resource { kind id name } } } }'

test('the audit log names tokens and roles, also when they are gone', async () => {
  const { createApiToken: token } = await told(
    world,
    'mutation { createApiToken(input: { name: "Night export" }) { id } }',
  )
  await told(world, 'mutation ($id: ID!) { revokeApiToken(id: $id) }', { id: token.id })
  const { userId } = await world.token('viewer')
  const { me } = await told(world, '{ me { organization { projects { id } } } }')
  const binding = { subjectId: userId, role: 'editor', scope: { kind: 'project', id: me.organization.projects[0].id } }
  const grant = 'mutation ($input: RoleBindingInput!) { grantRole(input: $input) { id } }'
  const { grantRole } = await told(world, grant, { input: binding })
  await told(world, 'mutation ($id: ID!) { revokeRole(id: $id) }', { id: grantRole.id })
  const { audit } = await told(world, NAMED)
  const named = (action: string) => audit.nodes.find((one: Entry) => one.action === action)?.resource.name
  expect(named('token.create')).toBe('Night export')
  expect(named('token.revoke')).toBe('Night export')
  const { users } = await told(world, '{ users { nodes { id name } } }')
  const { name } = users.nodes.find(({ id }: { id: string }) => id === userId)
  expect([named('role.grant'), named('role.revoke')]).toEqual([`editor · ${name}`, `editor · ${name}`])
})
