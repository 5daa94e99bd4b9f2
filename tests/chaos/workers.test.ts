import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HMAC_CONFIG, type MadeFeed, makeFeed, publish, putDraft } from '../support/feed.ts'
import { type Api, apiClient, type Server, until } from '../support/server.ts'
import { type Load, type SentEvent, startLoad } from './support/load.ts'
import { openSharedDatabase, type SharedDatabase } from './support/on-database.ts'
import { expectNothingLost } from './support/verdict.ts'

let shared: SharedDatabase
let server: Server
let api: Api
beforeAll(async () => {
  shared = await openSharedDatabase()
  const faulty = fileURLToPath(new URL('./fixtures/faulty', import.meta.url))
  server = await shared.start({ env: { HALCYON_CONNECTORS: faulty } })
  api = apiClient(server.gateway)
})
afterAll(() => shared.close())

const FAULTY = 'faulty_webhook'

/** A dying worker blocks nobody; what is left is a busy machine. */
const SLOWEST_MS = 3000

interface Status {
  readonly health: string
  readonly failure?: { readonly code: string; readonly cause: string; readonly action: string }
  readonly workers: readonly { readonly restarts: number }[]
}

const statusOf = async (feed: MadeFeed): Promise<Status> =>
  (await api<Status>('GET', `/datasources/${feed.id}/status`)).body

const eventOf = (id: string): SentEvent => ({
  id,
  title: `Event ${id}`,
  severity: 'high',
  created_at: '2026-01-01T00:00:00.000Z',
  text: 'as any other',
  host: 'host-1',
})

/** Feeds of others, under load all the while: none of their requests fails, or waits. */
async function besidesOthers(work: () => Promise<void>): Promise<void> {
  const others = startLoad([await makeFeed(api), await makeFeed(api)], { senders: 2 })
  await until(
    async () => others.tallies.map(({ acknowledged }) => acknowledged.size),
    (acknowledged) => acknowledged.every((events) => events > 20),
  )
  const begun = new Date()
  try {
    await work()
  } finally {
    await others.stop()
  }
  expect(others.failures()).toEqual([])
  await expectNothingLost(shared.query, others)
  const [slowest] = await shared.query<{ ms: number }>(
    `select max(extract(epoch from committed_at - received_at) * 1000)::float as ms from ledger
     where datasource_id = any ($1) and received_at > $2`,
    [others.tallies.map(({ feed }) => feed), begun],
  )
  expect(slowest?.ms).toBeLessThan(SLOWEST_MS)
}

/** Sends it beside a feed's other events, and keeps it in the load's books. */
async function postAmong(load: Load, feed: MadeFeed, command: object, event: SentEvent) {
  const tally = load.tallies[0]!
  tally.sent.set(event.id, event)
  const answer = await feed.post({ ...event, ...command })
  if (answer.status === 202 && answer.body.accepted === 1) tally.acknowledged.set(event.id, Date.now())
  return answer
}

async function diesOnce(command: string): Promise<void> {
  const feed = await makeFeed(api, { type: FAULTY, runtime: { memoryLimitMb: 64 } })
  const load = startLoad([feed], { senders: 3 })
  const once = join(server.dataDir, `${command}.done`)
  // What a mapping throws is the record's fault; what a connector throws is a bug of ours.
  const early = command === 'throw'
  const { status, body } = await postAmong(load, feed, { command, once, early }, eventOf(`dies-once-${command}`))
  await load.stop()
  expect({ command, status, body }).toMatchObject({ command, status: 202, body: { accepted: 1, rejected: 0 } })
  expect({ command, failures: load.failures() }).toEqual({ command, failures: [] })
  await expectNothingLost(shared.query, load)
  await until(
    () => statusOf(feed),
    ({ workers }) => workers[0]?.restarts === 1,
  )
}

test('row 2: a worker that dies mid-transform: what it had is delivered again, once, and others do not notice', async () => {
  await besidesOthers(async () => {
    await Promise.all(['throw', 'exit', 'throwLater', 'exhaust', 'fill', 'block'].map(diesOnce))
  })
})

test('row 2: a request that kills two workers is kept as a dead letter, with its bytes; its feed goes on', async () => {
  await besidesOthers(async () => {
    const feed = await makeFeed(api, { type: FAULTY })
    const load = startLoad([feed], { senders: 3 })
    const poison = { ...eventOf('poison'), command: 'exit' }
    const answer = await feed.post(poison)
    expect(answer).toMatchObject({ status: 202, body: { accepted: 0, rejected: 1 } })
    await load.stop()
    expect(load.failures()).toEqual([])
    await expectNothingLost(shared.query, load)
    const letters = await shared.query(
      `select convert_from(raw, 'UTF8') as raw, raw_kind, errors -> 0 ->> 'code' as code from dead_letter where datasource_id = $1`,
      [feed.id],
    )
    expect(letters).toEqual([{ raw: JSON.stringify(poison), raw_kind: 'request', code: 'worker_crashed' }])
    expect((await feed.post(eventOf('afterwards'))).status).toBe(202)
    expect((await statusOf(feed)).health).not.toBe('quarantined')
  })
})

/** Kills a worker at each request, which goes well when it is tried again: it is the version, no one request. */
async function quarantine(feed: MadeFeed, name: string): Promise<void> {
  const statuses: number[] = []
  for (const n of [1, 2, 3, 4]) {
    const once = join(server.dataDir, `${feed.id}-${name}-${n}.done`)
    statuses.push((await feed.post({ ...eventOf(`${name}-${n}`), command: 'exit', once })).status)
  }
  expect(statuses).toEqual([202, 202, 202, 503])
  const { failure } = await until(
    () => statusOf(feed),
    ({ health }) => health === 'quarantined',
  )
  expect(failure).toMatchObject({
    cause: expect.stringContaining('code 3'),
    action: expect.stringContaining('restart'),
  })
  const refused = await feed.post(eventOf('while'))
  expect({ status: refused.status, after: refused.headers.get('retry-after') }).toEqual({ status: 503, after: '60' })
}

const becomesHealthy = (feed: MadeFeed): Promise<Status> =>
  until(
    () => statusOf(feed),
    ({ health }) => health === 'healthy',
  )

test('row 2: a version that kills three workers is quarantined and says so; restart and publish lift it', async () => {
  await besidesOthers(async () => {
    const feed = await makeFeed(api, { type: FAULTY })
    await quarantine(feed, 'first')
    expect((await api('POST', `/datasources/${feed.id}/restart`)).status).toBe(200)
    expect((await feed.post(eventOf('restarted'))).status).toBe(202)
    await becomesHealthy(feed)
    await quarantine(feed, 'second')
    await putDraft(api, feed.id, await contentOf(feed, { limits: { maxItems: 7 } }))
    await publish(api, feed.id, 'mended')
    expect((await feed.post(eventOf('mended'))).status).toBe(202)
    await becomesHealthy(feed)
    const stored = await shared.query(`select source_event_id as id from alert where datasource_id = $1 order by 1`, [
      feed.id,
    ])
    const through = ['first', 'second'].flatMap((name) => [1, 2, 3].map((n) => `${name}-${n}`))
    expect(stored.map(({ id }) => id).sort()).toEqual([...through, 'mended', 'restarted'].sort())
    expect(await shared.query('select from dead_letter where datasource_id = $1', [feed.id])).toEqual([])
  })
})

test('row 2: a stranger whose requests kill workers is refused, and stops no feed', async () => {
  const feed = await makeFeed(api, { type: FAULTY })
  const poison = { ...eventOf('early'), command: 'exit', early: true }
  for (let n = 0; n < 3; n++) {
    expect(await feed.post(poison)).toMatchObject({ status: 503, body: { code: 'worker_crashed' } })
  }
  expect((await feed.post(eventOf('afterwards'))).status).toBe(202)
  await becomesHealthy(feed)
  const stored = await shared.query(`select source_event_id as id from alert where datasource_id = $1`, [feed.id])
  expect(stored).toEqual([{ id: 'afterwards' }])
  expect(await shared.query('select from dead_letter where datasource_id = $1', [feed.id])).toEqual([])
})

test('row 2: a version that does not survive its start is quarantined; nothing waits for ever', async () => {
  const feed = await makeFeed(api, { type: FAULTY })
  expect((await feed.post(eventOf('before'))).status).toBe(202)
  await putDraft(api, feed.id, await contentOf(feed, { answer: { body: 'exit at start' } }))
  await publish(api, feed.id, 'dies')
  const answers = await Promise.all([feed.post(eventOf('one')), feed.post(eventOf('two'))])
  expect(answers.map(({ status }) => status)).toEqual([503, 503])
  await until(
    () => statusOf(feed),
    ({ health }) => health === 'quarantined',
  )
  expect((await api('POST', `/datasources/${feed.id}/rollback`, { version: 1, comment: 'back' })).status).toBe(200)
  expect((await feed.post(eventOf('one'))).status).toBe(202)
})

async function contentOf(feed: MadeFeed, more: object): Promise<object> {
  const { body } = await api<{ secrets: object; mapping: object; runtime: object }>(
    'GET',
    `/datasources/${feed.id}/draft`,
  )
  const { secrets, mapping, runtime } = body
  return { secrets, mapping, runtime, config: { ...HMAC_CONFIG, ...more } }
}
