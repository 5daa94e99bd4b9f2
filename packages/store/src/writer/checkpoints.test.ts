import { randomUUID } from 'node:crypto'
import { CHECKPOINT, type EncodedBatch, encodeRows, type FeedRef, WINDOW } from '@halcyon/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { batchOf, openOwner, seedFeed } from '../testing/feeds.ts'
import { createTestDatabase, type TestDatabase } from '../testing/index.ts'
import { BatchWriter } from './batch-writer.ts'

let database: TestDatabase
let owner: Awaited<ReturnType<typeof openOwner>>
let writer: BatchWriter
beforeAll(async () => {
  database = await createTestDatabase()
  owner = await openOwner(database.ownerUrl)
  writer = new BatchWriter({ url: database.ownerUrl, nodeId: randomUUID() })
})
afterAll(async () => {
  await Promise.all([writer.close(), owner.close()])
  await database.drop()
})

const ask: Awaited<ReturnType<typeof openOwner>>['ask'] = (sql, values) => owner.ask(sql, values)

interface Reading {
  readonly feed: FeedRef
  readonly run: string
}

async function reading(): Promise<Reading> {
  const feed = await seedFeed(ask)
  const run = randomUUID()
  await ask(
    `insert into run (tenant_id, datasource_id, id, kind, lane, state) values ($1, $2, $3, 'pull', 'live', 'running')`,
    [feed.tenantId, feed.datasourceId, run],
  )
  return { feed, run }
}

/** A batch that moves the source from its `seq`th place on. */
function moving(
  { feed, run }: Reading,
  seq: number,
  batch: EncodedBatch,
  partition = '',
  state = 'committed',
): EncodedBatch {
  const owned = { tenant: feed.tenantId, datasource: feed.datasourceId, version: 1, run, lane: 'live' }
  const [from_at, to_at] = [seq * 60_000, (seq + 1) * 60_000]
  return {
    ...batch,
    checkpoints: encodeRows(CHECKPOINT, [
      { ...owned, partition, seq, value: { at: seq + 1 }, items: batch.count, pages: 1, bytes: 7 },
    ]),
    windows: encodeRows(WINDOW, [{ ...owned, from_at, to_at, items: batch.count, state }]),
  }
}

const standing = async ({ feed }: Reading): Promise<unknown> =>
  (await ask('select seq::int, value from checkpoint where datasource_id = $1', [feed.datasourceId]))[0]
const windowsOf = ({ feed }: Reading) =>
  ask('select items::int, state from pull_window where datasource_id = $1 order by from_at', [feed.datasourceId])
const written = async ({ feed }: Reading): Promise<number> =>
  (await ask('select from ledger where datasource_id = $1', [feed.datasourceId])).length

test('rows, checkpoint, progress and window are one', async () => {
  const source = await reading()
  const { feed } = source
  expect(await writer.write(feed, moving(source, 0, batchOf(feed, [{}, {}])))).toMatchObject({ kind: 'committed' })
  expect(await writer.write(feed, moving(source, 1, batchOf(feed, [{}])))).toMatchObject({ kind: 'committed' })
  expect(await standing(source)).toEqual({ seq: 2, value: { at: 2 } })
  expect(await ask('select done::int, pages::int, bytes::int from run where id = $1', [source.run])).toEqual([
    { done: 3, pages: 2, bytes: 14 },
  ])
  expect(await windowsOf(source)).toEqual([
    { items: 2, state: 'committed' },
    { items: 1, state: 'committed' },
  ])
})

test('a window that takes several batches is whole with the last of them, and stays so when it is read again', async () => {
  const source = await reading()
  const { feed } = source
  const part = (state: string, seq: number): EncodedBatch => ({
    ...moving(source, seq, batchOf(feed, [{}])),
    windows: moving(source, 0, batchOf(feed, [{}]), '', state).windows,
  })
  await writer.write(feed, part('fetched', 0))
  expect(await windowsOf(source)).toEqual([{ items: 1, state: 'fetched' }])
  await writer.write(feed, part('committed', 1))
  expect(await windowsOf(source)).toEqual([{ items: 2, state: 'committed' }])
  await writer.write(feed, part('fetched', 2))
  expect(await windowsOf(source)).toEqual([{ items: 3, state: 'committed' }])
})

test('a batch without items moves the checkpoint alone', async () => {
  const source = await reading()
  expect(await writer.write(source.feed, moving(source, 0, batchOf(source.feed, [])))).toMatchObject({
    kind: 'committed',
  })
  expect(await standing(source)).toEqual({ seq: 1, value: { at: 1 } })
})

test('one that lost its place writes nothing, and takes no other feed with it', async () => {
  const [late, other] = [await reading(), await reading()]
  await writer.write(late.feed, moving(late, 0, batchOf(late.feed, [{}])))
  const outcomes = await Promise.all([
    writer.write(other.feed, moving(other, 0, batchOf(other.feed, [{}]))),
    writer.write(late.feed, moving(late, 0, batchOf(late.feed, [{}]))),
  ])
  expect(outcomes.map(({ kind }) => kind)).toEqual(['committed', 'stale'])
  expect([await written(late), await written(other)]).toEqual([1, 1])
  expect(await standing(late)).toEqual({ seq: 1, value: { at: 1 } })
})

test('a run that was cancelled writes nothing more', async () => {
  const source = await reading()
  await ask(`update run set state = 'cancelled' where id = $1`, [source.run])
  expect(await writer.write(source.feed, moving(source, 0, batchOf(source.feed, [{}])))).toEqual({ kind: 'stale' })
  expect([await written(source), await standing(source)]).toEqual([0, undefined])
})

test('two that make the same first checkpoint at once: one of them', async () => {
  const source = await reading()
  const second = new BatchWriter({ url: database.ownerUrl, nodeId: randomUUID() })
  for (let round = 0; round < 20; round++) {
    const batch = () => moving(source, 0, batchOf(source.feed, [{}]), `p${round}`)
    const outcomes = await Promise.all([writer.write(source.feed, batch()), second.write(source.feed, batch())])
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['committed', 'stale'])
  }
  expect(await written(source)).toBe(20)
  await second.close()
})

test('a record the database refuses costs itself; the checkpoint moves with the rest', async () => {
  const source = await reading()
  const batch = batchOf(source.feed, [{}, { alert: { source: 'a', title: 'a\u0000b' } }, {}])
  expect(await writer.write(source.feed, moving(source, 0, batch))).toMatchObject({ kind: 'committed' })
  expect(await standing(source)).toEqual({ seq: 1, value: { at: 1 } })
})
