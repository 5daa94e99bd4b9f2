/** A record that the database refuses costs itself: not its batch, not its feed, not the feeds in the same flush. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeFeed } from '../support/feed.ts'
import { type Api, apiClient, until } from '../support/server.ts'
import { startLoad } from './support/load.ts'
import { openSharedDatabase, type SharedDatabase } from './support/on-database.ts'
import { expectNothingLost } from './support/verdict.ts'

let shared: SharedDatabase
let api: Api
beforeAll(async () => {
  shared = await openSharedDatabase()
  const server = await shared.start()
  api = apiClient(server.gateway)
  await shared.query(`alter table alert add constraint no_poison check (title not like 'poison%')`)
})
afterAll(() => shared.close())

const eventOf = (id: string, title: string) => ({
  id,
  title,
  severity: 'low',
  created_at: '2026-01-01T00:00:00.000Z',
  text: 'x',
  host: 'host-1',
})

test('row 44: a refused record among others is a dead letter; the others, and other feeds, are written', async () => {
  const [feed, other] = [await makeFeed(api), await makeFeed(api)]
  const load = startLoad([feed, other], { senders: 4 })
  await until(
    async () => load.acknowledged(),
    (acknowledged) => acknowledged >= 50,
  )
  for (let round = 0; round < 5; round++) {
    const batch = Array.from({ length: 9 }, (_, i) => {
      const id = `batch-${round}-${i}`
      return eventOf(id, i === 4 ? `poison ${round}` : id)
    })
    const answers = await Promise.all([
      feed.post(batch),
      ...Array.from({ length: 3 }, (_, i) => other.post(eventOf(`single-${round}-${i}`, `poison ${i}`))),
    ])
    expect(answers.map(({ status, body }) => [status, body.accepted, body.rejected])).toEqual([
      [202, 8, 1],
      ...Array.from({ length: 3 }, () => [202, 0, 1]),
    ])
    for (const event of batch) load.tallies[0]!.sent.set(event.id, event)
  }
  await load.stop()
  expect(load.failures()).toEqual([])
  await expectNothingLost(shared.query, load)
  const raw = await shared.query<{ raw: string }>(
    `select distinct convert_from(raw, 'UTF8') as raw from dead_letter where raw_kind = 'request' order by 1`,
  )
  expect(raw.map((row) => (JSON.parse(row.raw) as { title: string }).title).sort()).toEqual(
    [0, 1, 2, 3, 4].flatMap((round) => [`poison ${round}`, ...[0, 1, 2].map((i) => `poison ${i}`)]).sort(),
  )
  const letters = await shared.query<{ feed: string; letters: number }>(
    `select datasource_id as feed, count(*)::int as letters from dead_letter group by 1`,
  )
  expect(new Map(letters.map((row) => [row.feed, row.letters]))).toEqual(
    new Map([
      [feed.id, 5],
      [other.id, 15],
    ]),
  )
})
