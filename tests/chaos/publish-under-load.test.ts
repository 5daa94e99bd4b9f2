import { afterAll, beforeAll, expect, test } from 'vitest'
import { FIRST_MAPPING, type MadeFeed, makeFeed, publish, putMapping } from '../support/feed.ts'
import { type Api, apiClient, type Server, until } from '../support/server.ts'
import { type Load, startLoad } from './support/load.ts'
import { openSharedDatabase, type SharedDatabase } from './support/on-database.ts'
import { expectNothingLost } from './support/verdict.ts'

/** The same records, but for the relationship: another version, and the same alerts. */
const OTHER_MAPPING = { ...FIRST_MAPPING, outputs: FIRST_MAPPING.outputs.slice(0, 2) }
const EFFECT_MS = 1000

let shared: SharedDatabase
let gateway: Server
let api: Api
beforeAll(async () => {
  shared = await openSharedDatabase()
  gateway = await shared.start()
  api = apiClient(gateway.gateway)
})
afterAll(() => shared.close())

interface Change {
  readonly version: number
  readonly asked: number
  readonly answered: number
}

/** Publishes, publishes, rolls back …; each once the one before has mapped some events. */
async function changes(feed: MadeFeed, load: Load, count: number): Promise<Change[]> {
  const made: Change[] = []
  for (let i = 0; i < count; i++) {
    const from = load.acknowledged()
    await until(
      async () => load.acknowledged() - from,
      (more) => more >= 60,
    )
    if (i % 3 !== 2) await putMapping(api, feed.id, i % 3 === 0 ? OTHER_MAPPING : FIRST_MAPPING)
    const asked = Date.now()
    const { version } =
      i % 3 === 2
        ? (await api<{ version: number }>('POST', `/datasources/${feed.id}/rollback`, { version: 2, comment: 'back' }))
            .body
        : await publish(api, feed.id, `change ${i}`)
    made.push({ version, asked, answered: Date.now() })
  }
  const from = load.acknowledged()
  await until(
    async () => load.acknowledged() - from,
    (more) => more >= 60,
  )
  return made
}

async function expectInForce(feed: MadeFeed, load: Load, made: readonly Change[]): Promise<void> {
  const rows = await shared.query<{ id: string; version: number; alert: number; late: number }>(
    `select l.source_event_id as id, l.version, a.mapping_version as alert,
       extract(epoch from (l.committed_at - l.received_at)) * 1000 as late
     from ledger l join alert a on a.datasource_id = l.datasource_id and a.source_event_id = l.source_event_id
     where l.datasource_id = $1 and l.outcome = 'mapped'`,
    [feed.id],
  )
  expect(rows.filter(({ version, alert }) => version !== alert)).toEqual([])
  const left = load.tallies[0]!.acknowledged
  const byOlder = rows.filter(({ id, version }) => {
    const due = made.findLast(({ answered }) => answered < (left.get(id) ?? 0))
    return due !== undefined && version < due.version
  })
  expect(byOlder).toEqual([])
  for (const { version, answered } of made) {
    const first = Math.min(...rows.filter((row) => row.version === version).map(({ id }) => left.get(id) ?? Infinity))
    expect(first - answered).toBeLessThan(EFFECT_MS)
  }
  expect(Math.max(...rows.map(({ late }) => Number(late)))).toBeLessThan(EFFECT_MS * 2)
}

test('row 24: publish and rollback under load: no failed request, one version an event, in force from the answer on', async () => {
  const feed = await makeFeed(api)
  const load = startLoad([feed, await makeFeed(api)], { senders: 6 })
  const made = await changes(feed, load, 6)
  await load.stop()
  expect(load.failures()).toEqual([])
  expect(made.map(({ version }) => version)).toEqual([2, 3, 4, 5, 6, 7])
  await expectNothingLost(shared.query, load)
  await expectInForce(feed, load, made)
})

test('row 24: published through one node, in force on another from the answer on', async () => {
  const other = await shared.start({ args: ['--role', 'ingest'] })
  const feed = await makeFeed(api)
  const nodes = [gateway.ingest, other.ingest]
  const load = startLoad([feed], { senders: 6, urlOf: ({ id }, sender) => `${nodes[sender % 2]}/in/${id}` })
  const made = await changes(feed, load, 4)
  await load.stop()
  expect(load.failures()).toEqual([])
  await expectNothingLost(shared.query, load)
  await expectInForce(feed, load, made)
})

test('row 24: disabled on one node, refused on another from the answer on', async () => {
  const other = await shared.start({ args: ['--role', 'ingest'] })
  const feed = await makeFeed(api)
  const nodes = [gateway.ingest, other.ingest]
  const load = startLoad([feed], { senders: 4, urlOf: ({ id }, sender) => `${nodes[sender % 2]}/in/${id}` })
  await until(
    async () => load.acknowledged(),
    (acknowledged) => acknowledged >= 100,
  )
  expect((await api('POST', `/datasources/${feed.id}/disable`, {})).status).toBe(200)
  const answered = Date.now()
  await until(
    async () => load.failures().length,
    (failures) => failures >= 20,
  )
  expect([...load.tallies[0]!.acknowledged.values()].filter((left) => left > answered)).toEqual([])
  expect(new Set(load.failures().map(({ status }) => status))).toEqual(new Set([409]))
  expect((await api('POST', `/datasources/${feed.id}/enable`, {})).status).toBe(200)
  await load.stop()
  await expectNothingLost(shared.query, load)
})
