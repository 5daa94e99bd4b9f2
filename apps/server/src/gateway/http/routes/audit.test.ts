import { afterAll, beforeAll, expect, test } from 'vitest'
import { TestGateway } from '../../../accounts/testing.ts'

let gateway: TestGateway
let home: Awaited<ReturnType<TestGateway['organization']>>
beforeAll(async () => {
  gateway = await TestGateway.open()
  home = await gateway.organization()
  for (let i = 0; i < 3; i++) await gateway.done('POST', '/projects', { body: { name: `Project ${i}` } })
})
afterAll(() => gateway.close())

const actions = async (query: string): Promise<string[]> =>
  (await gateway.done('GET', `/audit?${query}`)).items.map(({ action }: { action: string }) => action)

test('shows who did what, newest first', async () => {
  const { items } = await gateway.done('GET', '/audit')
  const { user } = await gateway.done('GET', '/session')
  expect(items[0]).toMatchObject({
    actor: { kind: 'token', name: 'Administrator (automation)' },
    action: 'project.create',
    resource: { kind: 'project' },
    after: { name: 'Project 2' },
  })
  expect(items[0].hash).toMatch(/^[0-9a-f]{64}$/)
  expect(items[0].correlationId).toMatch(/^[0-9a-f-]{36}$/)
  expect(items.at(-1)).toMatchObject({ action: 'organization.create', actor: { kind: 'system' } })
  expect(user.name).toBe('Administrator')
})

test('is filtered', async () => {
  const { items } = await gateway.done('GET', '/audit?action=project.create&limit=1')
  expect(await actions('action=project')).toHaveLength(3)
  expect(await actions('action=proj')).toEqual([])
  expect(await actions('resource=organization')).toEqual(['organization.create'])
  expect(await actions(`resource=${items[0].resource.id}`)).toEqual(['project.create'])
  expect(await actions(`actor=${items[0].actor.id}`)).toHaveLength(3)
  expect(await actions('actor=administrator')).toHaveLength(3)
  expect(await actions('from=2099-01-01T00:00:00Z')).toEqual([])
  expect(await actions('to=2020-01-01T00:00:00Z')).toEqual([])
  expect((await gateway.call('GET', '/audit?from=yesterday')).status).toBe(400)
  expect(await actions('limit=2')).toHaveLength(2)
})

test('is verified, and an edit is found', async () => {
  const before = await gateway.done('GET', '/audit/verify')
  expect(before).toMatchObject({ ok: true, checked: before.head.seq })
  expect(await gateway.done('GET', '/audit/verify?chain=system')).toMatchObject({ ok: true })
  const { rows } = await gateway.owner.query(`select action from audit where tenant_id = $1 and seq = 2`, [home.id])
  await gateway.owner.query(`update audit set action = 'x' where tenant_id = $1 and seq = 2`, [home.id])
  expect(await gateway.done('GET', '/audit/verify')).toMatchObject({
    ok: false,
    brokenAt: { seq: 2, reason: 'edited' },
  })
  await gateway.owner.query(`update audit set action = $2 where tenant_id = $1 and seq = 2`, [home.id, rows[0].action])
  const { seq } = before.head
  expect(await gateway.done('GET', `/audit/verify?seq=${seq}&hash=${before.head.hash}`)).toMatchObject({ ok: true })
  expect(await gateway.done('GET', `/audit/verify?seq=${seq}&hash=${'0'.repeat(64)}`)).toMatchObject({ ok: false })
})

test('is exported whole, as lines', async () => {
  const { headers, body } = await gateway.call('GET', '/audit/export?action=project')
  expect(headers['content-type']).toBe('application/x-ndjson')
  const lines = String(body).trimEnd().split('\n')
  expect(lines.map((line) => JSON.parse(line).after.name)).toEqual(['Project 2', 'Project 1', 'Project 0'])
})

test('is read by auditors of the organization; the system’s own by those of everything', async () => {
  const auditor = await gateway.person({ role: 'auditor', scope: { kind: 'organization', id: home.id } })
  const editor = await gateway.person({ role: 'editor', scope: { kind: 'organization', id: home.id } })
  const status = async (path: string, as: string) => (await gateway.call('GET', path, { as })).status
  for (const path of ['/audit', '/audit/verify', '/audit/export']) {
    expect(await status(path, auditor.token)).toBe(200)
    expect(await status(path, editor.token)).toBe(403)
    expect(await status(`${path}?chain=system`, auditor.token)).toBe(403)
  }
})
