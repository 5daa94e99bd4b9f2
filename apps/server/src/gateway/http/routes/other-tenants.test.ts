import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedDeadLetter, seedEvent, seedHost } from './datasource-seeding.ts'
import { draftWith, openWorld, type World } from './datasource-world.ts'

let world: World
/** What stands for each parameter of a path: ids of the other organization. */
const ids = new Map<string, string>()
let feed: string
let stranger: string

beforeAll(async () => {
  world = await openWorld()
  stranger = (await world.token('admin', world.other)).token
  feed = (await world.call('POST', '/datasources', { body: { name: 'Ours', type: 'http_webhook' } })).body.id
  const body = draftWith(await world.secret())
  const put = await world.call('PUT', `/datasources/${feed}/draft`, { body, headers: { 'if-match': '*' } })
  await world.call('POST', `/datasources/${feed}/publish`, { body: { etag: put.body.etag, comment: '' } })
  const host = await seedHost(world, world.home, feed, 'ws-1', new Date())
  const event = await seedEvent(world, world.home, { datasourceId: feed, at: new Date(), host })
  const letter = await seedDeadLetter(world, world.home, feed, 'empty_key')
  const replay = await world.call('POST', `/datasources/${feed}/dead-letters/replay`, { body: { ids: [letter] } })
  ids.set('/runs', replay.body.runId)
  ids.set('/alerts', event.alertId).set('/entities', host).set('/relationships', event.relationshipId)
  ids.set('eventId', event.id)
  const suggestion = await world.call('POST', `/datasources/${feed}/suggestions`, { body: { body: 'x' } })
  ids.set('suggestionId', suggestion.body.id)
})
afterAll(() => world.close())

const fill = (path: string): string => {
  const [, root] = /^(\/[^/]+)/.exec(path) ?? []
  return path
    .replace(/:id\b/, ids.get(root ?? '') ?? feed)
    .replace(/:(eventId|suggestionId)/, (_, name: string) => ids.get(name) ?? '')
    .replace(/:version|:a|:b/g, '1')
}

test('row 57: another organization’s id is not found, on every route, whatever the body', async () => {
  const routes = world.app.operations
    .map(({ method, path }) => ({ method, path: path.replace('/api/v1', '') }))
    .filter(({ path }) => path.includes('/:') && !path.startsWith('/connector-types'))
  expect(routes.length).toBeGreaterThan(30)
  for (const { method, path } of routes) {
    const url = fill(path)
    const write = method === 'GET' ? {} : { body: { no: 'such', etag: 'x' }, headers: { 'if-match': '*' } }
    const [theirs, ours] = [
      await world.call(method, url, { as: stranger, ...write }),
      await world.call(method, url, write),
    ]
    expect([`${method} ${path}`, theirs.status, theirs.body.code]).toEqual([`${method} ${path}`, 404, 'not_found'])
    if (method === 'GET') expect([`${method} ${path}`, ours.status]).toEqual([`${method} ${path}`, 200])
    expect([`${method} ${path}`, (await world.call(method, url, { ...write, as: null })).status]).toEqual([
      `${method} ${path}`,
      401,
    ])
  }
})

test('lists hold nothing of another organization, whatever is asked', async () => {
  for (const path of ['/datasources', '/alerts', '/entities', '/relationships']) {
    expect((await world.call('GET', path, { as: stranger })).body.items).toEqual([])
  }
  for (const path of ['/alerts', '/entities', '/relationships']) {
    expect((await world.call('GET', `${path}?datasourceId=${feed}`, { as: stranger })).body.items).toEqual([])
  }
  expect(
    (await world.call('GET', '/datasources', { as: stranger, headers: { 'x-organization-id': world.home.tenantId } }))
      .status,
  ).toBe(404)
})

test('no word of a query string makes an error of ours', async () => {
  const words = [
    '%00',
    '%27',
    '%ff',
    '999999999999999999999',
    'null',
    '[]',
    'NaN',
    randomUUID(),
    '2026-13-45T99:99:99Z',
    '',
  ]
  const routes = world.app.operations.filter(({ method }) => method === 'GET')
  for (const { path, query } of routes) {
    const names = Object.keys((query as { properties?: object } | undefined)?.properties ?? {}).filter(
      (name) => name !== 'follow',
    )
    for (const name of names) {
      for (const word of words) {
        const { status } = await world.call('GET', `${fill(path.replace('/api/v1', ''))}?${name}=${word}`)
        expect([path, name, word, status < 500]).toEqual([path, name, word, true])
      }
    }
  }
})
