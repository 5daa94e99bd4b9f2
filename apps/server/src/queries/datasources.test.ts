import { randomUUID } from 'node:crypto'
import { inTenant } from '@halcyon/store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../commands/command.ts'
import { insertInto, seedCounts, seedEvent, seedHost, seedNode } from '../gateway/http/routes/datasource-seeding.ts'
import { draftWith, openWorld, type World } from '../gateway/http/routes/datasource-world.ts'
import { listDatasources } from './datasources.ts'

let world: World
let secret: string
beforeAll(async () => {
  world = await openWorld()
  secret = await world.secret()
})
afterAll(() => world.close())

const create = async (name: string, more: object = {}): Promise<string> => {
  const { body } = await world.call('POST', '/datasources', { body: { name, type: 'http_webhook', ...more } })
  return body.id
}
const publish = async (id: string) => {
  const put = await world.call('PUT', `/datasources/${id}/draft`, {
    body: draftWith(secret),
    headers: { 'if-match': '*' },
  })
  await world.call('POST', `/datasources/${id}/publish`, { body: { etag: put.body.etag, comment: '' } })
}
const names = async (query: string) => {
  const { body } = await world.call('GET', `/datasources?${query}`)
  return body.items.map(({ name }: { name: string }) => name)
}

test('lists, searches, filters, sorts and pages', async () => {
  const [bravo, alpha] = [
    await create('Bravo', { tags: ['edr'] }),
    await create('alpha', { description: 'Cloud trail' }),
  ]
  await create('Charlie', { ownerId: null })
  await create('gone')
  const gone = (await world.call('GET', '/datasources?search=gone')).body.items[0]
  await world.call('DELETE', `/datasources/${gone.id}`, { headers: { 'if-match': gone.etag } })
  expect(await names('')).toEqual(['alpha', 'Bravo', 'Charlie'])
  expect(await names('sort=-name')).toEqual(['Charlie', 'Bravo', 'alpha'])
  expect(await names('sort=createdAt')).toEqual(['Bravo', 'alpha', 'Charlie'])
  expect(await names('status=archived')).toEqual(['gone'])
  expect(await names('status=all')).toHaveLength(4)
  expect(await names('search=CLOUD')).toEqual(['alpha'])
  expect(await names('search=%25')).toEqual([])
  expect(await names('tag=edr')).toEqual(['Bravo'])
  expect(await names('type=fax')).toEqual([])
  expect((await world.call('GET', '/datasources?sort=colour')).status).toBe(400)
  expect((await world.call('GET', '/datasources?colour=red')).status).toBe(400)
  for (const sort of ['name', '-createdAt', 'health', '-eventsPerSecond']) {
    const first = (await world.call('GET', `/datasources?limit=2&sort=${sort}`)).body
    const rest = (await world.call('GET', `/datasources?limit=2&sort=${sort}&cursor=${first.nextCursor}`)).body
    expect([...first.items, ...rest.items].map(({ name }: { name: string }) => name)).toEqual(
      await names(`sort=${sort}`),
    )
    expect(rest.nextCursor).toBeNull()
  }
  await world.call('POST', `/datasources/${alpha}/disable`)
  expect(await names('status=disabled')).toEqual(['alpha'])
  await publish(bravo)
  expect(await names('status=failing')).toEqual(['Bravo'])
  await seedNode(world, ['ingest'])
  expect(await names('status=healthy')).toEqual(['Bravo'])
})

test('items say how each does', async () => {
  const id = await create('Busy')
  await publish(id)
  const at = new Date(Date.now() - 1000)
  const host = await seedHost(world, world.home, id, 'ws-1', at)
  await seedEvent(world, world.home, { datasourceId: id, at, host })
  await seedCounts(world, world.home, id, at, { received: 60, mapped: 54, rejected: 6 })
  await seedCounts(world, world.home, id, new Date(Date.now() - 300_000), { received: 600, mapped: 600 })
  const { items } = (await world.call('GET', '/datasources?search=busy')).body
  expect(items).toMatchObject([
    {
      id,
      health: 'degraded',
      eventsPerSecond: 1,
      errorsPerMinute: 6,
      lastEventAt: at.toISOString(),
      publishedVersion: 1,
    },
  ])
  expect(items[0].failure).toMatchObject({ code: 'many_rejected' })
  expect(await names('sort=-eventsPerSecond&limit=1')).toEqual(['Busy'])
})

test('takes two queries, whatever the size of the page', async () => {
  for (let n = 0; n < 20; n++) await create(`many ${n}`)
  const context = { db: world.db, tenantId: world.home.tenantId } as Context
  const count = async (sort: 'name' | 'health', limit: number): Promise<number> => {
    let queries = 0
    await inTenant(world.db, world.home.tenantId, async (tx) => {
      const counted = tx.withPlugin({
        transformQuery: ({ node }) => {
          queries++
          return node
        },
        transformResult: async ({ result }) => result,
      })
      await listDatasources(
        counted as typeof tx,
        context,
        { all: true },
        { sort, descending: false },
        { limit },
        () => 'push',
      )
    })
    return queries
  }
  expect([
    await count('name', 1),
    await count('name', 20),
    await count('health', 1),
    await count('health', 20),
  ]).toEqual([2, 2, 2, 2])
})

test('shows each caller what is theirs to see', async () => {
  const [mine, shared] = [await create('Mine'), await create('Shared')]
  const member = await world.token('viewer', world.home, { kind: 'datasource', id: shared })
  const list = async (token: string) => (await world.call('GET', '/datasources?limit=1000', { as: token })).body.items
  expect((await list(member.token)).map(({ id }: { id: string }) => id)).toEqual([shared])
  expect((await world.call('GET', `/datasources/${mine}`, { as: member.token })).status).toBe(404)
  await insertInto(world, world.home, (tx) =>
    tx.updateTable('datasource').set({ owner_id: member.userId }).where('id', '=', mine).execute(),
  )
  expect((await list(member.token)).map(({ id }: { id: string }) => id)).toEqual([mine, shared])
  const stranger = await world.token('admin', world.other)
  expect(await list(stranger.token)).toEqual([])
  expect((await world.call('GET', `/datasources/${randomUUID()}`, { as: stranger.token })).status).toBe(404)
})
