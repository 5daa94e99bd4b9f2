import { ALERT, DEAD_LETTER, decodeRows, ENTITY, type EncodedBatch, encodeRows, ITEM } from '@halcyon/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, inTenant, openDatabase } from '../../database.ts'
import { batchOf, countsOf, seedFeed } from '../../testing/feeds.ts'
import { nodeId, useDatabase } from '../../testing/use-database.ts'
import type { BatchWriter } from '../../writer/batch-writer.ts'
import { writeReplay } from '../../writer/write-replay.ts'

const used = useDatabase()
const { ask } = used
let db: Database
let writer: BatchWriter
const NODE = nodeId(1)
const RUN = '00000000-0000-4000-8000-00000000000a'

beforeAll(() => {
  writer = used.writer(1)
  db = openDatabase(used.database.ownerUrl)
})
afterAll(() => db.destroy())

type Feed = Awaited<ReturnType<typeof seedFeed>>
type Outcome = 'mapped' | 'filtered' | 'rejected'

/** What a replay by version 2 makes of the feed's letters, each with its outcome. */
async function replay(feed: Feed, outcomes: readonly Outcome[], ids?: readonly string[]) {
  const letters = await ask<{ event: string; at: Date }>(
    'select event_id as event, received_at as at from dead_letter where datasource_id = $1 order by received_at',
    [feed.datasourceId],
  )
  const target = { tenant: feed.tenantId, datasource: feed.datasourceId, version: 2 }
  const chosen = letters.flatMap((letter, i) =>
    ids === undefined || ids.includes(letter.event) ? [{ ...letter, i, outcome: outcomes[i] ?? 'rejected' }] : [],
  )
  const rejected = chosen.filter(({ outcome }) => outcome === 'rejected')
  const mapped = chosen
    .filter(({ outcome }) => outcome === 'mapped')
    .map(({ event, i }) => {
      const batch = batchOf({ ...feed, version: 2 }, [{ alert: { source: `replayed ${i}` }, entities: [{ key: 'h' }] }])
      const alerts = decodeRows(ALERT, batch.alerts).map((row) => ({ ...row, event }))
      const entities = decodeRows(ENTITY, batch.entities).map((row) => ({ ...row, event }))
      return { alerts, entities }
    })
  const batch: EncodedBatch = {
    ...batchOf(feed, []),
    items: encodeRows(
      ITEM,
      chosen.map(({ event, at, i, outcome }) => ({
        ...target,
        event,
        at: at.getTime(),
        outcome,
        reason: outcome === 'rejected' ? 'bad again' : undefined,
        source: outcome === 'mapped' ? `replayed ${i}` : undefined,
      })),
    ),
    alerts: encodeRows(
      ALERT,
      mapped.flatMap(({ alerts }) => alerts),
    ),
    entities: encodeRows(
      ENTITY,
      mapped.flatMap(({ entities }) => entities),
    ),
    deadLetters: encodeRows(
      DEAD_LETTER,
      rejected.map(({ event, at }) => ({ ...target, event, at: at.getTime(), errors: [{ code: 'bad again' }] })),
    ),
  }
  const { tenantId, datasourceId } = feed
  return inTenant(db, tenantId, (tx) =>
    writeReplay(tx, { tenantId, datasourceId, version: 2, runId: RUN, nodeId: NODE }, batch),
  )
}

const ledger = (feed: Feed) =>
  ask('select outcome, version, run_id, source_event_id from ledger where datasource_id = $1 order by received_at', [
    feed.datasourceId,
  ])
const sums = async (feed: Feed, step: number) =>
  (
    await ask(
      'select sum(received)::int received, sum(mapped)::int mapped, sum(rejected)::int rejected from metric where datasource_id = $1 and step = $2',
      [feed.datasourceId, step],
    )
  )[0]
const rejects = (count: number, at = new Date()) =>
  Array.from({ length: count }, (_, i) => ({
    delivery: `letter ${i}`,
    outcome: 'rejected' as const,
    at: new Date(at.getTime() + i),
  }))

test('a replay moves outcomes, counts and letters, once', async () => {
  const feed = await seedFeed(ask)
  await writer.write(feed, batchOf(feed, rejects(3)))
  expect(await replay(feed, ['mapped', 'filtered', 'rejected'])).toEqual({ mapped: 1, filtered: 1, rejected: 1 })
  expect(await ledger(feed)).toEqual([
    { outcome: 'mapped', version: 2, run_id: RUN, source_event_id: 'replayed 0' },
    { outcome: 'filtered', version: 2, run_id: RUN, source_event_id: null },
    { outcome: 'rejected', version: 2, run_id: RUN, source_event_id: null },
  ])
  const letters = await ask(
    'select state, replays, errors from dead_letter where datasource_id = $1 order by received_at',
    [feed.datasourceId],
  )
  expect(letters).toEqual([
    { state: 'replayed', replays: 1, errors: [{ path: '$', code: 'bad', message: 'bad' }] },
    { state: 'replayed', replays: 1, errors: [{ path: '$', code: 'bad', message: 'bad' }] },
    { state: 'open', replays: 1, errors: [{ code: 'bad again' }] },
  ])
  expect(await countsOf(ask, feed)).toEqual({ received: 3, mapped: 1, filtered: 1, duplicate: 0, rejected: 1 })

  expect(await replay(feed, ['mapped', 'mapped', 'mapped'])).toEqual({ mapped: 1, filtered: 0, rejected: 0 })
  expect(await replay(feed, ['mapped', 'mapped', 'mapped'])).toEqual({ mapped: 0, filtered: 0, rejected: 0 })
  expect(await countsOf(ask, feed)).toEqual({ received: 3, mapped: 2, filtered: 1, duplicate: 0, rejected: 0 })
  expect(await ask('select source_event_id from alert where tenant_id = $1 order by 1', [feed.tenantId])).toEqual([
    { source_event_id: 'replayed 0' },
    { source_event_id: 'replayed 2' },
  ])
})

test('sent once more, a replayed delivery is a duplicate, one rejected again is not', async () => {
  const feed = await seedFeed(ask)
  await writer.write(feed, batchOf(feed, rejects(2)))
  await replay(feed, ['mapped', 'rejected'])
  const again = batchOf(feed, [{ delivery: 'letter 0' }, { delivery: 'letter 1' }])
  expect(await writer.write(feed, again)).toMatchObject({ duplicates: [0] })
})

test('the counts of an old letter move in every step that is rolled up no more', async () => {
  const feed = await seedFeed(ask)
  await writer.write(feed, batchOf(feed, rejects(1, new Date(Date.now() - 26 * 3_600_000))))
  await ask("select set_config('halcyon.tenants', $1, false)", [feed.tenantId])
  await ask(
    "select halcyon.roll_up(10, 60, now() - interval '47 hours'), halcyon.roll_up(60, 3600, now() - interval '47 hours')",
  )
  await replay(feed, ['mapped'])
  for (const step of [10, 60, 3600]) expect(await sums(feed, step)).toEqual({ received: 1, mapped: 1, rejected: 0 })
})

test('the counts hold when the ledger has forgotten the letter', async () => {
  const feed = await seedFeed(ask)
  await writer.write(feed, batchOf(feed, rejects(1)))
  await ask('delete from ledger where datasource_id = $1', [feed.datasourceId])
  await replay(feed, ['mapped'])
  expect(await sums(feed, 10)).toEqual({ received: 1, mapped: 1, rejected: 0 })
})

test('an archived feed takes no replay', async () => {
  const feed = await seedFeed(ask)
  await writer.write(feed, batchOf(feed, rejects(1)))
  await ask("update datasource set status = 'archived' where id = $1", [feed.datasourceId])
  await expect(replay(feed, ['mapped'])).rejects.toThrow('archived')
})
