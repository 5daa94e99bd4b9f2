import { readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectStatus, type MadeFeed, makeFeed } from '../support/feed.ts'
import { makePerson, type Person } from '../support/people.ts'
import { eventOf, openTarget, type Target } from './support/target.ts'

let target: Target
let feed: MadeFeed
let stranger: Person
/** Ids of ours that a stranger tries, by the path's first word. */
const ids: Record<string, string> = {}
beforeAll(async () => {
  target = await openTarget()
  const { api } = target
  feed = await makeFeed(api)
  await feed.post(eventOf('ours'))
  await feed.post({ ...eventOf('rejected'), title: null, severity: {} })
  const other = expectStatus(await api<{ id: string }>('POST', '/organizations', { name: 'Other' }), 201)
  const asOther: typeof api = (method, path, body) => api(method, path, body, { 'x-organization-id': other.id })
  stranger = await makePerson(target.server.gateway, asOther, 'stranger', 'admin', {
    kind: 'organization',
    id: other.id,
  })
  for (const table of ['alert', 'entity', 'relationship', 'run', 'secret', 'project', 'role_binding', 'change_request'])
    ids[`${table.replaceAll('_', '-')}s`] = await anyId(table)
  ids.entities = await anyId('entity')
  ids.secrets = feed.secretId
})
afterAll(() => target.shared.close())

/** Of a table that may not be there, or be empty: an id of nobody, which a stranger must not be able to tell from ours. */
async function anyId(table: string): Promise<string> {
  const [exists] = await target.shared.query('select from pg_class where relname = $1', [table])
  const [row] = exists === undefined ? [] : await target.shared.query<{ id: string }>(`select id from ${table} limit 1`)
  return row?.id ?? crypto.randomUUID()
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

test('row 57: another organization’s id is 404 on every route of the description, whatever the body', async () => {
  const { paths } = JSON.parse(
    readFileSync(new URL('../../docs/reference/openapi.json', import.meta.url), 'utf8'),
  ) as OpenApi
  const tried: string[] = []
  for (const [path, operations] of Object.entries(paths)) {
    const [, root = ''] = /^\/api\/v1\/([^/]+)\/\{/.exec(path) ?? []
    if (root === '' || root === 'connector-types') continue
    const url = path.replace('/api/v1', '').replace(/\{[^}]+\}/, ids[root] ?? feed.id)
    const [event] = await target.shared.query<{ id: string }>('select event_id as id from ledger limit 1')
    const whole = url.replace(/\{(eventId|[a-z]*Id)\}/gi, event?.id ?? '').replace(/\{[^}]+\}/g, '1')
    for (const method of Object.keys(operations)) {
      const body = method === 'get' ? undefined : { no: 'such' }
      const answer = await stranger.api<{ code: string }>(method.toUpperCase(), whole, body, { 'if-match': '*' })
      expect({ method, path, status: answer.status, code: answer.body.code }).toEqual({
        method,
        path,
        status: 404,
        code: 'not_found',
      })
      tried.push(`${method} ${path}`)
    }
  }
  expect(tried.length).toBeGreaterThan(30)
})

test('row 57: lists hold nothing of another organization, whatever is asked', async () => {
  for (const path of [
    '/datasources',
    '/secrets',
    '/alerts',
    '/entities',
    '/relationships',
    `/alerts?datasourceId=${feed.id}`,
  ]) {
    const answer = await stranger.api<{ items: unknown[] }>('GET', path)
    expect({ path, status: answer.status, items: answer.body.items }).toEqual({ path, status: 200, items: [] })
  }
})

/** A connection as the product pools them: under its role, with no organization set. */
async function asApplication<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: target.shared.url, options: '-c role=halcyon_app' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const tenantTables = () =>
  target.shared.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1`,
  )

test('row 58: a pooled connection with no organization set sees no row of any table', async () => {
  const tables = await tenantTables()
  expect(tables.length).toBeGreaterThan(15)
  const filled: string[] = []
  await asApplication(async (client) => {
    for (const { name } of tables) {
      const { rows } = await client.query(`select from ${name} limit 1`)
      expect({ name, rows: rows.length }).toEqual({ name, rows: 0 })
      if ((await target.shared.query(`select from ${name} limit 1`)).length > 0) filled.push(name)
    }
  })
  expect(filled).toEqual(
    expect.arrayContaining(['alert', 'datasource', 'delivery', 'ledger', 'raw_capture', 'secret_version']),
  )
})

test('row 58: a row of another organization is neither written nor changed nor taken away', async () => {
  const [row] = await target.shared.query<{ tenant: string }>(
    'select tenant_id as tenant from datasource where id = $1',
    [feed.id],
  )
  const foreign = row!.tenant
  await asApplication(async (client) => {
    await client.query(`select set_config('halcyon.tenants', $1, false)`, [crypto.randomUUID()])
    const insert = client.query('insert into project (tenant_id, id, name) values ($1, gen_random_uuid(), $2)', [
      foreign,
      'x',
    ])
    await expect(insert).rejects.toMatchObject({ code: '42501' })
    for (const change of [
      `update datasource set name = 'taken' where id = '${feed.id}'`,
      `update alert set title = 'taken' where datasource_id = '${feed.id}'`,
      `delete from alert where datasource_id = '${feed.id}'`,
      `delete from delivery where datasource_id = '${feed.id}'`,
    ])
      expect([change, (await client.query(change)).rowCount]).toEqual([change, 0])
  })
  await asApplication(async (client) => {
    await client.query(`select set_config('halcyon.tenants', $1, false)`, [foreign])
    const moved = client.query('update project set tenant_id = gen_random_uuid()')
    await expect(moved).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|23503)$/) })
    for (const statement of ['alter table alert disable row level security', 'drop table audit'])
      await expect(client.query(statement)).rejects.toThrow()
  })
})
