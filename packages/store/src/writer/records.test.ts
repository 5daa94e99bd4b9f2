import type { JsonObject } from '@halcyon/domain'
import pg from 'pg'
import { beforeAll, expect, test, vi } from 'vitest'
import { askRowTypes, batchOf, seedFeed, type TestItem } from '../testing/feeds.ts'
import { nodeId, useDatabase } from '../testing/use-database.ts'
import type { BatchWriter } from './batch-writer.ts'
import { compose } from './compose.ts'

const used = useDatabase()
const { ask } = used
let writer: BatchWriter
const NODE = nodeId(1)

beforeAll(() => {
  writer = used.writer(1)
})

const OLD = '2026-01-01T00:00:00.000Z'
const NEW = '2026-02-01T00:00:00.000Z'
const alert = (title: string, updatedAt: string): TestItem => ({ alert: { source: 's', title, updatedAt } })
const titles = async (tenant: string) =>
  (await ask<{ title: string }>('select title from alert where tenant_id = $1', [tenant])).map(({ title }) => title)
const entity = async (tenant: string) =>
  (await ask('select name, attributes, xid::text, xmin::text from entity where tenant_id = $1', [tenant]))[0]

test('a newer alert updates, an older one does not, an equal one does when a newer version mapped it', async () => {
  const feed = await seedFeed(ask)
  const write = (title: string, at: string, version = 1) =>
    writer.write({ ...feed, version }, batchOf({ ...feed, version }, [alert(title, at)]))
  await write('new', NEW)
  await write('old', OLD)
  expect(await titles(feed.tenantId)).toEqual(['new'])
  await write('same time, same version', NEW)
  expect(await titles(feed.tenantId)).toEqual(['new'])
  await write('same time, next version', NEW, 2)
  expect(await titles(feed.tenantId)).toEqual(['same time, next version'])
  const revisions = await ask(
    "select mapping_version, content ->> 'title' as title from alert_revision where tenant_id = $1",
    [feed.tenantId],
  )
  expect(revisions).toEqual([{ mapping_version: 1, title: 'new' }])
})

test('of several changes to one alert in one batch the newest stands', async () => {
  const feed = await seedFeed(ask)
  await writer.write(feed, batchOf(feed, [alert('first', OLD), alert('last', NEW), alert('between', OLD)]))
  expect(await titles(feed.tenantId)).toEqual(['last'])
})

test('an entity is the merge of its feeds, by precedence, then by time', async () => {
  const low = await seedFeed(ask, { precedence: 1 })
  const high = await seedFeed(ask, { tenantId: low.tenantId, precedence: 2 })
  const write = (feed: typeof low, attributes: JsonObject, name?: string) =>
    writer.write(
      feed,
      batchOf(feed, [{ entities: [{ key: 'h', attributes, ...(name === undefined ? {} : { name }) }] }]),
    )
  await write(high, { os: 'linux', site: 'a' }, 'high')
  await write(low, { os: 'windows', rack: 7 }, 'low')
  expect(await entity(low.tenantId)).toMatchObject({ name: 'high', attributes: { os: 'linux', site: 'a', rack: 7 } })
  await write(low, { rack: 8 })
  expect(await entity(low.tenantId)).toMatchObject({ name: 'high', attributes: { os: 'linux', site: 'a', rack: 8 } })
})

test('what several records of one batch say of an entity comes together, as over several batches', async () => {
  const feed = await seedFeed(ask)
  const entities = [
    { key: 'h', name: 'named', attributes: { os: 'linux', ip: '10.0.0.1' } },
    { key: 'h', attributes: { ip: '10.0.0.2' } },
  ]
  const at = Date.parse(NEW)
  const items = entities.map((one, i) => ({ at: new Date(at + i), entities: [one] }))
  await writer.write(feed, batchOf(feed, items))
  expect(await entity(feed.tenantId)).toMatchObject({ name: 'named', attributes: { os: 'linux', ip: '10.0.0.2' } })
})

test('an older record of an entity fills what is missing and changes nothing else', async () => {
  const feed = await seedFeed(ask)
  const write = (at: string, attributes: JsonObject, name?: string) =>
    writer.write(
      feed,
      batchOf(feed, [{ at: new Date(at), entities: [{ key: 'h', attributes, ...(name && { name }) }] }]),
    )
  await write(NEW, { os: 'linux' })
  await write(OLD, { os: 'bsd', rack: 1 }, 'older')
  expect(await entity(feed.tenantId)).toMatchObject({ name: 'older', attributes: { os: 'linux', rack: 1 } })
  const [seen] = await ask('select first_seen_at, last_seen_at from entity where tenant_id = $1', [feed.tenantId])
  expect(seen).toEqual({ first_seen_at: new Date(OLD), last_seen_at: new Date(NEW) })
})

test('an entity that stays as it is is not written again', async () => {
  const feed = await seedFeed(ask)
  const same = { at: new Date(NEW), entities: [{ key: 'h', attributes: { os: 'linux' } }] }
  await writer.write(feed, batchOf(feed, [same]))
  const before = await entity(feed.tenantId)
  await writer.write(feed, batchOf(feed, [same]))
  expect(await entity(feed.tenantId)).toEqual(before)
})

test.each(['new', 'known'])('two writers that merge the same %s entity at once lose nothing', async (state) => {
  const one = await seedFeed(ask)
  const two = await seedFeed(ask, { tenantId: one.tenantId })
  if (state === 'known') await writer.write(one, batchOf(one, [{ entities: [{ key: 'h' }] }]))
  const held = new pg.Client({ connectionString: used.database.ownerUrl, options: '-c role=halcyon_app' })
  await held.connect()
  await held.query('begin')
  const marks = Array.from({ length: 12 }, (_, i) => `$${i + 1}`).join(', ')
  const first = batchOf(one, [{ entities: [{ key: 'h', attributes: { one: 1 } }] }])
  await held.query(
    `select from halcyon.write_batch(${marks})`,
    compose(NODE, await askRowTypes(ask), [{ feed: one, batch: first }]),
  )
  const second = writer.write(two, batchOf(two, [{ entities: [{ key: 'h', attributes: { two: 2 } }] }]))
  await vi.waitFor(async () => {
    const waiting = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
    expect(await ask(waiting)).toHaveLength(1)
  })
  await held.query('commit')
  expect(await second).toMatchObject({ kind: 'committed' })
  expect(await entity(one.tenantId)).toMatchObject({ attributes: { one: 1, two: 2 } })
  await held.end()
})

test('a relationship counts the records that show it', async () => {
  const feed = await seedFeed(ask)
  const item = { alert: { source: 's', updatedAt: NEW }, entities: [{ key: 'h' }], related: true }
  await writer.write(feed, batchOf(feed, [item, item]))
  await writer.write(feed, batchOf(feed, [item, { ...item, delivery: 'd' }]))
  await writer.write(feed, batchOf(feed, [{ ...item, delivery: 'd' }]))
  expect(await ask('select count::int from relationship where tenant_id = $1', [feed.tenantId])).toEqual([{ count: 4 }])
})
