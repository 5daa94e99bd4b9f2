import { randomUUID } from 'node:crypto'
import { ROLES, type Role } from '@halcyon/domain'
import { inTenant } from '@halcyon/store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { draftWith, MAPPING, openWorld, type World } from './datasource-world.ts'

let world: World
let feed: string
const tokens = new Map<Role, string>()

beforeAll(async () => {
  world = await openWorld()
  for (const role of ROLES) tokens.set(role, (await world.token(role)).token)
  feed = await makeFeed()
})
afterAll(() => world.close())

const as = (role: Role) => ({ as: tokens.get(role) ?? '' })
const makeFeed = async (): Promise<string> =>
  (await world.call('POST', '/datasources', { body: { name: randomUUID(), type: 'http_webhook' } })).body.id
const at = (id = feed) => `/datasources/${id}/suggestions`
const suggest = (body: object, role: Role = 'viewer', id = feed) => world.call('POST', at(id), { body, ...as(role) })
const graphql = async (query: string, role: Role, variables: object = {}) => {
  const answer = await world.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { authorization: `Bearer ${as(role).as}`, 'content-type': 'application/json' },
    payload: JSON.stringify({ query, variables }),
  })
  return answer.json()
}

test('who may read a datasource may suggest; who may edit it takes or dismisses', async () => {
  for (const role of ROLES) {
    const made = await suggest({ body: `By ${role}`, origin: { kind: 'field', path: '$.host' } }, role)
    expect([role, made.status]).toEqual([role, role === 'auditor' ? 403 : 201])
  }
  const { body: open } = await world.call('GET', `${at()}?state=open`, as('auditor'))
  expect(open.items.map(({ body }: { body: string }) => body)).toContain('By viewer')
  const id = open.items[0].id
  for (const role of ['viewer', 'operator', 'approver', 'auditor'] as const) {
    expect([role, (await world.call('POST', `${at()}/${id}/take`, { body: {}, ...as(role) })).status]).toEqual([
      role,
      403,
    ])
    const body = { reason: 'No' }
    expect((await world.call('POST', `${at()}/${id}/dismiss`, { body, ...as(role) })).status).toBe(403)
  }
  expect((await world.call('POST', `${at()}/${id}/take`, { body: {}, ...as('editor') })).body).toMatchObject({
    state: 'taken',
    closingReason: null,
  })
})

test('a suggestion keeps what it began from, to the digit; its author sees what became of it', async () => {
  const id = await makeFeed()
  const secret = await world.secret()
  const put = await world.call('PUT', `/datasources/${id}/draft`, {
    body: draftWith(secret),
    headers: { 'if-match': '*' },
  })
  const published = await world.call('POST', `/datasources/${id}/publish`, {
    body: { etag: put.body.etag, comment: '' },
  })
  const proposed = `{"outputs":[{"kind":"alert","fields":{"title":{"const":"x"},"count":{"const":12345678901234567890}}}]}`
  const made = await world.call('POST', at(id), {
    body: `{"body":"Map it","origin":{"kind":"sample","sample":"One"},"mapping":{"base":${JSON.stringify(MAPPING)},"proposed":${proposed}}}`,
    ...as('viewer'),
  })
  expect(made).toMatchObject({
    status: 201,
    body: {
      state: 'open',
      baseVersion: 1,
      baseEtag: published.body.etag,
      hasMapping: true,
      mapping: { base: MAPPING },
    },
  })
  const list = (await world.call('GET', at(id), as('viewer'))).body.items
  expect(list).toMatchObject([{ body: 'Map it', origin: { kind: 'sample', sample: 'One' }, hasMapping: true }])
  expect(list[0].mapping).toBeUndefined()
  const read = `query ($id: ID!, $s: ID!) { datasource(id: $id) { openSuggestions suggestion(id: $s) { proposedText } } }`
  const { data } = await graphql(read, 'viewer', { id, s: made.body.id })
  expect(data.datasource.openSuggestions).toBe(1)
  expect(data.datasource.suggestion.proposedText).toContain('12345678901234567890')

  const dismiss = `${at(id)}/${made.body.id}/dismiss`
  expect((await world.call('POST', dismiss, { body: {}, ...as('editor') })).status).toBe(400)
  expect((await world.call('POST', dismiss, { body: { reason: ' ' }, ...as('editor') })).status).toBe(400)
  expect((await world.call('POST', dismiss, { body: { reason: 'Not yet' }, ...as('editor') })).status).toBe(200)
  expect(await world.call('POST', dismiss, { body: { reason: 'Again' }, ...as('editor') })).toMatchObject({
    status: 409,
    body: { code: 'conflict' },
  })
  expect((await world.call('GET', `${at(id)}/${made.body.id}`, as('viewer'))).body).toMatchObject({
    state: 'dismissed',
    closingReason: 'Not yet',
  })
  expect((await world.call('GET', `/datasources/${id}/draft`)).body.etag).toBe(
    (await world.call('GET', `/datasources/${id}`)).body.draft.etag,
  )
  const rows = await inTenant(world.db, world.home.tenantId, (tx) =>
    tx.selectFrom('audit').select(['action', 'reason']).where('datasource_id', '=', id).orderBy('seq').execute(),
  )
  expect(rows.filter(({ action }) => action.startsWith('suggestion.'))).toEqual([
    { action: 'suggestion.make', reason: null },
    { action: 'suggestion.dismiss', reason: 'Not yet' },
  ])
})

test('its author takes it back while it is open; nobody else does', async () => {
  const { body } = await suggest({ body: 'Never mind' })
  const withdraw = `${at()}/${body.id}/withdraw`
  expect((await world.call('POST', withdraw, { body: {}, ...as('editor') })).status).toBe(403)
  expect(await world.call('POST', withdraw, { body: {}, ...as('viewer') })).toMatchObject({
    status: 200,
    body: { state: 'withdrawn', closedBy: body.authorId },
  })
  expect((await world.call('POST', withdraw, { body: {}, ...as('viewer') })).status).toBe(409)
  const next = (await suggest({ body: 'Or this' })).body.id
  const document = 'mutation ($id: ID!, $s: ID!) { withdrawSuggestion(datasourceId: $id, id: $s) { state } }'
  const { data } = await graphql(document, 'viewer', { id: feed, s: next })
  expect(data.withdrawSuggestion.state).toBe('withdrawn')
})

test('two who close one at once: one does', async () => {
  const { body } = await suggest({ body: 'Race' })
  const both = await Promise.all([
    world.call('POST', `${at()}/${body.id}/take`, { body: {}, ...as('editor') }),
    world.call('POST', `${at()}/${body.id}/dismiss`, { body: { reason: 'No' }, ...as('admin') }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
})

test.each([
  ['no words', { body: '  ' }],
  ['too many words', { body: 'x'.repeat(4001) }],
  ['an unknown origin', { body: 'x', origin: { kind: 'dream' } }],
  ['a field without its path', { body: 'x', origin: { kind: 'field' } }],
  ['an event that is no id', { body: 'x', origin: { kind: 'event', eventId: 'x' } }],
  ['a mapping that is none', { body: 'x', mapping: { base: null, proposed: [] } }],
  ['a mapping without its base', { body: 'x', mapping: { proposed: {} } }],
  ['a mapping that is too large', { body: 'x', mapping: { base: null, proposed: { note: 'x'.repeat(262_200) } } }],
  ['an unknown field', { body: 'x', colour: 1 }],
])('refused: %s', async (_, body) => {
  expect(await suggest(body)).toMatchObject({ status: 400, body: { code: 'invalid_body' } })
})

test('not of an archived datasource, and no more than 200 open', async () => {
  const id = await makeFeed()
  await inTenant(world.db, world.home.tenantId, (tx) =>
    tx
      .insertInto('suggestion')
      .values(
        Array.from({ length: 200 }, () => ({
          tenant_id: world.home.tenantId,
          datasource_id: id,
          id: randomUUID(),
          author_id: 'someone',
          body: 'x',
          origin: JSON.stringify({ kind: 'mapping' }),
          base_revision: 1,
        })),
      )
      .execute(),
  )
  expect(await suggest({ body: 'One more' }, 'viewer', id)).toMatchObject({ status: 409 })
  const first = (await world.call('GET', `${at(id)}?limit=150`)).body
  const rest = (await world.call('GET', `${at(id)}?limit=150&cursor=${first.nextCursor}`)).body
  expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([150, 50, null])
  const other = await makeFeed()
  await world.call('DELETE', `/datasources/${other}`, { headers: { 'if-match': '*' } })
  expect(await suggest({ body: 'x' }, 'viewer', other)).toMatchObject({ status: 409, body: { code: 'archived' } })
})

test('who may edit sees where suggestions wait, page by page; nobody else does', async () => {
  const editor = await world.token('editor', world.home, { kind: 'datasource', id: await makeFeed() })
  const feeds = [await makeFeed(), await makeFeed()]
  for (const id of feeds) await suggest({ body: 'One' }, 'viewer', id)
  await suggest({ body: 'Two' }, 'viewer', feeds[0])
  const first = (await world.call('GET', '/suggestions/waiting?limit=1', as('editor'))).body
  const rest = (await world.call('GET', `/suggestions/waiting?cursor=${first.nextCursor}`, as('editor'))).body
  const all: { datasourceId: string; count: number }[] = [...first.items, ...rest.items]
  expect(feeds.map((id) => all.find(({ datasourceId }) => datasourceId === id)?.count)).toEqual([2, 1])
  expect(new Set(all.map(({ datasourceId }) => datasourceId)).size).toBe(all.length)
  const { data } = await graphql('{ suggestionsWaiting(first: 1000) { nodes { datasourceId count } } }', 'editor')
  expect(data.suggestionsWaiting.nodes.length).toBe(all.length)
  expect((await world.call('GET', '/suggestions/waiting', { as: editor.token })).body.items).toEqual([])
  expect((await world.call('GET', '/suggestions/waiting', as('viewer'))).body.items).toEqual([])
})

test('another organization sees, makes and closes none', async () => {
  const stranger = (await world.token('admin', world.other)).token
  const { body } = await suggest({ body: 'Ours' })
  const calls = [
    await world.call('GET', at(), { as: stranger }),
    await world.call('POST', at(), { body: { body: 'x' }, as: stranger }),
    await world.call('GET', `${at()}/${body.id}`, { as: stranger }),
    await world.call('POST', `${at()}/${body.id}/take`, { body: {}, as: stranger }),
  ]
  expect(calls.map(({ status }) => status)).toEqual([404, 404, 404, 404])
  const elsewhere = await makeFeed()
  expect((await world.call('GET', `${at(elsewhere)}/${body.id}`)).status).toBe(404)
  const unseen = await inTenant(world.db, world.other.tenantId, (tx) =>
    tx.selectFrom('suggestion').select('id').execute(),
  )
  expect(unseen).toEqual([])
  expect((await world.call('GET', '/suggestions/waiting', { as: stranger })).body.items).toEqual([])
})
