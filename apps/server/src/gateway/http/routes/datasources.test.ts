import { randomUUID } from 'node:crypto'
import { inTenant } from '@halcyon/store'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { draftWith, openWorld, type World } from './datasource-world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const create = async (name: string = randomUUID()) => {
  const { status, body } = await world.call('POST', '/datasources', { body: { name, type: 'http_webhook' } })
  expect(status).toBe(201)
  return body
}

test('creates a datasource with an empty draft', async () => {
  const { status, body, headers } = await world.call('POST', '/datasources', {
    body: { name: 'First feed', description: 'of many', type: 'http_webhook', tags: ['edr'] },
  })
  expect(status).toBe(201)
  expect(body).toMatchObject({
    name: 'First feed',
    description: 'of many',
    type: 'http_webhook',
    status: 'active',
    desiredState: 'enabled',
    tags: ['edr'],
    publishedVersion: null,
    draft: { etag: 'draft-1' },
    ingestUrl: `http://ingest.test/in/${body.id}`,
  })
  expect(headers.etag).toBe(`"${body.etag}"`)
  const read = await world.call('GET', `/datasources/${body.id}`)
  expect(read.body).toEqual(body)
  const draft = await world.call('GET', `/datasources/${body.id}/draft`)
  expect(draft.body).toMatchObject({ config: {}, secrets: {}, mapping: null, runtime: {}, validation: { ok: false } })
})

test('refuses in order: 401, 404, 403, 400, 422', async () => {
  const { id } = await create()
  const viewer = (await world.token('viewer')).token
  const call = (path: string, as: string | null, body: unknown = '{') => world.call('PATCH', path, { as, body })
  expect((await call(`/datasources/${id}`, null)).status).toBe(401)
  expect((await call(`/datasources/${randomUUID()}`, viewer)).status).toBe(404)
  expect((await call(`/datasources/not-an-id`, viewer)).status).toBe(404)
  expect((await call(`/datasources/${id}`, viewer)).status).toBe(403)
  const post = (body: unknown) => world.call('POST', '/datasources', { body })
  expect(await post({ name: 'x', type: 'http_webhook', colour: 1 })).toMatchObject({
    status: 400,
    body: { errors: [{ path: 'colour', code: 'unknown_field' }] },
  })
  expect((await post({ type: 'http_webhook' })).status).toBe(400)
  expect((await post({ name: '   ', type: 'http_webhook' })).status).toBe(400)
  expect(await post({ name: 'x', type: 'fax' })).toMatchObject({ status: 422, body: { code: 'connector_unknown' } })
  expect(
    (await world.call('POST', '/datasources', { as: viewer, body: { name: 'x', type: 'http_webhook' } })).status,
  ).toBe(403)
  const foreign = { name: 'x', type: 'http_webhook', projectId: world.other.projectId }
  expect((await post(foreign)).status).toBe(404)
  expect((await post({ ...foreign, projectId: 'x' })).status).toBe(400)
  expect(await post({ name: 'x', type: 'http_webhook', ownerId: 'stranger' })).toMatchObject({ status: 422 })
})

test('a name is taken once in a project, whatever its case', async () => {
  await create('Unique name')
  const again = await world.call('POST', '/datasources', { body: { name: 'unique NAME', type: 'http_webhook' } })
  expect(again).toMatchObject({ status: 409, body: { code: 'already_exists' } })
})

test('changes with If-Match alone, and hears of a concurrent change', async () => {
  const made = await create()
  const path = `/datasources/${made.id}`
  const change = (body: object, etag?: string) =>
    world.call('PATCH', path, { body, ...(etag === undefined ? {} : { headers: { 'if-match': etag } }) })
  expect((await change({ tags: ['a'] })).status).toBe(428)
  const answers = await Promise.all([change({ tags: ['a'] }, made.etag), change({ tags: ['b'] }, made.etag)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
  const owner = await world.token('viewer')
  const current = await world.call('GET', path)
  const given = await change({ ownerId: owner.userId, name: 'Given away' }, `"${current.body.etag}"`)
  expect(given).toMatchObject({ status: 200, body: { ownerId: owner.userId, name: 'Given away' } })
  const mine = await world.call('POST', `${path}/restart`, { as: owner.token })
  expect(mine.status).toBe(200)
  const audit = await inTenant(world.db, world.home.tenantId, (tx) =>
    tx
      .selectFrom('audit')
      .select(['action', 'before', 'after'])
      .where('datasource_id', '=', made.id)
      .orderBy('seq')
      .execute(),
  )
  expect(audit.at(-2)).toMatchObject({ action: 'datasource.update', after: { name: 'Given away' } })
})

test('archives, restores, and gives the name back', async () => {
  const made = await create('Comes and goes')
  const path = `/datasources/${made.id}`
  expect((await world.call('DELETE', path)).status).toBe(428)
  const editor = (await world.token('editor')).token
  expect((await world.call('DELETE', path, { as: editor, headers: { 'if-match': made.etag } })).status).toBe(403)
  const gone = await world.call('DELETE', path, { headers: { 'if-match': made.etag } })
  expect(gone).toMatchObject({ status: 200, body: { status: 'archived' } })
  expect((await generation(made.id)).generation).toBe(2)
  for (const verb of ['enable', 'disable', 'restart']) {
    expect((await world.call('POST', `${path}/${verb}`)).status).toBe(409)
  }
  const successor = await create('Comes and goes')
  expect((await world.call('POST', `${path}/restore`)).status).toBe(409)
  await world.call('DELETE', `/datasources/${successor.id}`, { headers: { 'if-match': '*' } })
  expect(await world.call('POST', `${path}/restore`)).toMatchObject({ status: 200, body: { status: 'active' } })
})

test('enables, disables and restarts in force, and keeps what a person disabled', async () => {
  const made = await create()
  const path = `/datasources/${made.id}`
  const operator = (await world.token('operator')).token
  const post = (verb: string) => world.call('POST', `${path}/${verb}`, { as: operator })
  expect((await post('enable')).body.desiredState).toBe('enabled')
  expect((await generation(made.id)).generation).toBe(1)
  expect((await post('disable')).body.desiredState).toBe('disabled')
  expect((await post('restart')).status).toBe(409)
  expect((await post('enable')).body.desiredState).toBe('enabled')
  expect((await post('restart')).status).toBe(200)
  expect((await generation(made.id)).generation).toBe(4)
})

test('a switch waits for the batch that is being written', async () => {
  const made = await create()
  const order: string[] = []
  let written = (): void => {}
  const held = new Promise<void>((resolve) => {
    written = resolve
  })
  let begun = (): void => {}
  const locked = new Promise<void>((resolve) => {
    begun = resolve
  })
  const writer = inTenant(world.db, world.home.tenantId, async (tx) => {
    await sql`select generation from datasource where id = ${made.id} for share`.execute(tx)
    begun()
    await held
    order.push('written')
  })
  await locked
  const disabled = world.call('POST', `/datasources/${made.id}/disable`).then(() => order.push('disabled'))
  await waitForLock()
  written()
  await Promise.all([writer, disabled])
  expect(order).toEqual(['written', 'disabled'])
})

test('throttles for a time', async () => {
  const { id } = await create()
  const post = (body: object) => world.call('POST', `/datasources/${id}/throttle`, { body })
  const until = new Date(Date.now() + 60_000).toISOString()
  expect((await post({ eventsPerSecond: 5, until })).status).toBe(400)
  expect((await post({ eventsPerSecond: 5, reason: 'storm' })).status).toBe(400)
  expect((await post({ eventsPerSecond: 5, until: '2020-01-01T00:00:00Z', reason: 'storm' })).status).toBe(422)
  expect(await post({ eventsPerSecond: 5, until, reason: 'storm' })).toMatchObject({
    status: 200,
    body: { throttle: { eventsPerSecond: 5, until, reason: 'storm' } },
  })
  expect((await generation(id)).generation).toBe(1)
  expect((await post({ eventsPerSecond: null, reason: 'over' })).body.throttle).toBeNull()
})

test('clones with the references its maker may use', async () => {
  const made = await create('Original')
  const path = `/datasources/${made.id}`
  const shared = await world.secret()
  const own = await world.secret(world.home, made.id)
  const body = { ...draftWith(shared), secrets: { signing: shared, token: own } }
  expect((await world.call('PUT', `${path}/draft`, { body, headers: { 'if-match': 'draft-1' } })).status).toBe(200)
  const first = await world.call('POST', `${path}/clone`)
  const second = await world.call('POST', `${path}/clone`)
  expect([first.body.name, second.body.name]).toEqual(['Original (copy)', 'Original (copy 2)'])
  expect(first.body.publishedVersion).toBeNull()
  const draft = await world.call('GET', `/datasources/${first.body.id}/draft`)
  expect(draft.body).toMatchObject({ config: body.config, secrets: { signing: shared }, mapping: body.mapping })
  expect(draft.body.secrets).not.toHaveProperty('token')
})

async function generation(id: string): Promise<{ generation: number }> {
  return inTenant(world.db, world.home.tenantId, (tx) =>
    tx.selectFrom('datasource').select('generation').where('id', '=', id).executeTakeFirstOrThrow(),
  )
}

/** Until some statement waits for a row that another transaction holds. */
const waitForLock = () =>
  vi.waitUntil(
    async () => {
      const { rows } = await sql<{ waiting: number }>`select count(*) as waiting from pg_locks
        where not granted and locktype = 'transactionid'`.execute(world.db)
      return (rows[0]?.waiting ?? 0) > 0
    },
    { timeout: 15_000, interval: 10 },
  )
