import { randomUUID } from 'node:crypto'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { draftWith, MAPPING, openWorld, type World } from '../http/routes/datasource-world.ts'
import { ask, send, statementsOf, told } from './testing.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const create = async (name: string, as?: string): Promise<{ id: string; etag: string; draftEtag: string }> =>
  (
    await told(
      world,
      'mutation ($input: CreateDatasourceInput!) { createDatasource(input: $input) { id etag draftEtag } }',
      { input: { name, type: 'http_webhook' } },
      as === undefined ? {} : { as },
    )
  ).createDatasource

const PAGE = `query ($first: Int, $tag: String) { datasources(first: $first, filter: { tag: $tag }) {
  pageInfo { hasNextPage endCursor }
  edges { cursor }
  nodes { id name typeTitle mode tags project { name } owner { name } createdBy { name } status desiredState publishedVersion
    throttle { until } ingestUrl etag draftEtag actions health failure { cause action } eventsPerSecond errorsPerMinute
    lastEventAt recentRate } } }`

test('a page of fifty feeds costs as many statements as one of five', async () => {
  for (let n = 0; n < 50; n++) {
    const body = { name: `Feed ${n}`, type: 'http_webhook', tags: n < 5 ? ['few'] : [] }
    expect((await world.call('POST', '/datasources', { body })).status).toBe(201)
  }
  await told(world, PAGE)
  const count = async (variables: unknown, expected: number): Promise<string[]> => {
    let nodes: unknown[] = []
    const statements = await statementsOf(async () => {
      nodes = (await told(world, PAGE, variables)).datasources.nodes
    })
    expect(nodes).toHaveLength(expected)
    return statements.filter(
      (text) => !/token_of|bindings_of|organizations_of|from "account_user" where "id"/.test(text),
    )
  }
  const [few, many] = [await count({ tag: 'few' }, 5), await count({ first: 50 }, 50)]
  expect(many.length).toBe(few.length)
  const reads = many.filter((text) => !/^(begin|commit|select set_config)/i.test(text))
  // The page, its health and rates, its projects, its people, its sparklines.
  expect(reads).toHaveLength(5)
  // Each in a transaction of its own: begin, the tenant, commit.
  expect(many).toHaveLength(5 + 3 * 4)
})

test('pages by the cursor of any item', async () => {
  const page = async (after: string | null, first: number) =>
    (
      await told(
        world,
        `query ($after: String, $first: Int) { datasources(first: $first, after: $after) { nodes { name } edges { cursor }
          pageInfo { endCursor hasNextPage } } }`,
        { after, first },
      )
    ).datasources
  const all = (await page(null, 1000)).nodes.map(({ name }: { name: string }) => name)
  const first = await page(null, 4)
  expect(first.pageInfo.hasNextPage).toBe(true)
  expect((await page(first.pageInfo.endCursor, 3)).nodes.map(({ name }: { name: string }) => name)).toEqual(
    all.slice(4, 7),
  )
  expect((await page(first.edges[1].cursor, 3)).nodes.map(({ name }: { name: string }) => name)).toEqual(
    all.slice(2, 5),
  )
  const last = await page(null, 1000)
  expect(last.pageInfo.hasNextPage).toBe(false)
  expect((await page(last.pageInfo.endCursor, 10)).nodes).toEqual([])
  const { errors } = await ask(world, '{ datasources(after: "nonsense") { nodes { id } } }')
  expect(errors?.[0]?.extensions.code).toBe('invalid_cursor')
})

test('another organization’s things are not there', async () => {
  const mine = await create('Mine')
  const stranger = await world.token('admin', world.other)
  const query = 'query ($id: ID!) { datasource(id: $id) { id name } }'
  const { data, errors, status } = await ask(world, query, { id: mine.id }, { as: stranger.token })
  expect(status).toBe(200)
  expect(data).toBeNull()
  expect(errors?.[0]).toMatchObject({ path: ['datasource'], extensions: { code: 'not_found', status: 404 } })
  expect((await told(world, '{ datasources { nodes { id } } }', {}, { as: stranger.token })).datasources.nodes).toEqual(
    [],
  )
  const named = { as: stranger.token, headers: { 'x-organization-id': world.home.tenantId } }
  expect((await ask(world, '{ datasources { nodes { id } } }', {}, named)).errors?.[0]?.extensions.code).toBe(
    'not_found',
  )
})

test('offers to set the place of a source that is asked, and not of a queue, which knows it itself', async () => {
  const offered = async (name: string, type: string) => {
    const { createDatasource } = await told(
      world,
      'mutation ($input: CreateDatasourceInput!) { createDatasource(input: $input) { id actions } }',
      { input: { name, type } },
    )
    return createDatasource
  }
  expect((await offered('A topic', 'kafka')).actions).toContain('checkpoint.edit')
  const queue = await offered('A queue', 'amqp')
  expect(queue.actions).not.toContain('checkpoint.edit')
  const { errors } = await ask(
    world,
    'mutation ($id: ID!, $input: CheckpointInput!) { setCheckpoint(datasourceId: $id, input: $input) { current { seq } } }',
    { id: queue.id, input: { value: {} } },
  )
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'unprocessable' })
})

test('says what the caller may do, and refuses the rest', async () => {
  const { id } = await create('Guarded')
  const viewer = await world.token('viewer')
  const as = { as: viewer.token }
  const { me, datasource } = await told(
    world,
    `query ($id: ID!) { me { by actions actionsAnywhere actionsGlobal organization { id actions projects { name actions } } roles { role } }
      datasource(id: $id) { actions } }`,
    { id },
    as,
  )
  expect(me).toMatchObject({ by: 'token', roles: [{ role: 'viewer' }], actionsGlobal: [] })
  expect(me.actions).toContain('catalog.read')
  expect(me.organization).toMatchObject({ id: world.home.tenantId, projects: [{ name: 'Default' }] })
  expect(datasource.actions).not.toContain('datasource.operate')
  const { errors } = await ask(world, 'mutation ($id: ID!) { disableDatasource(id: $id) { id } }', { id }, as)
  expect(errors?.[0]?.extensions).toMatchObject({
    code: 'forbidden',
    status: 403,
    detail: 'This needs the permission datasource.operate',
  })
  expect(errors?.[0]?.extensions.correlationId).toMatch(/^[0-9a-f-]{36}$/)
})

test('a role on one datasource allows there alone', async () => {
  const { id } = await create('Operated')
  const operator = await world.token('operator', world.home, { kind: 'datasource', id })
  const { me } = await told(world, '{ me { actions actionsAnywhere } }', {}, { as: operator.token })
  expect(me.actions).not.toContain('datasource.operate')
  expect(me.actionsAnywhere).toContain('datasource.operate')
})

test('errors are problem documents, each with its place', async () => {
  const { id } = await create('Erring')
  const input = { name: '', type: 'http_webhook' }
  const query = 'mutation ($input: CreateDatasourceInput!) { createDatasource(input: $input) { id } }'
  const { errors } = await ask(world, query, { input })
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'invalid_body', status: 400 })
  expect(errors?.[0]?.extensions.errors[0].path).toBe('name')
  const stale = await ask(world, 'mutation ($id: ID!) { archiveDatasource(id: $id, etag: "datasource-9") { id } }', {
    id,
  })
  expect(stale.errors?.[0]?.extensions).toMatchObject({ code: 'etag_mismatch', status: 412 })
  const unknown = await ask(world, '{ nothing }')
  expect(unknown).toMatchObject({ status: 400, errors: [{ extensions: { code: 'graphql_invalid', status: 400 } }] })
  expect(unknown.errors?.[0]?.extensions).not.toHaveProperty('http')
  expect((await ask(world, '{')).errors?.[0]?.extensions.code).toBe('graphql_invalid')
})

test('only whoever is signed in is answered, and only by POST of one JSON object', async () => {
  const stranger = await ask(world, getIntrospectionQuery(), {}, { as: null })
  expect(stranger).toMatchObject({ status: 401, errors: [{ extensions: { code: 'unauthenticated' } }] })
  expect((await told(world, getIntrospectionQuery())).__schema.queryType.name).toBe('Query')
  expect((await world.app.inject({ method: 'GET', url: '/graphql?query={me{by}}' })).statusCode).not.toBe(200)
  expect((await send(world, '[{"query":"{ me { by } }"}]')).errors?.[0]?.extensions.code).toBe('graphql_invalid')
  expect((await send(world, '{"query"')).errors?.[0]?.extensions.code).toBe('json_invalid')
  const form = { headers: { 'content-type': 'application/x-www-form-urlencoded' } }
  expect((await send(world, 'query={me{by}}', form)).errors?.[0]?.extensions.code).toBe('unsupported_media_type')
})

test('what is too deep, too costly or too long is refused', async () => {
  const deep = `{ datasources { edges { node { events { edges { node { warnings { code } } } } } } } }`
  expect((await ask(world, deep)).status).toBe(200)
  const codeOf = async (query: string, variables = {}) => {
    const { status, errors } = await ask(world, query, variables)
    return [status, errors?.[0]?.extensions.code]
  }
  const fragments = `query { me { ...a } } fragment a on Me { roles { subject { id } } organizations { projects { ...c } } }
    fragment c on Project { id }`
  expect((await ask(world, fragments)).status).toBe(200)
  const costly = 'query ($first: Int) { datasources(first: $first) { nodes { draft { contentHash } } } }'
  expect(await codeOf(costly, { first: 1000 })).toEqual([400, 'query_too_costly'])
  expect(await codeOf(costly, { first: 5 })).toEqual([200, undefined])
  const many = Array.from(
    { length: 60 },
    (_, n) => `a${n}: datasources { nodes { owner { name } project { name } throttle { until } failure { code } } }`,
  )
  expect(await codeOf(`{ ${many.join(' ')} }`)).toEqual([400, 'query_too_costly'])
  const long = Array.from({ length: 2500 }, (_, n) => `a${n}: __typename`)
  expect(await codeOf(`{ ${long.join(' ')} }`)).toEqual([400, 'graphql_invalid'])
})

test('saves a draft with every digit, tests it with every digit', async () => {
  const { id, draftEtag } = await create('Exact')
  const content = draftWith(await world.secret())
  const text = JSON.stringify(content).replace('{"path":"$.text"}', '{"const":12345678901234567890}')
  const { putDraft } = await told(
    world,
    `mutation ($id: ID!, $etag: String!, $text: String!) { putDraft(datasourceId: $id, etag: $etag, input: { contentText: $text }) {
      etag contentText contentHash validation { ok } updatedBy { name } updatedAt } }`,
    { id, etag: draftEtag, text },
  )
  expect(putDraft.contentText).toContain('12345678901234567890')
  expect(putDraft.updatedBy).toEqual({ name: 'admin' })
  const stale = await ask(
    world,
    'mutation ($id: ID!) { putDraft(datasourceId: $id, etag: "draft-1", input: {}) { etag } }',
    { id },
  )
  expect(stale.errors?.[0]?.extensions.code).toBe('etag_mismatch')
  const payload = '{"id": 98765432109876543210, "title": "T", "severity": "high", "created_at": "2026-01-01T00:00:00Z"}'
  const { testRun } = await told(
    world,
    `mutation ($id: ID!, $input: TestRunInput!) { testRun(datasourceId: $id, input: $input) {
      items { outcome alerts would } summary { total mapped } compare { path } } }`,
    { id, input: { payloads: [payload] } },
  )
  expect(testRun).toMatchObject({ items: [{ outcome: 'mapped' }], summary: { total: 1, mapped: 1 }, compare: null })
  expect(JSON.parse(testRun.items[0].alerts[0]).sourceEventId).toBe('98765432109876543210')
  const bad = await ask(
    world,
    'mutation ($id: ID!) { testRun(datasourceId: $id, input: { payloads: ["{"] }) { summary { total } } }',
    { id },
  )
  expect(bad.errors?.[0]?.extensions).toMatchObject({ code: 'json_invalid', errors: [{ path: 'payloads[0]' }] })
}, 30_000)

test('a mapping keeps the order of its rows, in a draft and in a version', async () => {
  const { id, draftEtag } = await create('Ordered')
  const content = draftWith(await world.secret())
  const { recordId, outputs: before } = MAPPING
  const fields = { title: '$.title', severity: '$.severity', ruleId: '$.rule', description: '$.text', kind: '$.kind' }
  const rows = Object.keys(fields)
  const outputs = before.map((output, index) =>
    index === 0
      ? { ...output, fields: Object.fromEntries(Object.entries(fields).map(([name, path]) => [name, { path }])) }
      : output,
  )
  const rowsOf = (mapping: { outputs: { fields: object }[] }) => Object.keys(mapping.outputs[0]?.fields ?? {})
  const body = { ...content, mapping: { outputs, recordId } }
  const put = await world.call('PUT', `/datasources/${id}/draft`, { body, headers: { 'if-match': draftEtag } })
  expect(rowsOf(put.body.mapping)).toEqual(rows)
  const draft = await world.call('GET', `/datasources/${id}/draft`)
  expect([rowsOf(draft.body.mapping), Object.keys(draft.body.mapping)]).toEqual([rows, ['outputs', 'recordId']])
  const ask = 'query ($id: ID!) { datasource(id: $id) { draft { mapping contentText contentHash } } }'
  const shown = (await told(world, ask, { id })).datasource.draft
  expect([rowsOf(shown.mapping), rowsOf(JSON.parse(shown.contentText).mapping)]).toEqual([rows, rows])
  const published = { comment: 'In order', etag: draft.body.etag }
  expect((await world.call('POST', `/datasources/${id}/publish`, { body: published })).status).toBe(200)
  const version = await world.call('GET', `/datasources/${id}/versions/1`)
  expect(rowsOf(version.body.mapping)).toEqual(rows)
  expect(version.body.contentHash).toBe(shown.contentHash)
}, 30_000)

test('publishes, compares and rolls back', async () => {
  const { id, draftEtag } = await create('Published')
  const put = `mutation ($id: ID!, $etag: String!, $input: DraftInput!) { putDraft(datasourceId: $id, etag: $etag, input: $input) { etag } }`
  const publish = `mutation ($id: ID!, $etag: String!) { publish(datasourceId: $id, etag: $etag, comment: "why") {
    version etag datasource { publishedVersion health } } }`
  const secret = await world.secret()
  const first = (await told(world, put, { id, etag: draftEtag, input: draftWith(secret) })).putDraft
  const one = (await told(world, publish, { id, etag: first.etag })).publish
  expect(one).toMatchObject({ version: 1, datasource: { publishedVersion: 1 } })
  const input = { ...draftWith(secret), runtime: { batch: { maxItems: 10 } } }
  const second = (await told(world, put, { id, etag: one.etag, input })).putDraft
  const { datasource } = await told(
    world,
    `query ($id: ID!) { datasource(id: $id) {
      versions { nodes { number comment createdBy { name } } }
      version(number: 1) { contentText comments { nodes { body } } }
      diff(from: "1", to: "draft") { changes { path kind before after risk area } summary { added areas } beforeText }
      runtimeStatus { health checkpoint { seq } workers { node } }
      metrics { step time received latencyP50 }
      events { nodes { id } } deadLetters { nodes { id } } deadLetterGroups { code count } logs { nodes { id } } runs { nodes { id } }
      roleBindings { role scope { kind id } }
      draft { etag secrets }
    } }`,
    { id },
  )
  expect(datasource.versions.nodes).toEqual([{ number: 1, comment: 'why', createdBy: { name: 'admin' } }])
  expect(datasource.diff.changes[0]).toMatchObject({ area: 'runtime', before: null })
  expect(datasource.metrics.time).toHaveLength(datasource.metrics.received.length)
  expect(datasource.roleBindings.length).toBeGreaterThan(0)
  await told(world, publish, { id, etag: second.etag })
  const { rollback } = await told(
    world,
    'mutation ($id: ID!) { rollback(datasourceId: $id, version: 1) { version } }',
    { id },
  )
  expect(rollback.version).toBe(3)
})

test('counts beside the catalog', async () => {
  const { datasourceFacets } = await told(
    world,
    '{ datasourceFacets(filter: { tag: "few" }) { total tag { value count } type { value label count } project { label } health { value count } owner { label } } }',
  )
  expect(datasourceFacets).toMatchObject({
    total: 5,
    tag: [{ value: 'few', count: 5 }],
    type: [{ value: 'http_webhook', label: 'HTTP webhook', count: 5 }],
    project: [{ label: 'Default' }],
    health: [{ value: 'unpublished', count: 5 }],
    owner: [{ label: 'admin' }],
  })
})

test('tells which feeds have changes that are not published, in one statement a page', async () => {
  for (const name of ['Changed A', 'Changed B', 'Changed C']) {
    const { id, draftEtag } = await create(name)
    const body = draftWith(await world.secret())
    const put = await world.call('PUT', `/datasources/${id}/draft`, { body, headers: { 'if-match': draftEtag } })
    const { etag } = put.body
    if (name !== 'Changed C')
      await world.call('POST', `/datasources/${id}/publish`, { body: { comment: 'first', etag } })
    const later = name === 'Changed A' ? { ...body, runtime: { dedupe: { windowHours: 1 } } } : body
    if (name !== 'Changed C')
      await world.call('PUT', `/datasources/${id}/draft`, { body: later, headers: { 'if-match': '*' } })
  }
  const page = `query ($filter: DatasourceFilter) { datasources(filter: $filter) { nodes { name hasUnpublishedChanges } }
    datasourceFacets(filter: $filter) { total } }`
  const statements = await statementsOf(async () => {
    const { datasources } = await told(world, page, { filter: { search: 'Changed ' } })
    expect(datasources.nodes).toEqual([
      { name: 'Changed A', hasUnpublishedChanges: true },
      { name: 'Changed B', hasUnpublishedChanges: false },
      { name: 'Changed C', hasUnpublishedChanges: false },
    ])
  })
  expect(statements.filter((text) => text.includes('datasources.changed'))).toHaveLength(1)
  const waiting = await told(world, page, { filter: { search: 'Changed ', unpublishedChanges: true } })
  expect([waiting.datasources.nodes.map(({ name }: { name: string }) => name), waiting.datasourceFacets.total]).toEqual(
    [['Changed A'], 1],
  )
  const others = await world.call('GET', '/datasources?search=Changed%20&unpublishedChanges=false')
  expect(others.body.items.map(({ name }: { name: string }) => name)).toEqual(['Changed B', 'Changed C'])
}, 30_000)

test('a mutation with an Idempotency-Key is done once', async () => {
  const headers = { 'idempotency-key': randomUUID() }
  const query = `mutation { a: createDatasource(input: { name: "Once a", type: "http_webhook" }) { id createdAt }
    b: createDatasource(input: { name: "Once b", type: "http_webhook" }) { id } }`
  const first = await told(world, query, {}, { headers })
  expect(first.a.id).not.toBe(first.b.id)
  expect(await told(world, query, {}, { headers })).toEqual(first)
})

test('connector types come with their presets', async () => {
  const { connectorType, none } = await told(
    world,
    '{ connectorType(type: "http_webhook") { title sample presets { name title config requiredSecrets } } none: connectorType(type: "x") { title } }',
  )
  expect(JSON.parse(connectorType.sample)).toBeTypeOf('object')
  expect(connectorType.presets).toContainEqual({
    name: 'github',
    title: 'GitHub',
    config: { preset: 'github' },
    requiredSecrets: ['signing'],
  })
  expect(none).toBeNull()
})

test('an organization that was just made has its project', async () => {
  const admin = await world.token('admin', world.home, { kind: 'global' })
  const query = 'mutation { createOrganization(name: "Fresh") { name actions projects { name actions } } }'
  const { createOrganization } = await told(world, query, {}, { as: admin.token })
  expect(createOrganization).toMatchObject({ name: 'Fresh', projects: [{ name: 'Default' }] })
  expect(createOrganization.projects[0].actions).toContain('datasource.create')
})

describe('an answer', () => {
  const called = (headers: Readonly<Record<string, string>>, query: string) =>
    world.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { authorization: `Bearer ${world.admin}`, 'content-type': 'application/json', ...headers },
      payload: JSON.stringify({ query }),
    })
  const LARGE = '{ connectorTypes { type configSchema guide } }'

  test.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('is compressed for whoever takes %s, and is the same', async (coding, unpack) => {
    const plain = await called({}, LARGE)
    const packed = await called({ 'accept-encoding': coding }, LARGE)
    expect(packed.headers['content-encoding']).toBe(coding)
    expect(packed.headers.vary).toMatch(/accept-encoding/i)
    expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 3)
    expect(unpack(packed.rawPayload).equals(plain.rawPayload)).toBe(true)
  })

  test('that is small is sent as it is', async () => {
    const small = await called({ 'accept-encoding': 'br' }, '{ __typename }')
    expect(small.headers['content-encoding']).toBeUndefined()
    expect(small.json()).toEqual({ data: { __typename: 'Query' } })
  })
})
