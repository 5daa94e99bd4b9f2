import { randomUUID } from 'node:crypto'
import { decodeRows, type EncodedBatch, encodeRows, type FeedRef, ITEM } from '@halcyon/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, inTenant, openDatabase } from '../../database.ts'
import { batchOf, countsOf, seedFeed, type TestItem } from '../../testing/feeds.ts'
import { nodeId, useDatabase } from '../../testing/use-database.ts'
import type { BatchWriter } from '../../writer/batch-writer.ts'
import { writeRemap } from '../../writer/write-replay.ts'

const used = useDatabase()
const { ask } = used
let db: Database
let writer: BatchWriter

beforeAll(() => {
  writer = used.writer(1)
  db = openDatabase(used.database.ownerUrl)
})
afterAll(() => db.destroy())

/** What a run writes. */
const write = async (feed: FeedRef, run: string | null, items: readonly TestItem[]): Promise<EncodedBatch> => {
  const batch = batchOf(feed, items)
  const owned = decodeRows(ITEM, batch.items).map((row) => ({ ...row, run: run ?? undefined }))
  expect(await writer.write(feed, { ...batch, items: encodeRows(ITEM, owned as never) })).toMatchObject({
    kind: 'committed',
  })
  return batch
}

/** Takes a run back, so many events at a time. */
async function undo(feed: FeedRef, run: string, limit = 100): Promise<number> {
  let after: string | null = null
  for (;;) {
    const [page]: { last: string | null }[] = await ask(
      'select last from halcyon.undo_run_page($1, $2, $3, $4, $5, $6)',
      [feed.tenantId, feed.datasourceId, run, nodeId(1), after, limit],
    )
    after = page?.last ?? null
    if (after === null) break
  }
  const [row] = await ask<{ n: number }>('select halcyon.undo_run_mentions($1, $2, $3) as n', [
    feed.tenantId,
    feed.datasourceId,
    run,
  ])
  return row?.n ?? 0
}

const alerts = (feed: FeedRef) =>
  ask('select source_event_id as id, title from alert where tenant_id = $1 order by 1', [feed.tenantId])
const entities = async (feed: FeedRef) =>
  (await ask<{ key: string }>('select key from entity where tenant_id = $1 order by 1', [feed.tenantId])).map(
    ({ key }) => key,
  )
const relations = (feed: FeedRef) =>
  ask('select count::int from relationship where tenant_id = $1 order by 1', [feed.tenantId])

const at = (minute: number): Date => new Date(Date.UTC(2026, 5, 1, 12, minute))
const alert = (source: string, title: string, minute: number, keys: readonly string[] = ['h']): TestItem => ({
  delivery: `${source} ${title}`,
  at: at(minute),
  alert: { source, title },
  entities: keys.map((key) => ({ key })),
  related: true,
})

test('a run that is undone leaves what was there before it, and nothing it brought', async () => {
  const feed = await seedFeed(ask)
  const run = randomUUID()
  await write(feed, null, [alert('a', 'first', 1)])
  await write(feed, run, [alert('a', 'second', 2), alert('b', 'new', 3, ['h', 'only'])])
  expect(await alerts(feed)).toEqual([
    { id: 'a', title: 'second' },
    { id: 'b', title: 'new' },
  ])
  expect(await relations(feed)).toEqual([{ count: 1 }, { count: 1 }, { count: 2 }])

  expect(await undo(feed, run)).toBe(1)
  expect(await alerts(feed)).toEqual([{ id: 'a', title: 'first' }])
  expect(await entities(feed)).toEqual(['h'])
  expect(await relations(feed)).toEqual([{ count: 1 }])
  expect(await countsOf(ask, feed)).toEqual({ received: 3, mapped: 1, filtered: 2, duplicate: 0, rejected: 0 })
  expect(await ask('select from alert_revision where tenant_id = $1', [feed.tenantId])).toEqual([])
  const ledger = await ask('select outcome, reason_code from ledger where datasource_id = $1 and run_id = $2', [
    feed.datasourceId,
    run,
  ])
  expect(ledger).toEqual([
    { outcome: 'filtered', reason_code: 'undone' },
    { outcome: 'filtered', reason_code: 'undone' },
  ])
  // Delivered once more it is new.
  await write(feed, null, [alert('b', 'new', 3)])
  expect((await alerts(feed)).length).toBe(2)
})

test('an alert that another has changed since stays; pages of one are as good as one page', async () => {
  const feed = await seedFeed(ask)
  const run = randomUUID()
  await write(feed, run, [
    alert('a', 'of the run', 1, ['x']),
    alert('b', 'of the run', 2, ['x']),
    alert('c', 'of the run', 3, ['y']),
  ])
  await write(feed, null, [alert('a', 'later', 5, ['y'])])
  expect(await undo(feed, run, 1)).toBe(1)
  expect(await alerts(feed)).toEqual([{ id: 'a', title: 'later' }])
  expect(await entities(feed)).toEqual(['y'])
})

test('what another feed says of an entity stays', async () => {
  const feed = await seedFeed(ask)
  const other = await seedFeed(ask, { tenantId: feed.tenantId })
  const run = randomUUID()
  await write(other, null, [{ at: at(1), entities: [{ key: 'h', name: 'theirs' }] }])
  await write(feed, run, [{ at: at(2), entities: [{ key: 'h', name: 'ours' }, { key: 'g' }] }])
  const names = () => ask('select key, name from entity where tenant_id = $1 order by 1', [feed.tenantId])
  expect(await names()).toEqual([
    { key: 'g', name: null },
    { key: 'h', name: 'ours' },
  ])
  expect(await undo(feed, run)).toBe(2)
  expect(await names()).toEqual([{ key: 'h', name: 'theirs' }])
})

test('an undone replay leaves its letters open again', async () => {
  const feed = await seedFeed(ask)
  const run = randomUUID()
  const batch = await write(feed, null, [{ delivery: 'x', outcome: 'rejected' }])
  const [item] = decodeRows(ITEM, batch.items)
  await ask("update ledger set outcome = 'mapped', run_id = $2, version = 1, alert_ids = '{}' where event_id = $1", [
    item?.event,
    run,
  ])
  await ask("update dead_letter set state = 'replayed' where event_id = $1", [item?.event])
  await undo(feed, run)
  expect(await ask('select outcome, reason_code from ledger where event_id = $1', [item?.event])).toEqual([
    { outcome: 'rejected', reason_code: 'bad' },
  ])
  expect(await ask('select state from dead_letter where event_id = $1', [item?.event])).toEqual([{ state: 'open' }])
})

test('events mapped again by an earlier version say what it says, and what they no longer make is gone', async () => {
  const feed = { ...(await seedFeed(ask)), version: 3 }
  const before = await write(feed, null, [alert('a', 'by three', 1, ['h', 'dropped']), alert('b', 'by three', 2)])
  const places = decodeRows(ITEM, before.items)
  // The same events through version 1: the first says something else, the second makes nothing.
  const again = batchOf({ ...feed, version: 1 }, [alert('a', 'by one', 1), { outcome: 'filtered', at: at(2) }])
  const renamed = new Map(decodeRows(ITEM, again.items).map((row, i) => [row.event, places[i]?.event]))
  const moved = (layout: Parameters<typeof decodeRows>[0], rows: Parameters<typeof decodeRows>[1]) =>
    encodeRows(
      layout,
      decodeRows(layout, rows).map((row) => ({
        ...row,
        event: renamed.get((row as { event: string }).event),
      })) as never,
    )
  const { ALERT, ENTITY, RELATIONSHIP } = await import('@halcyon/domain')
  const batch: EncodedBatch = {
    ...again,
    items: moved(ITEM, again.items),
    alerts: moved(ALERT, again.alerts),
    entities: moved(ENTITY, again.entities),
    relationships: moved(RELATIONSHIP, again.relationships),
  }
  const run = randomUUID()
  const target = { tenantId: feed.tenantId, datasourceId: feed.datasourceId, version: 1, runId: run, nodeId: nodeId(1) }
  expect(await inTenant(db, feed.tenantId, (tx) => writeRemap(tx, target, batch))).toEqual({
    mapped: 1,
    filtered: 1,
    rejected: 0,
  })
  expect(await alerts(feed)).toEqual([{ id: 'a', title: 'by one' }])
  expect(await entities(feed)).toEqual(['h'])
  expect(await relations(feed)).toEqual([{ count: 1 }])
  expect(await countsOf(ask, feed)).toEqual({ received: 2, mapped: 1, filtered: 1, duplicate: 0, rejected: 0 })
  const ledger = await ask(
    'select outcome, version, run_id from ledger where datasource_id = $1 order by received_at',
    [feed.datasourceId],
  )
  expect(ledger).toEqual([
    { outcome: 'mapped', version: 1, run_id: run },
    { outcome: 'filtered', version: 1, run_id: run },
  ])
})
