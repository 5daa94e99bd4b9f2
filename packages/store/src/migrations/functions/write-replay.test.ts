import { afterAll, beforeAll, expect, test } from 'vitest'
import { batchOf, countsOf, openOwner, seedFeed } from '../../testing/feeds.ts'
import { createTestDatabase, type TestDatabase } from '../../testing/index.ts'
import { BatchWriter } from '../../writer/batch-writer.ts'

let database: TestDatabase
let owner: Awaited<ReturnType<typeof openOwner>>
let writer: BatchWriter
const NODE = '00000000-0000-4000-8000-000000000001'
const RUN = '00000000-0000-4000-8000-00000000000a'

beforeAll(async () => {
  database = await createTestDatabase()
  owner = await openOwner(database.ownerUrl)
  writer = new BatchWriter({ url: database.ownerUrl, nodeId: NODE })
})
afterAll(async () => {
  await Promise.all([writer.close(), owner.close()])
  await database.drop()
})

const ask: Awaited<ReturnType<typeof openOwner>>['ask'] = (sql, values) => owner.ask(sql, values)
type Feed = Awaited<ReturnType<typeof seedFeed>>
type Outcome = 'mapped' | 'filtered' | 'rejected'

/** What a replay by version 2 makes of the feed's letters, each with its outcome. */
async function replay(feed: Feed, outcomes: readonly Outcome[], ids?: readonly string[]) {
  const letters = await ask<{ event: string; at: Date }>(
    'select event_id as event, received_at as at from dead_letter where datasource_id = $1 order by received_at',
    [feed.datasourceId],
  )
  const made = { alerts: [] as unknown[], entities: [] as unknown[] }
  const items = letters.map(({ event, at }, i) => {
    const outcome = outcomes[i] ?? 'rejected'
    const place = { tenant: feed.tenantId, datasource: feed.datasourceId, version: 2, event, at: at.toISOString() }
    if (outcome !== 'mapped') return { ...place, outcome, reason: 'bad again', errors: [{ code: 'bad again' }] }
    const [mapped] = [
      batchOf({ ...feed, version: 2 }, [{ alert: { source: `replayed ${i}` }, entities: [{ key: 'h' }] }]),
    ]
    const rows = <T extends object>(text: string): T[] => JSON.parse(`[${text}]`) as T[]
    made.alerts.push(...rows(mapped!.alerts).map((row) => ({ ...row, event })))
    made.entities.push(...rows(mapped!.entities).map((row) => ({ ...row, event })))
    return { ...place, outcome, source: `replayed ${i}` }
  })
  const [answer] = await ask<Record<Outcome, number>>(
    'select * from halcyon.write_replay($1, $2, 2, $3, $4, $5, $6, $7, $8)',
    [
      feed.tenantId,
      feed.datasourceId,
      RUN,
      NODE,
      JSON.stringify(ids === undefined ? items : items.filter(({ event }) => ids.includes(event))),
      JSON.stringify(made.alerts),
      JSON.stringify(made.entities),
      '[]',
    ],
  )
  return answer
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
