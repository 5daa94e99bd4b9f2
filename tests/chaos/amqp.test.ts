/** A queue of a real broker as a feed, with the real product and the broker killed in the middle. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AmqpConfig } from '../../packages/connectors/src/amqp/config/config.ts'
import { type Broker, broker, passwordOf } from '../../packages/connectors/src/amqp/testing.ts'
import { describeWithOwn } from '../services/own.ts'
import { FIRST_MAPPING, makeDatasource, makeSecret, publish, putDraft } from '../support/feed.ts'
import { type Api, apiClient, type Server, until } from '../support/server.ts'
import { openSharedDatabase, type SharedDatabase } from './support/on-database.ts'

const QUICK_RETRY = { retry: { maxAttempts: 100, initialMs: 100, maxMs: 500 }, circuit: { failures: 1000 } }
/** Slow enough to be killed in the middle. */
const SLOW = { ...QUICK_RETRY, batch: { maxItems: 40 }, rateLimit: { eventsPerSecond: 300, burst: 40 } }

await describeWithOwn('rabbitmq', (own) => {
  let shared: SharedDatabase
  let server: Server
  let api: Api
  let address: Awaited<ReturnType<typeof own.start>>
  let password: string
  let to: Broker
  let made = 0

  const start = async (): Promise<void> => {
    server = await shared.start({ env: { HALCYON_ALLOW_NETWORKS: '127.0.0.0/8,::1/128' } })
    api = apiClient(server.gateway)
  }
  const startBroker = async (): Promise<void> => {
    address = await own.start()
    to = await broker(address.TEST_RABBITMQ_URL)
  }

  beforeAll(async () => {
    ;[shared] = await Promise.all([openSharedDatabase(), startBroker()])
    await start()
    password = await makeSecret(api, 'password of the broker', passwordOf(address.TEST_RABBITMQ_URL).password ?? '')
  }, 120_000)
  afterAll(async () => {
    await to?.close()
    await shared?.close()
    await own.end()
  })

  async function feed(queue: string, runtime: object = QUICK_RETRY, more: Partial<AmqpConfig> = {}): Promise<string> {
    const { id } = await makeDatasource(api, `queue ${++made}`, 'amqp')
    const config = to.config(queue, more)
    await putDraft(api, id, { config, secrets: { password }, mapping: FIRST_MAPPING, runtime })
    await publish(api, id, 'first')
    return id
  }

  const alert = (n: number): string =>
    JSON.stringify({ id: `a-${n}`, title: `Alert ${n}`, severity: 'low', created_at: '2026-01-01T00:00:00Z' })
  const range = (from: number, end: number): string[] => Array.from({ length: end - from }, (_, i) => alert(from + i))
  const send = (queue: string, from: number, end: number) => to.send(queue, range(from, end))

  const alerts = async (id: string): Promise<number> =>
    Number((await shared.query<{ n: string }>('select count(*) as n from alert where datasource_id = $1', [id]))[0]?.n)
  const outcomes = async (id: string): Promise<Record<string, number>> => {
    const rows = await shared.query<{ outcome: string; n: number }>(
      'select outcome, count(*)::int as n from ledger where datasource_id = $1 group by 1',
      [id],
    )
    return Object.fromEntries(rows.map(({ outcome, n }) => [outcome, n]))
  }
  const status = async (id: string) =>
    (await api<{ health: string; failure?: { cause: string; action: string } }>('GET', `/datasources/${id}/status`))
      .body
  const reach = (id: string, count: number) =>
    until(
      async () => ({ alerts: await alerts(id), status: await status(id) }),
      (now) => now.alerts >= count,
      60_000,
    )

  test('kill -9 of the server and of the broker in the middle of two queues: each message once, none lost', async () => {
    const queues = [await to.queue('classic'), await to.queue('quorum')]
    await Promise.all(queues.map((queue) => send(queue, 0, 500)))
    const ids = await Promise.all(queues.map((queue) => feed(queue, SLOW)))
    const all = (count: number) => Promise.all(ids.map((id) => reach(id, count)))
    await all(100)
    await server.kill()
    const before = await Promise.all(ids.map(alerts))
    await start()
    await all(Math.max(...before) + 40)
    await to.close()
    await own.kill()
    for (const id of ids) {
      expect(await alerts(id)).toBeLessThan(500)
      await until(
        () => status(id),
        ({ failure }) => failure?.cause.startsWith('The broker cannot be reached') === true,
      )
    }
    await startBroker()
    await Promise.all(queues.map((queue) => send(queue, 500, 600)))
    await all(600)
    for (const [i, id] of ids.entries()) {
      await until(
        () => to.ready(queues[i] ?? ''),
        (ready) => ready === 0,
      )
      // What was written and not acknowledged came again, and was known.
      const { duplicate: _, ...others } = await outcomes(id)
      expect(others).toEqual({ mapped: 600 })
      expect(await alerts(id)).toBe(600)
      await until(
        () => status(id),
        ({ health }) => health === 'healthy',
      )
    }
  }, 120_000)

  test('over TLS a message that cannot be read is a dead letter of its place, and is not sent again; the rest goes on', async () => {
    const queue = await to.queue()
    await to.send(queue, [alert(0), '{"id": 1, oops', alert(2)])
    const ca = readFileSync(join(address.TEST_RABBITMQ_CERTIFICATES, 'ca.pem'), 'utf8')
    const port = Number(new URL(address.TEST_RABBITMQ_TLS_URL).port)
    const id = await feed(queue, QUICK_RETRY, { host: 'localhost', port, tls: { ca } })
    await reach(id, 2)
    await until(
      () => to.ready(queue),
      (ready) => ready === 0,
    )
    expect(await outcomes(id)).toEqual({ mapped: 2, rejected: 1 })
    const letters = await shared.query<{ text: string }>(
      'select errors::text as text from dead_letter where datasource_id = $1',
      [id],
    )
    expect(letters).toEqual([{ text: expect.stringContaining(`${queue}, routing key`) }])
    expect((await api('POST', `/datasources/${id}/disable`)).status).toBeLessThan(300)
    // Whoever reads it next gets nothing: it was acknowledged.
    await until(
      async () => (await to.channel.checkQueue(queue)).consumerCount,
      (consumers) => consumers === 0,
    )
    expect(await to.ready(queue)).toBe(0)
  })

  test('a queue that is deleted is said with what to do, and nobody sets its checkpoint', async () => {
    const queue = await to.queue()
    await send(queue, 0, 1)
    const id = await feed(queue)
    await reach(id, 1)
    await to.channel.deleteQueue(queue)
    const { failure } = await until(
      () => status(id),
      (now) => now.failure?.cause.includes('no queue') === true,
      30_000,
    )
    expect(failure?.action).toContain('queue')
    await api('POST', `/datasources/${id}/disable`)
    const set = await api('PUT', `/datasources/${id}/checkpoint`, { partition: queue, value: { lag: 0 } })
    expect(set.status).toBe(422)
  })
})
