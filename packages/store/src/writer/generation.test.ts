import pg from 'pg'
import { beforeAll, expect, test, vi } from 'vitest'
import { askRowTypes, batchOf, openOwner, seedFeed } from '../testing/feeds.ts'
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

const raise = 'update datasource set generation = generation + 1 where id = $1'
const written = async (id: string): Promise<number> =>
  (await ask('select from ledger where datasource_id = $1', [id])).length

test('a batch of an older generation writes nothing', async () => {
  const feed = await seedFeed(ask)
  await ask(raise, [feed.datasourceId])
  expect(await writer.write(feed, batchOf(feed, [{ alert: { source: 'a' } }]))).toEqual({ kind: 'stale' })
  expect(await written(feed.datasourceId)).toBe(0)
  expect(await writer.write({ ...feed, generation: 2 }, batchOf(feed, [{}]))).toMatchObject({ kind: 'committed' })
})

test('a stale feed does not take another feed of its flush with it', async () => {
  const [stale, fresh] = await Promise.all([seedFeed(ask), seedFeed(ask)])
  await ask(raise, [stale.datasourceId])
  const outcomes = await Promise.all([
    writer.write(fresh, batchOf(fresh, [{}])),
    writer.write(stale, batchOf(stale, [{}])),
    writer.write(fresh, batchOf(fresh, [{ delivery: 'kept' }])),
  ])
  expect(outcomes.map(({ kind }) => kind)).toEqual(['committed', 'stale', 'committed'])
  expect(await written(fresh.datasourceId)).toBe(2)
  expect(await written(stale.datasourceId)).toBe(0)
})

test('two versions of one feed in one flush: the older is stale, the newer is written', async () => {
  const feed = await seedFeed(ask)
  await ask(raise, [feed.datasourceId])
  const newer = { ...feed, slot: feed.slot + 1_000_000, generation: 2, version: 2 }
  const busy = await seedFeed(ask)
  const outcomes = await Promise.all([
    writer.write(busy, batchOf(busy, [{}])),
    writer.write(feed, batchOf(feed, [{}])),
    writer.write(newer, batchOf(newer, [{}])),
  ])
  expect(outcomes.map(({ kind }) => kind)).toEqual(['committed', 'stale', 'committed'])
  expect(await written(feed.datasourceId)).toBe(1)
})

test('a change of a feed waits for the batch under way, and the batch after it is stale', async () => {
  const feed = await seedFeed(ask)
  const batch = new pg.Client({ connectionString: used.database.ownerUrl, options: '-c role=halcyon_app' })
  await batch.connect()
  await batch.query('begin')
  const marks = Array.from({ length: 12 }, (_, i) => `$${i + 1}`).join(', ')
  const parameters = compose(NODE, await askRowTypes(ask), [{ feed, batch: batchOf(feed, [{}]) }])
  expect((await batch.query(`select stale from halcyon.write_batch(${marks})`, parameters)).rows).toEqual([
    { stale: null },
  ])

  const order: string[] = []
  const change = used.owner.client.query(raise, [feed.datasourceId]).then(() => order.push('change'))
  const look = await openOwner(used.database.ownerUrl)
  await vi.waitFor(async () => {
    const waiting = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
    expect(await look.ask(waiting)).toHaveLength(1)
  })
  order.push('commit')
  await batch.query('commit')
  await change
  expect(order).toEqual(['commit', 'change'])
  expect(await writer.write(feed, batchOf(feed, [{}]))).toEqual({ kind: 'stale' })
  expect(await written(feed.datasourceId)).toBe(1)
  await Promise.all([batch.end(), look.close()])
})
