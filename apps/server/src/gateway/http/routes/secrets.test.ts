import { randomUUID } from 'node:crypto'
import type { DatasourceId, ProjectId } from '@halcyon/domain'
import { inTenant } from '@halcyon/store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TestGateway } from '../../../accounts/testing.ts'
import type { Context } from '../../../commands/command.ts'
import { assertMayUseSecret } from '../../../secrets/may-use.ts'
import { openSecret, recordUse } from '../../../secrets/open-secret.ts'

const CANARY = 'whsec_canary-4f1d7c0a-not-to-be-seen'

let gateway: TestGateway
let home: Awaited<ReturnType<TestGateway['organization']>>
let other: Awaited<ReturnType<TestGateway['otherOrganization']>>
beforeAll(async () => {
  gateway = await TestGateway.open()
  home = await gateway.organization()
  other = await gateway.otherOrganization()
})
afterAll(() => gateway.close())

const create = (more: object = {}, as?: string) =>
  gateway.call('POST', '/secrets', {
    body: { name: randomUUID(), value: CANARY, ...more },
    ...(as === undefined ? {} : { as }),
  })
const created = async (more: object = {}): Promise<string> => (await create(more)).body.id
const open = (id: string) => inTenant(gateway.db, home.id, (tx) => openSecret(tx, gateway.sealer, home.id, id))

async function datasource(ownerId: string | null = null): Promise<DatasourceId> {
  const id = randomUUID() as DatasourceId
  const values = [home.id, id, home.projectId, ownerId, `Feed ${id}`]
  await gateway.owner.query(
    `insert into datasource (tenant_id, id, project_id, name, type, owner_id) values ($1, $2, $3, $5, 'http_webhook', $4)`,
    values,
  )
  return id
}

describe('secrets', () => {
  test('a value goes in and never comes out', async () => {
    const body = {
      name: 'Signing key',
      value: CANARY,
      allowedHosts: ['API.Example.test'],
      expiresAt: '2099-01-01T00:00:00Z',
    }
    const made = await gateway.call('POST', '/secrets', { body, headers: { 'idempotency-key': 'canary' } })
    expect(made.status).toBe(201)
    const { id } = made.body
    expect(made.body).toMatchObject({
      name: 'Signing key',
      projectId: home.projectId,
      datasourceId: null,
      allowedHosts: ['api.example.test'],
      versions: [{ n: 1, state: 'current', lastUsedAt: null, expiresAt: '2099-01-01T00:00:00.000Z' }],
      usedBy: [],
    })
    await gateway.done('POST', `/secrets/${id}/versions`, { body: { value: `${CANARY}-2` } })
    await gateway.call('POST', '/secrets', { body: { name: 'x', value: CANARY, projectId: 7 } })
    await gateway.call('POST', '/secrets', { body: { name: 'Signing key', value: CANARY } })
    await gateway.call('POST', '/secrets', { body: `{"name": "x", "value": "${CANARY}"` })
    await gateway.call('GET', `/secrets?search=${CANARY}`)
    const answers = await Promise.all(
      ['/secrets', `/secrets/${id}`, '/audit?limit=1000', '/audit/export'].map((path) => gateway.call('GET', path)),
    )
    expect(JSON.stringify([made, answers])).not.toContain('canary-4f1d')
    expect(gateway.log.join('')).not.toContain('canary-4f1d')
    expect(await everyTable()).not.toContain('canary-4f1d')
    expect((await open(id)).map(({ value }) => value)).toEqual([`${CANARY}-2`, CANARY])
  })

  test('the hosts it may be sent to are hosts', async () => {
    const refused = await create({
      name: 'Hosts',
      allowedHosts: ['*.example.com', 'api.example.com:8443', '*', 'a:b:c'],
    })
    expect([refused.status, refused.body.errors.map(({ path }: { path: string }) => path)]).toEqual([
      400,
      ['allowedHosts[2]', 'allowedHosts[3]'],
    ])
    expect((await create({ name: 'Hosts', allowedHosts: [] })).body.allowedHosts).toBeNull()
  })

  test('the hosts of a secret that is there are changed, and the change is on record', async () => {
    const id = await created({ allowedHosts: ['api.example.com'] })
    const patch = (allowedHosts: unknown) => gateway.call('PATCH', `/secrets/${id}`, { body: { allowedHosts } })
    expect((await patch(['*'])).body.errors).toMatchObject([{ path: 'allowedHosts[0]', code: 'host_invalid' }])
    expect((await gateway.call('PATCH', `/secrets/${id}`, { body: { value: 'x' } })).status).toBe(400)
    const changed = await patch(['Login.example.com', 'api.example.com'])
    expect([changed.status, changed.body.allowedHosts]).toEqual([200, ['login.example.com', 'api.example.com']])
    expect((await patch([])).body.allowedHosts).toBeNull()
    expect((await patch([])).status).toBe(200)
    const { items } = (await gateway.call('GET', `/audit?action=secret.update&resource=${id}`)).body
    expect(items.map(({ before, after }: { before: unknown; after: unknown }) => [before, after])).toEqual([
      [{ allowedHosts: ['login.example.com', 'api.example.com'] }, { allowedHosts: null }],
      [{ allowedHosts: ['api.example.com'] }, { allowedHosts: ['login.example.com', 'api.example.com'] }],
    ])
    expect((await open(id)).map(({ value }) => value)).toEqual([CANARY])
  })

  test('a name is taken once in a project, and free again after deletion', async () => {
    const { id } = (await create({ name: 'Taken' })).body
    const again = await create({ name: 'taken' })
    expect([again.status, again.body.code]).toEqual([409, 'already_exists'])
    await gateway.done('DELETE', `/secrets/${id}`)
    expect((await gateway.call('GET', `/secrets/${id}`)).status).toBe(404)
    await expect(open(id)).rejects.toMatchObject({ code: 'secret_missing' })
    expect((await create({ name: 'Taken' })).status).toBe(201)
  })

  test('a reference needs a store, and a value is needed', async () => {
    const reference = { store: 'vault', path: 'kv/a', key: 'b' }
    expect(await gateway.call('POST', '/secrets', { body: { name: 'x', reference } })).toMatchObject({
      status: 422,
      body: { code: 'unprocessable' },
    })
    expect(await gateway.call('POST', '/secrets', { body: { name: 'x' } })).toMatchObject({
      status: 400,
      body: { code: 'invalid_body' },
    })
  })

  test('the version before stays valid until it expires or is revoked; the one before that is revoked', async () => {
    const id = await created()
    const rotate = (value: string, more = {}) =>
      gateway.done('POST', `/secrets/${id}/versions`, { body: { value, ...more } })
    await rotate('second')
    const third = await rotate('third', { previousExpiresAt: '2099-01-01T00:00:00Z' })
    expect(third.versions.map(({ n, state }: { n: number; state: string }) => [n, state])).toEqual([
      [3, 'current'],
      [2, 'previous'],
      [1, 'revoked'],
    ])
    expect((await open(id)).map(({ version, value }) => [version, value])).toEqual([
      [3, 'third'],
      [2, 'second'],
    ])
    await gateway.owner.query(`update secret_version set expires_at = now() where secret_id = $1 and n = 2`, [id])
    expect((await open(id)).map(({ version }) => version)).toEqual([3])
    await rotate('fourth')
    await gateway.done('POST', `/secrets/${id}/versions/3/revoke`, { body: {} })
    expect((await open(id)).map(({ version }) => version)).toEqual([4])
    expect((await gateway.call('POST', `/secrets/${id}/versions/3/revoke`)).status).toBe(404)
    await gateway.owner.query(`update secret_version set expires_at = now() where secret_id = $1`, [id])
    await expect(open(id)).rejects.toMatchObject({ code: 'secret_expired' })
  })

  test('is not deleted while a draft or a version uses it', async () => {
    const id = await created()
    const feed = await datasource()
    await gateway.owner.query(`insert into draft (tenant_id, datasource_id, content) values ($1, $2, $3)`, [
      home.id,
      feed,
      JSON.stringify({ config: {}, secrets: { signing: id } }),
    ])
    const { body } = await gateway.call('GET', `/secrets/${id}`)
    expect(body.usedBy).toEqual([{ datasourceId: feed, name: `Feed ${feed}`, in: 'draft', field: 'signing' }])
    const refused = await gateway.call('DELETE', `/secrets/${id}`)
    expect([refused.status, refused.body.code, refused.body.errors[0].path]).toEqual([409, 'in_use', feed])
    await gateway.owner.query(`update draft set content = '{"secrets": null}' where datasource_id = $1`, [feed])
    expect((await gateway.call('DELETE', `/secrets/${id}`)).status).toBe(204)
  })

  test('its last use is noted, at most once a minute', async () => {
    const id = await created()
    const use = () => inTenant(gateway.db, home.id, (tx) => recordUse(tx, home.id, id, 1))
    const lastUse = async () => (await gateway.done('GET', `/secrets/${id}`)).versions[0].lastUsedAt
    await use()
    const first = await lastUse()
    await use()
    expect(first).not.toBeNull()
    expect(await lastUse()).toBe(first)
  })

  test('row 57: another organization’s secret is not there', async () => {
    const id = await created()
    const as = other.admin.token
    expect((await gateway.call('GET', `/secrets/${id}`, { as })).status).toBe(404)
    expect((await gateway.call('DELETE', `/secrets/${id}`, { as })).status).toBe(404)
    expect((await gateway.call('POST', `/secrets/${id}/versions`, { as, body: { value: 'x' } })).status).toBe(404)
    expect((await create({ projectId: home.projectId }, as)).status).toBe(404)
    expect((await create({ datasourceId: await datasource() }, as)).status).toBe(404)
    expect(JSON.stringify(await gateway.done('GET', '/secrets', { as }))).not.toContain(id)
  })
})

describe('row 56: a secret in a draft', () => {
  const context = (userId: string, roles: Context['caller']['bindings']): Context => ({
    db: gateway.db,
    tenantId: home.id,
    correlationId: randomUUID(),
    caller: {
      kind: 'user',
      id: userId,
      userId: userId as Context['caller']['userId'],
      name: 'x',
      bindings: roles,
      scopes: null,
      remoteAddress: null,
    },
  })
  const user = async (ownerId: string) => ({ id: await datasource(ownerId), projectId: home.projectId as ProjectId })

  test('is used by who edits the project, in the project; by an owner, when it is the datasource’s own', async () => {
    const editor = context('e', [{ subjectId: 'e', role: 'editor', scope: { kind: 'project', id: home.projectId } }])
    const owner = context('o', [{ subjectId: 'o', role: 'viewer', scope: { kind: 'organization', id: home.id } }])
    const feed = await user('o')
    const shared = await created()
    const own = await created({ datasourceId: feed.id })
    const foreign = await created({ datasourceId: (await user('someone')).id })
    const allowed = (who: Context, secretId: string) =>
      inTenant(gateway.db, home.id, (tx) => assertMayUseSecret(tx, who, secretId, feed)).then(
        ({ id }) => id,
        (error: { code: string }) => error.code,
      )
    expect(await allowed(editor, shared)).toBe(shared)
    expect(await allowed(editor, own)).toBe(own)
    expect(await allowed(owner, own)).toBe(own)
    expect(await allowed(owner, shared)).toBe('secret_not_yours')
    expect(await allowed(owner, foreign)).toBe('secret_not_yours')
    expect(await allowed(editor, foreign)).toBe('secret_not_yours')
    expect(await allowed(editor, randomUUID())).toBe('secret_not_yours')
    expect(await allowed(editor, 'no id')).toBe('secret_not_yours')
  })
})

/** Everything the database holds, as text. */
async function everyTable(): Promise<string> {
  const { rows } = await gateway.owner.query<{ name: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname in ('public', 'halcyon')`,
  )
  const parts: string[] = []
  for (const { name } of rows) {
    const text = await gateway.owner.query(
      `select coalesce(string_agg(t::text, ' '), '') || coalesce(string_agg(encode(convert_to(t::text, 'utf8'), 'escape'), ' '), '') as text from ${name} t`,
    )
    parts.push(text.rows[0].text)
  }
  // A bytea shows as hex.
  return parts.join('\n').replaceAll(Buffer.from('canary-4f1d').toString('hex'), 'canary-4f1d')
}
