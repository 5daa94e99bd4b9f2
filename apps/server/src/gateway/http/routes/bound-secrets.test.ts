import { randomUUID } from 'node:crypto'
import { inTenant } from '@halcyon/store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MAPPING, openWorld, type World } from './datasource-world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const restDraft = (url: string, token: string, request: object = {}) => ({
  config: {
    request: { url, path: '/alerts', ...request },
    auth: { kind: 'bearer' },
    recordPath: '$[*]',
    schedule: { kind: 'interval', every: 'PT1H' },
  },
  secrets: { token },
  mapping: MAPPING,
})
/** The id of a feed that was published with this draft. */
async function published(draft: object): Promise<string> {
  const { body } = await world.call('POST', '/datasources', { body: { name: randomUUID(), type: 'rest_poller' } })
  const put = await world.call('PUT', `/datasources/${body.id}/draft`, {
    body: draft,
    headers: { 'if-match': body.draft.etag },
  })
  const answer = await world.call('POST', `/datasources/${body.id}/publish`, { body: { etag: put.body.etag } })
  expect([answer.status, answer.body.errors]).toEqual([200, undefined])
  return body.id
}
const hosts = async (id: string) =>
  (
    await inTenant(world.db, world.home.tenantId, (tx) =>
      tx.selectFrom('secret').select('allowed_hosts').where('id', '=', id).executeTakeFirstOrThrow(),
    )
  ).allowed_hosts

test('a secret that names no hosts is bound to those of the configuration it is published with, on record', async () => {
  const secret = await world.secret()
  expect(await hosts(secret)).toBeNull()
  const id = await published(restDraft('https://API.example.test:8443/v1', secret))
  expect(await hosts(secret)).toEqual(['api.example.test'])
  const [entry] = await inTenant(world.db, world.home.tenantId, (tx) =>
    tx
      .selectFrom('audit')
      .select('after')
      .where('action', '=', 'datasource.publish')
      .where('datasource_id', '=', id)
      .execute(),
  )
  expect(entry?.after).toMatchObject({ hostsBound: [{ id: secret, allowedHosts: ['api.example.test'] }] })

  // It is bound: what another feed is published with does not widen it.
  await published(restDraft('https://elsewhere.example.test', secret))
  expect(await hosts(secret)).toEqual(['api.example.test'])
})

test('it stays unbound where only the source tells where to go', async () => {
  const secret = await world.secret()
  await published(restDraft('https://api.example.test', secret, { redirects: 2 }))
  expect(await hosts(secret)).toBeNull()
})
