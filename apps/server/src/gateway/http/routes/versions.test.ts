import { randomUUID } from 'node:crypto'
import { inTenant } from '@halcyon/store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { draftWith, MAPPING, openWorld, type World } from './datasource-world.ts'

let world: World
let secret: string
beforeAll(async () => {
  world = await openWorld()
  secret = await world.secret()
})
afterAll(() => world.close())

const create = async (): Promise<string> => {
  const { body } = await world.call('POST', '/datasources', { body: { name: randomUUID(), type: 'http_webhook' } })
  return body.id
}
const put = async (id: string, body: unknown, etag?: string, as?: string) => {
  const ifMatch = etag ?? (await world.call('GET', `/datasources/${id}/draft`)).body.etag
  return world.call('PUT', `/datasources/${id}/draft`, {
    body,
    headers: { 'if-match': ifMatch },
    ...(as === undefined ? {} : { as }),
  })
}
const publish = (id: string, etag: string, comment = 'because') =>
  world.call('POST', `/datasources/${id}/publish`, { body: { comment, etag } })
const publishNew = async (id: string, body: unknown) => publish(id, (await put(id, body)).body.etag)
const titled = (title: string) => {
  const [alert, ...rest] = MAPPING.outputs
  return { ...MAPPING, outputs: [{ ...alert, fields: { ...alert?.fields, title: { const: title } } }, ...rest] }
}

describe('the draft', () => {
  test('is saved with what is wrong with it', async () => {
    const id = await create()
    const valid = await put(id, draftWith(secret))
    expect(valid).toMatchObject({ status: 200, body: { validation: { ok: true, errors: [] }, etag: 'draft-2' } })
    expect(valid.headers.etag).toBe('"draft-2"')
    expect(valid.body.contentHash).toMatch(/^[0-9a-f]{64}$/)
    const { body } = await put(id, {
      config: { auth: { kind: 'hmacc' }, colour: 1 },
      secrets: { sining: secret },
      mapping: { outputs: [{ kind: 'alert', fields: { titel: { path: '$.a' } } }] },
      runtime: { batch: { maxItems: 0 }, qeue: {} },
    })
    expect(body.validation.ok).toBe(false)
    const paths = body.validation.errors.map(({ path }: { path: string }) => path)
    expect(paths).toEqual(
      expect.arrayContaining(['config.colour', 'secrets.sining', 'runtime.batch.maxItems', 'runtime.qeue']),
    )
    expect(paths.some((path: string) => path.startsWith('mapping.outputs[0]'))).toBe(true)
    expect(paths.some((path: string) => path.startsWith('config.auth'))).toBe(true)
    expect(body.validation.errors.find(({ path }: { path: string }) => path === 'secrets.sining').suggestion).toContain(
      'signing',
    )
    expect((await world.call('GET', `/datasources/${id}/draft`)).body).toMatchObject({
      config: { colour: 1 },
      validation: { ok: false },
    })
  })

  test.each([
    ['preset', { preset: 'github' }, 'signing'],
    [
      'own HMAC',
      {
        auth: {
          kind: 'hmac',
          algorithm: 'sha256',
          header: 'X-Signature',
          prefix: 'sha256=',
          encoding: 'hex',
          signedString: '{body}',
        },
      },
      'signing',
    ],
    ['bearer', { auth: { kind: 'bearer' } }, 'token'],
  ])('of the interface is accepted as it stands: %s', async (_, config, field) => {
    const id = await create()
    const { status, body } = await put(id, { config, secrets: { [field]: secret }, mapping: MAPPING })
    expect(status).toBe(200)
    expect(body.validation).toMatchObject({ ok: true, errors: [] })
    const bare = await put(id, { config, secrets: {}, mapping: MAPPING })
    expect(bare.body.validation.errors).toMatchObject([{ path: `secrets.${field}`, code: 'required_missing' }])
  })

  test('refuses: 428, 412, 400 for an alien body, and one of two at once', async () => {
    const id = await create()
    const path = `/datasources/${id}/draft`
    const body = draftWith(secret)
    expect((await world.call('PUT', path, { body })).status).toBe(428)
    expect((await put(id, body, 'draft-9')).status).toBe(412)
    expect(await put(id, { ...body, maping: {} })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'maping' }] },
    })
    expect((await put(id, { ...body, mapping: 7 })).status).toBe(400)
    expect((await put(id, { ...body, secrets: { signing: 'x' } })).status).toBe(400)
    expect((await put(id, '{"config":')).status).toBe(400)
    const both = await Promise.all([put(id, body, 'draft-1'), put(id, body, 'draft-1')])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
    const viewer = (await world.token('viewer')).token
    expect((await put(id, body, 'draft-1', viewer)).status).toBe(403)
    expect((await world.call('DELETE', path)).status).toBe(428)
  })

  test('row 56: another owner’s secret is refused and recorded, for an own host or none', async () => {
    const [mine, theirs] = [await create(), await create()]
    const kept = await world.secret(world.home, theirs)
    const foreign = await world.secret(world.other)
    const editor = await world.token('editor', world.home, { kind: 'datasource', id: mine })
    expect((await put(mine, draftWith(kept), undefined, editor.token)).body).toMatchObject({ code: 'secret_not_yours' })
    expect((await put(mine, draftWith(kept))).status).toBe(403)
    expect((await put(mine, draftWith(foreign))).status).toBe(403)
    expect((await put(mine, draftWith(randomUUID()))).status).toBe(403)
    const refused = await inTenant(world.db, world.home.tenantId, (tx) =>
      tx
        .selectFrom('audit')
        .select('actor')
        .where('action', 'like', '%draft.put%')
        .where('datasource_id', '=', mine)
        .execute(),
    )
    expect(JSON.stringify(refused)).toContain('editor (test)')
    const own = await put(theirs, draftWith(kept))
    expect(own.status).toBe(200)
    const mappingAlone = await put(
      theirs,
      draftWith(kept, titled('changed')),
      undefined,
      (await world.token('editor', world.home, { kind: 'datasource', id: theirs })).token,
    )
    expect(mappingAlone.status).toBe(200)
  })

  test('returns to the published version', async () => {
    const id = await create()
    const path = `/datasources/${id}/draft`
    await put(id, draftWith(secret))
    const emptied = await world.call('DELETE', path, { headers: { 'if-match': 'draft-2' } })
    expect(emptied.body).toMatchObject({ config: {}, mapping: null, etag: 'draft-3' })
    await publishNew(id, draftWith(secret))
    const published = (await world.call('GET', path)).body
    await put(id, draftWith(secret, titled('other')))
    const { etag } = (await world.call('GET', path)).body
    const back = await world.call('DELETE', path, { headers: { 'if-match': etag } })
    expect(back.body.contentHash).toBe(published.contentHash)
  })
})

describe('publishing', () => {
  test('puts the draft in force as the next version', async () => {
    const id = await create()
    const first = await publishNew(id, draftWith(secret))
    expect(first).toMatchObject({ status: 200, body: { state: 'published', version: 1 } })
    const second = await publishNew(id, draftWith(secret, titled('second')))
    expect(second.body.version).toBe(2)
    expect((await world.call('GET', `/datasources/${id}`)).body.publishedVersion).toBe(2)
    const { items } = (await world.call('GET', `/datasources/${id}/versions`)).body
    expect(items).toMatchObject([
      { number: 2, state: 'published', comment: 'because' },
      { number: 1, state: 'superseded' },
    ])
    const draft = (await world.call('GET', `/datasources/${id}/draft`)).body
    expect(draft).toMatchObject({ contentHash: items[0].contentHash, etag: second.body.etag })
    const version = await world.call('GET', `/datasources/${id}/versions/1`)
    expect(version.body).toMatchObject({ number: 1, mapping: MAPPING, secrets: { signing: secret } })
  })

  test('refuses a stale or wrong draft, and the second of two at once', async () => {
    const id = await create()
    expect((await publish(id, 'draft-1')).status).toBe(422)
    expect(await publish(id, 'draft-7')).toMatchObject({ status: 412, body: { code: 'etag_mismatch' } })
    expect((await world.call('POST', `/datasources/${id}/publish`, { body: {} })).status).toBe(400)
    const invalid = await put(id, { config: {} })
    const answer = await publish(id, invalid.body.etag)
    expect(answer).toMatchObject({ status: 422, body: { code: 'draft_invalid' } })
    expect(answer.body.errors).toEqual(invalid.body.validation.errors)
    const { etag } = (await put(id, draftWith(secret))).body
    const both = await Promise.all([publish(id, etag), publish(id, `"${etag}"`)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
    const editor = (await world.token('editor')).token
    expect((await world.call('GET', `/datasources/${id}/versions`, { as: editor })).body.items).toHaveLength(1)
    const operator = (await world.token('operator')).token
    const refused = await world.call('POST', `/datasources/${id}/publish`, { as: operator, body: { etag: 'draft-1' } })
    expect(refused.status).toBe(403)
  })

  test('rolls back as a new version; a draft somebody works on stays', async () => {
    const id = await create()
    await publishNew(id, draftWith(secret, titled('one')))
    await publishNew(id, draftWith(secret, titled('two')))
    const operator = (await world.token('operator')).token
    const back = (version: number) =>
      world.call('POST', `/datasources/${id}/rollback`, { as: operator, body: { version, comment: 'worse' } })
    expect((await back(9)).status).toBe(422)
    expect((await back(1)).body).toMatchObject({ state: 'published', version: 3 })
    const versions = (await world.call('GET', `/datasources/${id}/versions`)).body.items
    expect(versions[0]).toMatchObject({ number: 3, rolledBackTo: 1, contentHash: versions[2].contentHash })
    const draft = await world.call('GET', `/datasources/${id}/draft`)
    expect(draft.body.contentHash).toBe(versions[2].contentHash)
    const work = (await put(id, draftWith(secret, titled('in work')))).body
    expect((await back(2)).body.version).toBe(4)
    expect((await world.call('GET', `/datasources/${id}/draft`)).body).toMatchObject({
      etag: work.etag,
      contentHash: work.contentHash,
    })
  })
})

test('compares versions and the draft, by risk', async () => {
  const id = await create()
  await publishNew(id, draftWith(secret, titled('one')))
  await put(id, {
    ...draftWith(secret, titled('two')),
    config: { auth: { kind: 'none', confirmUnauthenticated: true } },
  })
  const { status, body } = await world.call('GET', `/datasources/${id}/versions/1/diff/draft`)
  expect(status).toBe(200)
  const byPath = Object.fromEntries(body.changes.map((change: { path: string }) => [change.path, change]))
  expect(byPath['config.auth.kind']).toMatchObject({ risk: 'high', kind: 'changed' })
  expect(byPath['mapping.outputs[name="alert"].fields.title.const']).toMatchObject({ before: 'one', after: 'two' })
  expect(body.summary.highestRisk).toBe('high')
  expect((await world.call('GET', `/datasources/${id}/versions/1/diff/1`)).body.changes).toEqual([])
  expect((await world.call('GET', `/datasources/${id}/versions/1/diff/2`)).status).toBe(404)
  expect((await world.call('GET', `/datasources/${id}/versions/x/diff/1`)).status).toBe(404)
})

test('a version has its threads', async () => {
  const id = await create()
  await publishNew(id, draftWith(secret))
  const path = `/datasources/${id}/versions/1/comments`
  const viewer = await world.token('viewer')
  const said = await world.call('POST', path, { as: viewer.token, body: { body: 'Why?', anchor: 'mapping.recordId' } })
  expect(said).toMatchObject({
    status: 201,
    body: { body: 'Why?', anchor: 'mapping.recordId', authorId: viewer.userId },
  })
  expect((await world.call('GET', path)).body.items).toEqual([said.body])
  expect((await world.call('POST', `/datasources/${id}/versions/2/comments`, { body: { body: 'x' } })).status).toBe(404)
  expect((await world.call('POST', path, { body: {} })).status).toBe(400)
  const auditor = (await world.token('auditor')).token
  expect((await world.call('POST', path, { as: auditor, body: { body: 'x' } })).status).toBe(403)
})

test('versions come in pages that never shift', async () => {
  const id = await create()
  for (const title of ['a', 'b', 'c', 'd']) await publishNew(id, draftWith(secret, titled(title)))
  const first = (await world.call('GET', `/datasources/${id}/versions?limit=2`)).body
  await publishNew(id, draftWith(secret, titled('e')))
  const second = (await world.call('GET', `/datasources/${id}/versions?limit=2&cursor=${first.nextCursor}`)).body
  expect([...first.items, ...second.items].map(({ number }: { number: number }) => number)).toEqual([4, 3, 2, 1])
  expect(second.nextCursor).toBeNull()
  expect((await world.call('GET', `/datasources/${id}/versions?cursor=nonsense`)).status).toBe(400)
  expect((await world.call('GET', `/datasources/${id}/versions?limit=0`)).status).toBe(400)
})
