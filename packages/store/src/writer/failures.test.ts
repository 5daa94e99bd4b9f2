import { decodeRows, encodeRows, ITEM } from '@halcyon/domain'
import { beforeAll, expect, test, vi } from 'vitest'
import { batchOf, countsOf, seedFeed, type TestItem } from '../testing/feeds.ts'
import { useDatabase } from '../testing/use-database.ts'
import { BatchWriter } from './batch-writer.ts'
import { classify, DatabaseAway } from './connection.ts'

const used = useDatabase()
const { ask } = used
let writer: BatchWriter
let other: BatchWriter

beforeAll(() => {
  writer = used.writer(1)
  other = used.writer(2)
})

const COMMITTED = { kind: 'committed', duplicates: [], refused: [] }
/** PostgreSQL's text has no NUL. */
const BAD: TestItem = { alert: { source: 'bad', title: 'a\u0000b' } }

test('one bad row among many feeds costs itself only', async () => {
  const feeds = await Promise.all(Array.from({ length: 5 }, () => seedFeed(ask)))
  const before = writer.write(feeds[0]!, batchOf(feeds[0]!, [{}]))
  const outcomes = await Promise.all(
    feeds.map((feed, i) => {
      const items: TestItem[] = Array.from({ length: 5 }, (_, k) => ({ alert: { source: `good ${k}` } }))
      if (i === 2) items[3] = BAD
      return writer.write(feed, batchOf(feed, items, { first: 10, capture: true }), (n) => Buffer.from(`item ${n}`))
    }),
  )
  await before
  expect(outcomes[2]).toEqual({ kind: 'committed', duplicates: [], refused: [13] })
  expect(outcomes.filter((_, i) => i !== 2)).toEqual([COMMITTED, COMMITTED, COMMITTED, COMMITTED])
  expect(await countsOf(ask, feeds[2]!)).toEqual({ received: 5, mapped: 4, filtered: 0, duplicate: 0, rejected: 1 })
  const letters = await ask('select datasource_id, errors -> 0 ->> $1 as code, raw from dead_letter', ['code'])
  expect(letters).toEqual([
    { datasource_id: feeds[2]!.datasourceId, code: 'not_storable', raw: Buffer.from('item 13') },
  ])
  const kept = await ask('select from raw_capture where datasource_id = $1', [feeds[2]!.datasourceId])
  expect(kept).toHaveLength(1)
})

test('a batch that cannot even be kept as a reject fails alone', async () => {
  const [broken, sound] = await Promise.all([seedFeed(ask), seedFeed(ask)])
  const bad = batchOf(broken, [{}])
  const unknown = decodeRows(ITEM, bad.items).map((row) => ({ ...row, at: undefined }))
  const outcomes = await Promise.allSettled([
    writer.write(sound, batchOf(sound, [{}])),
    writer.write(broken, { ...bad, items: encodeRows(ITEM, unknown) }),
    writer.write(sound, batchOf(sound, [{}])),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(await ask('select from ledger where datasource_id = $1', [broken.datasourceId])).toEqual([])
})

test('two writers that take the same keys in opposite order do not disturb each other', async () => {
  const one = await seedFeed(ask)
  const two = await seedFeed(ask, { tenantId: one.tenantId })
  const keys = Array.from({ length: 12 }, (_, i) => `key ${i}`)
  const items = (round: number, order: readonly string[]): TestItem[] =>
    order.map((key) => ({
      delivery: `${round} ${key}`,
      alert: { source: key },
      entities: [
        { key, attributes: { round } },
        { key: 'shared', attributes: { [key]: round } },
      ],
      related: true,
    }))
  const back = [...keys].reverse()
  const results = []
  for (let round = 0; round < 100; round++) {
    const [first, second] = round % 2 === 0 ? [one, two] : [two, one]
    results.push(
      ...(await Promise.all([
        writer.write(first, batchOf(first, items(round, keys))),
        other.write(round % 3 === 0 ? first : second, batchOf(round % 3 === 0 ? first : second, items(round, back))),
      ])),
    )
  }
  const committed = results.filter((outcome) => outcome.kind === 'committed')
  expect(committed).toHaveLength(200)
  expect(committed.flatMap(({ refused }) => refused)).toEqual([])
  const duplicates = committed.flatMap((outcome) => outcome.duplicates).length
  const counts = await Promise.all([one, two].map((feed) => countsOf(ask, feed)))
  expect(counts.reduce((sum, { received = 0 }) => sum + received, 0)).toBe(2400)
  expect(counts.reduce((sum, { duplicate = 0 }) => sum + duplicate, 0)).toBe(duplicates)
  for (const { received, mapped = 0, filtered = 0, duplicate = 0, rejected = 0 } of counts) {
    expect(received).toBe(mapped + filtered + duplicate + rejected)
  }
})

test('says so when the connection is lost, writes nothing, and comes back', async () => {
  const feed = await seedFeed(ask)
  await writer.write(feed, batchOf(feed, [{}]))
  await used.owner.client.query('begin')
  await used.owner.client.query('select from datasource where id = $1 for update', [feed.datasourceId])
  const lost = writer.write(feed, batchOf(feed, [{ delivery: 'lost' }]))
  lost.catch(() => undefined)
  const blocked = "from pg_stat_activity where application_name = 'halcyon writer' and wait_event_type = 'Lock'"
  await vi.waitFor(async () => expect(await ask(`select ${blocked}`)).toHaveLength(1))
  await ask(`select pg_terminate_backend(pid) ${blocked}`)
  await expect(lost).rejects.toBeInstanceOf(DatabaseAway)
  await used.owner.client.query('rollback')
  expect(await writer.write(feed, batchOf(feed, [{ delivery: 'lost' }]))).toEqual(COMMITTED)
})

test('a server that is not there is away, at once', async () => {
  const away = new BatchWriter({
    url: 'postgres://nobody@127.0.0.1:1/none',
    nodeId: '00000000-0000-4000-8000-000000000003',
  })
  const feed = await seedFeed(ask)
  await expect(away.write(feed, batchOf(feed, [{}]))).rejects.toBeInstanceOf(DatabaseAway)
  await expect(away.write(feed, batchOf(feed, [{}]))).rejects.toBeInstanceOf(DatabaseAway)
  await away.close()
})

test('tells errors of the rows from those of the server', () => {
  const failed = (code: string) => classify(Object.assign(new Error('x'), { code }))
  expect(['22P05', '23505', '42501', '54000'].map(failed)).toEqual(['rows', 'rows', 'rows', 'rows'])
  expect(['40001', '40P01', '55P03'].map(failed)).toEqual(['again', 'again', 'again'])
  expect(['57P01', '53100', '08006', 'XX000', '42883', 'ECONNRESET'].map(failed)).toEqual(Array(6).fill('away'))
  expect(classify(new Error('Query read timeout'))).toBe('away')
})
