import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseJson } from '@halcyon/domain'
import { inTenant } from '@halcyon/store'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useExtensions } from '../commands/datasources/catalog.ts'
import { MAPPING, openWorld, type World } from '../gateway/http/routes/datasource-world.ts'
import { listed } from './fixtures/listed-connector.ts'

const MODULE = new URL('./fixtures/listed-connector.ts', import.meta.url).href

const TOKEN = 'the-token-of-the-source'
const ALERTS = ['a', 'b', 'c'].map((id) => ({
  id,
  title: `Alert ${id}`,
  severity: 'high',
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
  text: 'a secret text',
}))

let world: World
let asked: { readonly path: string; readonly authorization: string | undefined }[] = []
const source = createServer((request, response) => {
  const { url = '', headers } = request
  asked.push({ path: url, authorization: headers.authorization })
  if (url.startsWith('/moved')) response.writeHead(302, { location: `http://localhost:${port()}/alerts` }).end()
  else if (headers.authorization !== `Bearer ${TOKEN}`) response.writeHead(401).end(`no ${headers.authorization}`)
  else
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify(url === '/odd' ? [ALERTS[0], null] : ALERTS))
})
const port = (): number => (source.address() as AddressInfo).port

beforeAll(async () => {
  await new Promise<void>((resolve) => source.listen(0, '127.0.0.1', resolve))
  const extension = { folder: '', name: 'listed', version: '1.0.0', module: MODULE, guide: '', connector: listed }
  useExtensions({ loaded: [extension], broken: [] })
  world = await openWorld(['127.0.0.0/8', '::1/128'])
})
afterAll(async () => {
  await world.close()
  source.closeAllConnections()
  source.close()
})

async function draft(path: string, secret: { value?: string; hosts?: readonly string[] } = {}): Promise<string> {
  asked = []
  const token = await world.sealed(secret.value ?? TOKEN, secret.hosts)
  const body = { name: `polled ${Math.random()}`, type: 'listed' }
  const created = (await world.call('POST', '/datasources', { body })).body
  const saved = await world.call('PUT', `/datasources/${created.id}/draft`, {
    body: {
      config: { url: `http://127.0.0.1:${port()}${path}` },
      secrets: { token },
      mapping: MAPPING,
      runtime: { capture: { redact: ['$.text'] } },
    },
    headers: { 'if-match': `"${created.draft.etag}"` },
  })
  expect(saved.body.validation.errors).toEqual([])
  return created.id
}
const fetched = (id: string, more: object = {}, as = world.admin) =>
  world.call('POST', `/datasources/${id}/test-run`, { body: { sample: 'fetch', ...more }, as })
const checked = async (id: string) => (await world.call('POST', `/datasources/${id}/check`, { body: {} })).body

describe('sample: fetch', { timeout: 60_000 }, () => {
  test('maps real records with the draft: redacted, audited, nothing written, no checkpoint', async () => {
    const id = await draft('/alerts')
    const { status, body } = await fetched(id, { limit: 2 })
    expect([status, body.summary?.mapped, asked.length]).toEqual([200, 2, 1])
    expect(body.items.map(({ payload }: { payload: unknown }) => payload)).toEqual(
      ALERTS.slice(0, 2).map((alert) => ({ ...alert, text: '[redacted]' })),
    )
    const rows = await inTenant(world.db, world.home.tenantId, (tx) =>
      sql<{ n: number }>`select (select count(*) from checkpoint where datasource_id = ${id})::int
        + (select count(*) from alert where datasource_id = ${id})::int
        + (select count(*) from raw_capture where datasource_id = ${id})::int as n`.execute(tx),
    )
    expect(rows.rows).toEqual([{ n: 0 }])
    const audit = await inTenant(world.db, world.home.tenantId, (tx) =>
      sql<{ entry: string }>`select to_json(a.*)::text as entry from audit a where action = 'datasource.fetch_sample'
        and datasource_id = ${id}`.execute(tx),
    )
    expect(audit.rows).toHaveLength(1)
    expect(parseJson(audit.rows[0]?.entry ?? '')).toMatchObject({ resource_id: id })
  })

  test('shows what cannot be read as it would be kept: rejected', async () => {
    const { items } = (await fetched(await draft('/odd'))).body
    expect(items.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['mapped', 'rejected'])
    expect(items[1].errors).toEqual([{ path: '$', code: 'response_invalid', message: 'No record' }])
  })

  test('over GraphQL as well', async () => {
    const id = await draft('/alerts')
    const query = `mutation ($id: ID!) { testRun(datasourceId: $id, input: { sample: fetch }) { summary { mapped } } }`
    const answer = await world.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { authorization: `Bearer ${world.admin}` },
      payload: { query, variables: { id } },
    })
    expect(answer.json()).toEqual({ data: { testRun: { summary: { mapped: 3 } } } })
  })

  test('says what the source said, and what to do, without the secret', async () => {
    const id = await draft('/alerts', { value: 'a-token-that-is-wrong' })
    const { status, body } = await fetched(id)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(body.errors[0]).toMatchObject({ path: 'sample', suggestion: expect.any(String) })
    expect(JSON.stringify([body, await checked(id)])).not.toContain('a-token-that-is-wrong')
  })

  test('is for who may see raw events, of a source that is asked', async () => {
    const id = await draft('/alerts')
    expect((await fetched(id, {}, (await world.token('viewer')).token)).status).toBe(403)
    const pushed = (await world.call('POST', '/datasources', { body: { name: 'pushed', type: 'http_webhook' } })).body
    expect((await fetched(pushed.id)).status).toBe(422)
    expect(asked).toEqual([])
  })
})

describe('a secret goes only where it may', { timeout: 60_000 }, () => {
  const naming = { errors: [{ message: expect.stringMatching(/^The secret ".+" may not be sent to 127\.0\.0\.1/) }] }

  test('in a check and in a fetch: refused before anything is sent, by its name', async () => {
    const id = await draft('/alerts', { hosts: ['api.example.test'] })
    expect((await fetched(id)).body).toMatchObject({ code: 'secret_host_refused', ...naming })
    const report = await checked(id)
    expect(report.ok).toBe(false)
    expect(JSON.stringify(report)).toMatch(/may not be sent to 127\.0\.0\.1/)
    expect(asked).toEqual([])
  })

  test('nor does it follow a redirect to another', async () => {
    const id = await draft('/moved', { hosts: ['127.0.0.1'] })
    expect((await fetched(id)).body.detail).toMatch(/^The secret ".+" may not be sent to localhost/)
    expect(asked.map(({ path }) => path)).toEqual(['/moved'])
  })

  test('to the host it names it goes', async () => {
    const id = await draft('/alerts', { hosts: [`127.0.0.1:${port()}`] })
    expect((await fetched(id)).body.summary).toMatchObject({ mapped: 3 })
  })
})
