import { beforeAll, expect, test } from 'vitest'
import { batchOf, countsOf, idOf, seedFeed } from '../testing/feeds.ts'
import { useDatabase } from '../testing/use-database.ts'
import type { BatchWriter } from './batch-writer.ts'

const used = useDatabase()
const { ask } = used
let writer: BatchWriter
let other: BatchWriter

beforeAll(() => {
  writer = used.writer(1)
  other = used.writer(2)
})

const COMMITTED = { kind: 'committed', duplicates: [], refused: [] }

test('writes everything a batch has', async () => {
  const feed = await seedFeed(ask)
  const batch = batchOf(
    feed,
    [
      { alert: { source: 'a' }, entities: [{ key: 'h', name: 'H', attributes: { os: 'linux' } }], related: true },
      { outcome: 'filtered' },
      { outcome: 'rejected' },
    ],
    { capture: true },
  )
  expect(await writer.write(feed, batch)).toEqual(COMMITTED)
  const ledger = await ask(
    'select outcome, reason_code, alert_ids, entity_ids, capture_index from ledger where datasource_id = $1 order by item_index',
    [feed.datasourceId],
  )
  const alert = idOf(feed.tenantId, feed.datasourceId, 'a')
  const host = idOf(feed.tenantId, 'host', 'h')
  expect(ledger).toEqual([
    { outcome: 'mapped', reason_code: null, alert_ids: [alert], entity_ids: [host], capture_index: 0 },
    { outcome: 'filtered', reason_code: null, alert_ids: null, entity_ids: null, capture_index: 0 },
    { outcome: 'rejected', reason_code: 'bad', alert_ids: null, entity_ids: null, capture_index: 0 },
  ])
  const one = async (table: string, columns: string) =>
    (await ask(`select ${columns} from ${table} where tenant_id = $1`, [feed.tenantId]))[0]
  expect(await one('alert', 'id, title, mapping_version')).toEqual({ id: alert, title: 'Alert', mapping_version: 1 })
  expect(await one('entity', 'id, name, attributes')).toEqual({ id: host, name: 'H', attributes: { os: 'linux' } })
  expect(await one('contribution', 'entity_id, datasource_id')).toEqual({
    entity_id: host,
    datasource_id: feed.datasourceId,
  })
  expect(await one('relationship', 'from_id, to_id, count')).toEqual({ from_id: alert, to_id: host, count: 1 })
  expect(await one('raw_capture', 'requests, data')).toEqual({ requests: 1, data: Buffer.from('raw') })
  expect(await one('dead_letter', 'state, raw')).toEqual({ state: 'open', raw: Buffer.from('{}') })
  expect(await one('delivery', 'count(*)::int as n')).toEqual({ n: 3 })
  expect(await countsOf(ask, feed)).toEqual({ received: 3, mapped: 1, filtered: 1, duplicate: 0, rejected: 1 })
})

test('counts a second delivery as a duplicate: within a flush, across flushes, across writers', async () => {
  const feed = await seedFeed(ask)
  const item = { delivery: 'd', alert: { source: 's' }, entities: [{ key: 'h' }], related: true }
  const first = await writer.write(feed, batchOf(feed, [item, item, { delivery: 'e' }], { first: 7 }))
  expect(first).toEqual({ kind: 'committed', duplicates: [8], refused: [] })
  expect(await writer.write(feed, batchOf(feed, [{ delivery: 'x' }, item], { first: 10 }))).toMatchObject({
    duplicates: [11],
  })
  const race = await Promise.all(
    [writer, other].map((one) => one.write(feed, batchOf(feed, [{ ...item, delivery: 'race' }]))),
  )
  expect(race.flatMap((outcome) => (outcome.kind === 'committed' ? outcome.duplicates : [-1]))).toEqual([0])
  expect(await countsOf(ask, feed)).toEqual({ received: 7, mapped: 4, filtered: 0, duplicate: 3, rejected: 0 })
  const counted = await ask(
    'select outcome, count(*)::int as n from ledger where datasource_id = $1 group by 1 order by 1',
    [feed.datasourceId],
  )
  expect(counted).toEqual([
    { outcome: 'duplicate', n: 3 },
    { outcome: 'mapped', n: 4 },
  ])
  const [edge] = await ask('select count from relationship where tenant_id = $1', [feed.tenantId])
  expect(edge).toEqual({ count: 2 })
})

test('takes a rejected delivery again once it can be mapped, and not before', async () => {
  const feed = await seedFeed(ask)
  await writer.write(feed, batchOf(feed, [{ delivery: 'd', outcome: 'rejected' }]))
  expect(await writer.write(feed, batchOf(feed, [{ delivery: 'd', outcome: 'rejected' }]))).toMatchObject({
    duplicates: [0],
  })
  expect(await writer.write(feed, batchOf(feed, [{ delivery: 'd' }]))).toEqual(COMMITTED)
  expect(await writer.write(feed, batchOf(feed, [{ delivery: 'd' }]))).toMatchObject({ duplicates: [0] })
  expect(await countsOf(ask, feed)).toMatchObject({ received: 4, mapped: 1, rejected: 1, duplicate: 2 })
})

test('of one delivery in one flush, rejected and mapped, the mapped one is kept', async () => {
  const feed = await seedFeed(ask)
  const batch = batchOf(feed, [
    { delivery: 'd', outcome: 'rejected' },
    { delivery: 'd', alert: { source: 's' } },
  ])
  expect(await writer.write(feed, batch)).toMatchObject({ duplicates: [0] })
  expect(await ask('select source_event_id from alert where tenant_id = $1', [feed.tenantId])).toHaveLength(1)
})

test('takes a delivery as new once its window has passed', async () => {
  const feed = await seedFeed(ask)
  await writer.write(feed, batchOf(feed, [{ delivery: 'd', expires: new Date(Date.now() - 1000) }]))
  expect(await writer.write(feed, batchOf(feed, [{ delivery: 'd' }]))).toEqual(COMMITTED)
})

test('two feeds of two tenants share a flush and nothing else', async () => {
  const feeds = await Promise.all([seedFeed(ask), seedFeed(ask)])
  // The first write occupies the connection: the two that follow make one flush.
  const before = writer.write(feeds[0]!, batchOf(feeds[0]!, [{}]))
  const items = [{ delivery: 'same', alert: { source: 'same' }, entities: [{ key: 'same' }] }]
  const outcomes = await Promise.all([before, ...feeds.map((feed) => writer.write(feed, batchOf(feed, items)))])
  expect(outcomes).toEqual([COMMITTED, COMMITTED, COMMITTED])
  for (const feed of feeds) {
    expect(await ask('select datasource_id from alert where tenant_id = $1', [feed.tenantId])).toEqual([
      { datasource_id: feed.datasourceId },
    ])
  }
})

test('a row of a tenant that is not in the list is refused', async () => {
  const [mine, theirs] = await Promise.all([seedFeed(ask), seedFeed(ask)])
  const smuggled = { ...mine, datasourceId: theirs.datasourceId }
  await used.owner.client.query('begin; set local role halcyon_app')
  await used.owner.client.query("select set_config('halcyon.tenants', $1, true)", [mine.tenantId])
  const insert = `insert into delivery values ($1, $2, 'x', $2, now(), false)`
  await expect(used.owner.client.query(insert, [theirs.tenantId, smuggled.datasourceId])).rejects.toThrow(
    'row-level security',
  )
  await used.owner.client.query('rollback')
})
