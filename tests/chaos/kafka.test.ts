/** Topics of a real broker as a feed, with the real product and the broker killed in the middle. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cluster, stormIn } from '../../packages/connectors/src/kafka/testing.ts'
import { describeWithOwn } from '../services/own.ts'
import { FIRST_MAPPING, makeDatasource, makeSecret, publish, putDraft } from '../support/feed.ts'
import { type Api, apiClient, type Server, until } from '../support/server.ts'
import { openSharedDatabase, type SharedDatabase } from './support/on-database.ts'

const QUICK_RETRY = { retry: { maxAttempts: 100, initialMs: 100, maxMs: 500 }, circuit: { failures: 1000 } }
/** Slow enough to be killed in the middle. */
const SLOW = { ...QUICK_RETRY, batch: { maxItems: 50 }, rateLimit: { eventsPerSecond: 500, burst: 50 } }

await describeWithOwn('kafka', (own) => {
  let shared: SharedDatabase
  let server: Server
  let api: Api
  let address: Awaited<ReturnType<typeof own.start>>
  let brokers: string
  let to: ReturnType<typeof cluster>
  let made = 0

  const start = async (): Promise<void> => {
    server = await shared.start({ env: { HALCYON_ALLOW_NETWORKS: '127.0.0.0/8' } })
    api = apiClient(server.gateway)
  }

  beforeAll(async () => {
    ;[shared, address] = await Promise.all([openSharedDatabase(), own.start()])
    brokers = address.TEST_KAFKA_BROKERS
    to = cluster(brokers)
    await start()
  }, 180_000)
  afterAll(async () => {
    await to?.close()
    await shared?.close()
    await own.end()
  })

  async function feed(topics: readonly string[], more: object = {}, runtime: object = QUICK_RETRY): Promise<string> {
    const { id } = await makeDatasource(api, `kafka ${++made}`, 'kafka')
    const config = { brokers: [brokers], tls: { mode: 'off' }, topics, start: 'earliest', ...more }
    await putDraft(api, id, { config, secrets: {}, mapping: FIRST_MAPPING, runtime })
    await publish(api, id, 'first')
    return id
  }

  const record = (topic: string, n: number, partition = 0) => {
    const value = { id: `${topic}-${n}`, title: `Alert ${n}`, severity: 'low', created_at: '2026-01-01T00:00:00Z' }
    return { topic, partition, key: `k${n}`, value: JSON.stringify(value) }
  }
  const range = (from: number, end: number): number[] => Array.from({ length: end - from }, (_, i) => from + i)

  const alerts = async (id: string): Promise<number> =>
    Number((await shared.query<{ n: string }>('select count(*) as n from alert where datasource_id = $1', [id]))[0]?.n)
  const outcomes = (id: string): Promise<{ outcome: string; n: number }[]> =>
    shared.query('select outcome, count(*)::int as n from ledger where datasource_id = $1 group by 1 order by 1', [id])
  const status = async (id: string) =>
    (await api<{ health: string; failure?: { cause: string } }>('GET', `/datasources/${id}/status`)).body
  const reach = (id: string, count: number) =>
    until(
      async () => ({ alerts: await alerts(id), status: await status(id) }),
      (now) => now.alerts >= count,
      90_000,
    )

  test('a draft as scripts write it: put, published, and its records come', async () => {
    const topic = await to.topic()
    await to.send([record(topic, 0), record(topic, 1)])
    const { id } = await makeDatasource(api, 'kafka by script', 'kafka')
    await putDraft(api, id, {
      config: {
        brokers: [address.TEST_KAFKA_SASL_TLS_BROKERS],
        topics: [topic],
        groupId: 'halcyon',
        start: 'earliest',
        format: 'json',
        sasl: { mechanism: 'scram-sha-512', username: address.TEST_KAFKA_USER },
        // The authority of the test's own certificates.
        tls: { ca: readFileSync(join(address.TEST_KAFKA_CERTIFICATES, 'ca.pem'), 'utf8') },
      },
      secrets: { password: await makeSecret(api, 'password of kafka', address.TEST_KAFKA_PASSWORD) },
      mapping: FIRST_MAPPING,
    })
    await publish(api, id, 'by script')
    await reach(id, 2)
  })

  test('row 19: kill -9 of the server and of the broker, and a rebalance storm: each record once', async () => {
    const [first, second] = [await to.topic(2), await to.topic(2)]
    await to.send(range(0, 1200).map((n) => record(n % 3 === 0 ? first : second, n, n % 2)))
    const groupId = `group-${first}`
    const id = await feed([first, second], { groupId }, SLOW)
    await reach(id, 200)
    await server.kill()
    await start()
    const storm = stormIn(brokers, groupId, first)
    await reach(id, 500)
    await storm
    await own.kill()
    await until(
      () => status(id),
      ({ failure }) => failure?.cause.startsWith('No broker can be reached') === true,
      60_000,
    )
    await own.start()
    await to.send(range(1200, 2000).map((n) => record(n % 3 === 0 ? first : second, n, n % 2)))
    await reach(id, 2000)
    // A producer may have sent again what a dying broker had taken.
    const n = await to.records([first, second])
    await until(
      () => outcomes(id),
      ([all]) => (all?.n ?? 0) >= n,
    )
    expect(await outcomes(id)).toEqual([{ outcome: 'mapped', n }])
    expect(await alerts(id)).toBe(2000)
    await until(
      () => status(id),
      ({ health }) => health === 'healthy',
    )
  }, 300_000)

  test('two engines, and kill -9 of the one that reads, again and again: the other goes on within seconds, each record once', async () => {
    const topic = await to.topic(4)
    const more = (from: number) => to.send(range(from, from + 500).map((n) => record(topic, n, n % 4)))
    await more(0)
    const id = await feed([topic], {}, SLOW)
    await reach(id, 200)
    for (let kill = 1; kill <= 3; kill++) {
      const other = await shared.start({ env: { HALCYON_ALLOW_NETWORKS: '127.0.0.0/8' } })
      await more(kill * 1000 - 500)
      await server.kill()
      ;[server, api] = [other, apiClient(other.gateway)]
      const stood = await alerts(id)
      await more(kill * 1000)
      await until(
        () => alerts(id),
        (n) => n > stood,
        20_000,
      )
    }
    await reach(id, 3500)
    expect(await outcomes(id)).toEqual([{ outcome: 'mapped', n: 3500 }])
    expect(await shared.query('select attempt, state from run where datasource_id = $1', [id])).toEqual([
      { attempt: 4, state: 'running' },
    ])
  }, 180_000)

  test('a message that cannot be read is a dead letter of its place; the rest goes on', async () => {
    const topic = await to.topic()
    const poison = { topic, partition: 0, key: 'k', value: '{"id": 1, oops' }
    await to.send([record(topic, 0), poison, record(topic, 2), poison, record(topic, 4)])
    const id = await feed([topic])
    await reach(id, 3)
    expect(await outcomes(id)).toEqual([
      { outcome: 'mapped', n: 3 },
      { outcome: 'rejected', n: 2 },
    ])
    const letters = await shared.query<{ text: string }>(
      'select errors::text as text from dead_letter where datasource_id = $1 order by errors::text',
      [id],
    )
    expect(letters.map(({ text }) => text)).toEqual([
      expect.stringContaining(`${topic}/0 at offset 1: `),
      expect.stringContaining(`${topic}/0 at offset 3: `),
    ])
  })

  test('a feed that waits for messages stops when it is disabled; set back by hand, it reads again and writes nothing twice', async () => {
    const topic = await to.topic(2)
    await to.send(range(0, 20).map((n) => record(topic, n, n % 2)))
    const id = await feed([topic])
    await reach(id, 20)
    expect((await api('POST', `/datasources/${id}/disable`)).status).toBeLessThan(300)
    await until(
      () => shared.query<{ state: string }>('select state from run where datasource_id = $1', [id]),
      (runs) => runs.every(({ state }) => state === 'cancelled'),
    )
    const partition = `${topic}/1`
    const { current } = (await api<{ current: { partition: string }[] }>('GET', `/datasources/${id}/checkpoint`)).body
    expect(current).toContainEqual(
      expect.objectContaining({ partition, value: { offset: 10, lag: 0, topicId: expect.any(String) } }),
    )
    const set = await api('PUT', `/datasources/${id}/checkpoint`, { partition, value: { offset: 4 } })
    expect(set.status).toBe(200)
    await api('POST', `/datasources/${id}/enable`)
    await until(
      () => outcomes(id),
      (all) => all.length === 2,
      60_000,
    )
    expect(await outcomes(id)).toEqual([
      { outcome: 'duplicate', n: 6 },
      { outcome: 'mapped', n: 20 },
    ])
    // All partitions at once, from their beginning.
    await api('POST', `/datasources/${id}/disable`)
    const every = { everyPartition: true, value: { time: 'earliest' }, reason: 'read it all again' }
    const reset = await until(
      () => api<{ current: { value: unknown }[] }>('PUT', `/datasources/${id}/checkpoint`, every),
      ({ status: code }) => code !== 409,
    )
    expect(reset.body.current.map(({ value }) => value)).toEqual([{ time: 'earliest' }, { time: 'earliest' }])
    expect((await api('PUT', `/datasources/${id}/checkpoint`, { ...every, partition })).status).toBe(400)
    await api('POST', `/datasources/${id}/enable`)
    await until(
      () => outcomes(id),
      ([duplicates]) => duplicates?.n === 26,
      60_000,
    )
    expect(await alerts(id)).toBe(20)
  })
})
