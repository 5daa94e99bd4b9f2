import { ALERT, decodeRows, Problem } from '@halcyon/domain'
import { DatabaseAway } from '@halcyon/store'
import { afterEach, expect, test, vi } from 'vitest'
import type { Feed } from './feed.ts'
import { testFeed } from './testing/test-feed.ts'

const open: Feed[] = []
afterEach(() => Promise.all(open.splice(0).map((feed) => feed.sleep())))

const setUp: typeof testFeed = (options) => {
  const made = testFeed(options)
  open.push(made.feed)
  return made
}

/** Restarts without a pause to speak of. */
const FAST = { retry: { initialMs: 10, maxMs: 10 } }
const accepted = { kind: 'done', counts: { accepted: 1, rejected: 0 } }
const refused = (status: number, code: string) => ({ kind: 'refused', refusal: { status, code } })

test('wakes at its first event, sleeps when told, wakes again', async () => {
  const { feed, post, writes } = setUp()
  expect(feed.awake).toBe(false)
  expect(await post({ id: '1' })).toMatchObject(accepted)
  expect([feed.awake, feed.state, feed.runningVersion]).toEqual([true, 'healthy', 1])
  await feed.sleep()
  expect([feed.awake, feed.runningVersion]).toEqual([false, null])
  expect(await post({ id: '2' })).toMatchObject(accepted)
  expect(writes).toHaveLength(2)
})

test('a refusal of the connector stores nothing', async () => {
  const { post, writes } = setUp()
  const [no, yes] = await Promise.all([post({ refuse: true }), post({ id: '1' })])
  expect(no).toMatchObject(refused(401, 'signature_invalid'))
  expect(yes).toMatchObject(accepted)
  expect(writes.map(({ batch }) => batch.count)).toEqual([1])
})

test('a connector that needs a person ends no worker: its feed is failing, with what to do, until it takes a request', async () => {
  const { post, writes, feed, logs } = setUp()
  await post({ id: '1' })
  const no = await post({ person: true })
  expect(no).toMatchObject({ kind: 'refused', refusal: { status: 503, code: 'needs_human', retryAfterMs: 30_000 } })
  expect(JSON.stringify(no)).not.toContain('The key is gone.')
  expect(feed.failure).toMatchObject({ class: 'configuration', cause: 'The key is gone.', action: 'Bring the key.' })
  expect([feed.state, feed.restarts, feed.closed()]).toEqual(['failing', 0, null])
  expect(logs).toContain('Refused a request: The key is gone.')
  // A stranger who is refused says nothing of the feed; who is taken does.
  await post({ refuse: true })
  expect(feed.state).toBe('failing')
  expect(await post({ id: '2' })).toMatchObject(accepted)
  expect([feed.state, feed.failure, writes.length]).toEqual(['healthy', null, 2])
})

test('what a stale batch held is mapped again by the version that is published now', async () => {
  const { post, writes, change, content, feed } = setUp()
  await post({ id: '1' })
  change({ version: 2, content: { ...content, secrets: {} } })
  expect(await post({ id: '2' })).toMatchObject(accepted)
  expect(writes.map(({ feed: { version, generation } }) => [version, generation])).toEqual([
    [1, 1],
    [2, 2],
  ])
  expect(feed.runningVersion).toBe(2)
})

test('a disabled feed refuses what was under way, and what passed its gate before', async () => {
  const { post, writes, change, tell } = setUp()
  await post({ id: '1' })
  change({ desired: 'disabled' })
  expect(await post({ id: '2' })).toMatchObject(refused(409, 'datasource_disabled'))
  await tell()
  expect(await post({ id: '3' })).toMatchObject(refused(409, 'datasource_disabled'))
  change({ desired: 'enabled' })
  await tell()
  expect(await post({ id: '4' })).toMatchObject(accepted)
  expect(writes).toHaveLength(2)
})

test('a version that cannot start leaves the old one at work, and says why', async () => {
  const { post, writes, change, tell, content, feed } = setUp()
  await post({ id: '1' })
  change({ version: 2, content: { ...content, config: { broken: true } } })
  await tell()
  await vi.waitFor(() => expect(feed.state).toBe('degraded'))
  expect(feed.failure).toMatchObject({ code: 'needs_human', cause: 'It is broken.', action: 'Mend it.' })
  expect(await post({ id: '2' })).toMatchObject(accepted)
  expect(writes.at(-1)?.feed).toMatchObject({ version: 1, generation: 2 })
})

test('a first version that cannot start is refused with its cause', async () => {
  const { post, feed } = setUp({ config: { broken: true } })
  expect(await post({ id: '1' })).toMatchObject(refused(503, 'needs_human'))
  expect(feed.state).toBe('failing')
  expect(feed.closed()).toMatchObject({ status: 503, code: 'needs_human' })
})

test('a full queue is 429, a rate is 429 with the time to wait, shared among the nodes', async () => {
  const full = setUp({ runtime: { queue: { maxItems: 2, maxBytes: 1024 }, batch: { maxItems: 1, maxBytes: 1024 } } })
  const waiting = [1, 2].map((id) => full.post({ id: `${id}` }))
  expect(full.feed.closed()).toMatchObject({ status: 429, code: 'queue_full', retryAfterMs: 1000 })
  await Promise.all(waiting)
  expect(full.feed.closed()).toBeNull()

  const { feed } = setUp({ runtime: { rateLimit: { eventsPerSecond: 4, burst: 8 } } })
  const first = Array.from({ length: 4 }, () => feed.closed())
  expect(first).toEqual([null, null, null, null])
  const slow = feed.closed()
  expect(slow).toMatchObject({ status: 429, code: 'rate_limited' })
  // Two nodes: two events a second here.
  expect(slow?.retryAfterMs).toBeGreaterThan(250)
  expect(slow?.retryAfterMs).toBeLessThanOrEqual(500)
})

test('verifies with a secret that was changed, and with none that can no longer be opened', async () => {
  const { post, writes, setSecret, feed } = setUp()
  const titles = () => writes.map(({ batch }) => decodeRows(ALERT, batch.alerts)[0]?.title ?? null)
  await post({ id: '1' })
  setSecret('second-secret')
  await feed.reloadSecrets()
  await post({ id: '2' })
  expect(titles()).toEqual(['first-secret', 'second-secret'])
  setSecret(new Problem('secret_missing'))
  await feed.reloadSecrets()
  expect([feed.state, feed.failure?.code]).toEqual(['degraded', 'secret_missing'])
  await post({ id: '3' })
  expect(titles()[2]).not.toBe('second-secret')
  setSecret('third-secret')
  await feed.reloadSecrets()
  await vi.waitFor(() => expect(feed.state).toBe('healthy'))
  await post({ id: '4' })
  expect(titles()[3]).toBe('third-secret')
})

test('without its secrets a feed answers, and starts once it has them', async () => {
  const { post, setSecret, feed } = setUp()
  setSecret(new Problem('secret_missing'))
  expect(await post({ id: '1' })).toMatchObject(refused(503, 'secret_missing'))
  expect([feed.state, feed.awake]).toEqual(['failing', false])
  setSecret('there')
  expect(await post({ id: '2' })).toMatchObject(accepted)
  expect(feed.state).toBe('healthy')
})

test('a new version without its secrets leaves the old one at work until they are there', async () => {
  const { post, change, tell, setSecret, feed, writes } = setUp()
  await post({ id: '1' })
  setSecret(new Error('connection lost'))
  change({ version: 2 })
  await tell()
  expect([feed.state, feed.failure?.code]).toEqual(['degraded', 'secret_unavailable'])
  expect(await post({ id: '2' })).toMatchObject(accepted)
  expect(writes.at(-1)?.feed).toMatchObject({ version: 1, generation: 2 })
  setSecret('back')
  await tell()
  await vi.waitFor(() => expect([feed.state, feed.runningVersion]).toEqual(['healthy', 2]))
})

test('a secret does not reach the log', async () => {
  const { post, logs } = setUp()
  await post({ id: '1', log: true })
  expect(logs).toContain('secret is [redacted]')
  expect(logs.join()).not.toContain('first-secret')
})

test('while the database is away it says so, and stores nothing', async () => {
  const { post, onWrite, feed } = setUp()
  onWrite(() => Promise.reject(new DatabaseAway('away')))
  expect(await post({ id: '1' })).toMatchObject(refused(503, 'database_away'))
  onWrite(() => ({ kind: 'committed', duplicates: [], refused: [] }))
  expect(await post({ id: '1' })).toMatchObject(accepted)
  expect(feed.state).toBe('healthy')
})

test('a record that kills its worker costs itself: the others are mapped, it is kept', async () => {
  const { post, writes, buried, feed } = setUp({ runtime: { circuit: { failures: 100 } } })
  await post({ id: '0' })
  const outcomes = await Promise.all([post({ id: '1' }), post({ id: '2', crash: 'after' }), post({ id: '3' })])
  expect(outcomes).toMatchObject([accepted, { kind: 'done', counts: { accepted: 0, rejected: 1 } }, accepted])
  expect(buried).toEqual([JSON.stringify({ id: '2', crash: 'after' })])
  expect(writes.reduce((sum, { batch }) => sum + batch.count, 0)).toBe(3)
  expect(feed.restarts).toBe(2)
})

test('a version whose workers die three times is quarantined, until a person publishes', async () => {
  const { post, feed, change, tell } = setUp({ runtime: { circuit: { failures: 100 } } })
  for (const deaths of [1, 2, 3]) {
    expect(await post({ id: `${deaths}`, crash: 'later' })).toMatchObject(accepted)
    await vi.waitFor(() => expect(feed.restarts).toBe(deaths))
  }
  await vi.waitFor(() => expect(feed.state).toBe('quarantined'))
  expect(feed.closed()).toMatchObject({ status: 503, code: 'quarantined' })
  expect(await post({ id: '1' })).toMatchObject(refused(503, 'quarantined'))
  change({ version: 2 })
  await tell()
  expect(feed.state).toBe('stopped')
  expect(await post({ id: '2' })).toMatchObject(accepted)
})

test('a stranger whose requests kill workers is refused, and neither quarantines the version nor opens its circuit', async () => {
  const { post, feed, writes, buried } = setUp({ runtime: { ...FAST, circuit: { failures: 1 } } })
  const answers = await Promise.all([post({ crash: 'before' }), post({ crash: 'before' }), post({ id: '1' })])
  expect(answers).toMatchObject([refused(503, 'worker_crashed'), refused(503, 'worker_crashed'), accepted])
  expect(await post({ crash: 'before' })).toMatchObject(refused(503, 'worker_crashed'))
  expect([feed.crashingRequests, feed.circuitState, feed.closed()]).toEqual([3, 'closed', null])
  expect(await post({ id: '2' })).toMatchObject(accepted)
  expect(feed.state).toBe('healthy')
  expect([writes.length, buried.length]).toEqual([2, 0])
})

test('repeated deaths open the circuit; after the cool-down one goes through', async () => {
  const circuit = { failures: 2, windowMs: 60_000, cooldownMs: 30_000 }
  const { post, feed, pass } = setUp({ runtime: { ...FAST, circuit } })
  await post({ id: '1', crash: 'after' })
  expect(feed.circuitState).toBe('closed')
  await post({ id: '2', crash: 'after' })
  expect(feed.circuitState).toBe('open')
  expect(feed.closed()).toMatchObject({ status: 503, code: 'circuit_open' })
  pass(30_000)
  expect(feed.closed()).toBeNull()
  expect(await post({ id: '3' })).toMatchObject(accepted)
  expect(feed.circuitState).toBe('closed')
})

test('put to sleep while its worker starts, it answers what waits first', async () => {
  const { post, feed } = setUp()
  const answer = post({ id: '1' })
  await feed.sleep()
  expect(feed.awake).toBe(false)
  expect(await answer).toMatchObject(accepted)
})
