import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MadeFeed, makeFeed, signatureOf } from '../support/feed.ts'
import { apiClient, type Server, until } from '../support/server.ts'
import { type DatabaseProxy, databaseProxy } from './support/database-proxy.ts'
import { startLoad } from './support/load.ts'
import { openSharedDatabase, type SharedDatabase } from './support/on-database.ts'
import { freePort } from './support/ports.ts'
import { expectNothingLost } from './support/verdict.ts'

let shared: SharedDatabase
let proxy: DatabaseProxy
let server: Server
let feed: MadeFeed
const ports = { httpPort: 0, ingestPort: 0 }
const start = (): Promise<Server> => shared.start({ ...ports, env: { DATABASE_URL: proxy.url } })
beforeAll(async () => {
  shared = await openSharedDatabase()
  proxy = await databaseProxy(shared.url)
  ports.httpPort = await freePort()
  ports.ingestPort = await freePort()
  server = await start()
  feed = await makeFeed(apiClient(server.gateway))
})
afterAll(async () => {
  await shared.close()
  await proxy.close()
})

const outcomesOf = async (id: string): Promise<string[]> =>
  (
    await shared.query<{ outcome: string }>(
      'select outcome from ledger where datasource_id = $1 and source_event_id = $2 order by committed_at',
      [feed.id, id],
    )
  ).map(({ outcome }) => outcome)

const eventOf = (id: string) => ({
  id,
  title: `Event ${id}`,
  severity: 'high',
  created_at: '2026-01-01T00:00:00.000Z',
  text: 'x',
  host: 'host-1',
})

test('row 4: killed after the commit, before the answer: the retry is a duplicate', async () => {
  await feed.post(eventOf('warm'))
  proxy.hold()
  const answer = feed.post(eventOf('killed')).then(
    ({ status }) => status,
    () => null,
  )
  await until(
    () => outcomesOf('killed'),
    (outcomes) => outcomes.length === 1,
  )
  await server.kill()
  expect(await answer).toBe(null)
  proxy.release()
  server = await start()
  expect(await feed.post(eventOf('killed'))).toMatchObject({ status: 202, body: { accepted: 0, duplicates: 1 } })
  expect(await outcomesOf('killed')).toEqual(['mapped', 'duplicate'])
})

test('row 4: the connection to the database breaks after the commit: 503, and the retry is a duplicate', async () => {
  await feed.post(eventOf('warm again'))
  proxy.hold()
  const answer = feed.post(eventOf('broken'))
  await until(
    () => outcomesOf('broken'),
    (outcomes) => outcomes.length === 1,
  )
  proxy.cut()
  proxy.release()
  expect((await answer).status).toBe(503)
  const again = await until(
    () => feed.post(eventOf('broken')),
    ({ status }) => status !== 503,
  )
  expect(again).toMatchObject({ status: 202, body: { accepted: 0, duplicates: 1 } })
  expect(await outcomesOf('broken')).toEqual(['mapped', 'duplicate'])
})

/** Sends a request whole, and leaves before the answer. */
function sendAndLeave(event: object): Promise<void> {
  const body = JSON.stringify(event)
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-signature': signatureOf(feed.secret, body),
  }
  return new Promise((resolve) => {
    const sent = request(feed.ingestUrl, { method: 'POST', headers })
    sent.on('error', () => undefined)
    sent.on('close', resolve)
    sent.end(body, () => sent.destroy())
  })
}

test('row 4: senders that leave before their answer, and send again: each event once', async () => {
  const ids = Array.from({ length: 40 }, (_, i) => `left-${i}`)
  await Promise.all(ids.map((id) => sendAndLeave(eventOf(id))))
  const answers = await Promise.all(ids.map((id) => feed.post(eventOf(id))))
  expect(new Set(answers.map(({ status, body }) => [status, body.accepted + body.duplicates].join()))).toEqual(
    new Set(['202,1']),
  )
  const outcomes = await Promise.all(ids.map(outcomesOf))
  expect(outcomes.filter((one) => one.filter((outcome) => outcome === 'mapped').length !== 1)).toEqual([])
})

test('row 17: a slow wire to the database that breaks now and then: nothing is lost', async () => {
  proxy.delay(() => 50 + Math.random() * 100)
  const load = startLoad([feed], { senders: 6 })
  for (let round = 0; round < 3; round++) {
    const from = load.acknowledged()
    await until(
      async () => load.acknowledged() - from,
      (more) => more >= 20,
      30_000,
    )
    proxy.cut()
  }
  proxy.delay(() => 0)
  await load.stop()
  expect(new Set(load.failures().map(({ status }) => status))).toEqual(new Set([503]))
  const mine = await shared.query<{ id: string }>(
    `select source_event_id as id from ledger where datasource_id = $1 and source_event_id !~ '^\\d'`,
    [feed.id],
  )
  for (const { id } of mine) load.tallies[0]!.sent.set(id, { ...eventOf(id) })
  await expectNothingLost(shared.query, load)
})
