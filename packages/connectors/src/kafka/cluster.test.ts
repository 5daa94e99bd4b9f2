import { createOutbound, type OutboundHttp, type PullRun } from '@halcyon/connector-kit'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { describeWith } from '../../../../tests/services/service.ts'
import type { KafkaConfig } from './config/config.ts'
import { kafka } from './index.ts'
import { cluster, kafkaHost, LOOPBACK, readItems } from './testing.ts'

const TIMEOUT = 60_000
const OFF = { mode: 'off' } as const
const numbers = (topic: string, from: number, to: number, partition = 0) =>
  Array.from({ length: to - from }, (_, i) => ({ topic, partition, key: `k${from + i}`, value: `{"n":${from + i}}` }))
const earliest = 'earliest' as const

await describeWith('kafka', (address) => {
  const brokers = address.TEST_KAFKA_BROKERS
  const to = cluster(brokers)
  afterAll(() => to.close())
  const config = (topics: readonly string[], more: Partial<KafkaConfig> = {}): KafkaConfig => ({
    brokers: [brokers],
    tls: OFF,
    topics: [...topics],
    start: earliest,
    ...more,
  })

  describe('what is read', () => {
    it(
      'is each record of each partition once, in its order, and goes on from the checkpoints',
      async () => {
        const topic = await to.topic(2)
        await to.send([...numbers(topic, 0, 700), ...numbers(topic, 700, 1000, 1)])
        const first = await readItems(kafkaHost(config([topic])), 1000, { maxItems: 300 })
        const ns = first.payloads.map((payload) => (payload as { n: number }).n)
        expect(ns.filter((n) => n < 700)).toEqual(Array.from({ length: 700 }, (_, i) => i))
        expect(ns.filter((n) => n >= 700)).toEqual(Array.from({ length: 300 }, (_, i) => 700 + i))
        expect(Math.max(...first.batches.map(({ pages }) => pages.length))).toBe(300)
        expect(first.checkpoints.get(`${topic}/0`)).toMatchObject({ offset: 700, lag: 0, topicId: expect.any(String) })
        expect(new Set(first.items.map((item) => item.deliveryId)).size).toBe(1000)
        await to.send(numbers(topic, 1000, 1010, 1))
        const { payloads } = await readItems(kafkaHost(config([topic])), 10, { checkpoints: first.checkpoints })
        expect(payloads).toEqual(Array.from({ length: 10 }, (_, i) => ({ n: 1000 + i })))
      },
      TIMEOUT,
    )

    it(
      'takes key and headers along in an envelope, and can be read again from what is kept',
      async () => {
        const topic = await to.topic()
        await to.send([
          { topic, key: 'ws-1', value: '{"a":1}', headers: { trace: 'x', authorization: 'Bearer s3cret' } },
        ])
        const own = config([topic], { shape: 'envelope' })
        const { payloads, batches } = await readItems(kafkaHost(own), 1)
        const headers = { trace: 'x', authorization: 'Bearer s3cret' }
        expect(payloads).toMatchObject([{ topic, partition: 0, offset: 0, key: 'ws-1', headers, value: { a: 1 } }])
        const [page] = batches.flatMap(({ pages }) => pages)
        expect(JSON.stringify(page?.headers)).not.toContain('s3cret')
        const again = await kafka.reread?.(own, page ?? { body: new Uint8Array(), headers: {} })
        expect(again).toMatchObject([
          { kind: 'payload', payload: { key: 'ws-1', headers: { trace: 'x' }, value: { a: 1 } } },
        ])
      },
      TIMEOUT,
    )

    it(
      'leaves the records of aborted transactions out, also where the marker comes in a later answer',
      async () => {
        const topic = await to.topic()
        const plain = cluster(brokers)
        const { producer, close } = cluster(brokers, `${topic}-transactions`)
        const big = 'x'.repeat(60_000)
        const inTransaction = async (from: number, end: 'commit' | 'abort'): Promise<void> => {
          const transaction = await producer.beginTransaction()
          for (let n = from; n < from + 4; n++)
            await transaction.send({ messages: [{ topic, key: '', value: JSON.stringify({ n, big }) }], acks: -1 })
          await transaction[end]()
        }
        await inTransaction(0, 'abort')
        await inTransaction(100, 'commit')
        await inTransaction(200, 'abort')
        await inTransaction(300, 'abort')
        await plain.send([{ topic, key: '', value: '{"n":999}' }])
        const read = await readItems(kafkaHost(config([topic], { limits: { fetchBytes: 65_536 } })), 5)
        expect(read.payloads.map((payload) => (payload as { n: number }).n)).toEqual([100, 101, 102, 103, 999])
        await Promise.all([plain.close(), close()])
      },
      TIMEOUT,
    )
  })

  describe('where it begins', () => {
    it(
      '"now" is the time of the first run, also when nothing came in it',
      async () => {
        const topic = await to.topic()
        await to.send(numbers(topic, 0, 5))
        const own = config([topic], { start: 'latest' })
        const { checkpoints } = await readBegun(kafkaHost(own))
        expect(checkpoints.get(`${topic}/0`)).toMatchObject({ offset: 5 })
        await to.send(numbers(topic, 5, 8))
        expect((await readItems(kafkaHost(own), 3, { checkpoints })).payloads).toEqual([{ n: 5 }, { n: 6 }, { n: 7 }])
      },
      TIMEOUT,
    )

    it(
      'at a time, at the place of a group, at what a person set',
      async () => {
        const topic = await to.topic()
        const at = (n: number) => Date.UTC(2026, 0, 1) + n * 60_000
        await to.send(numbers(topic, 0, 10).map((one, n) => ({ ...one, timestamp: BigInt(at(n)) })))
        const ns = async (more: Partial<KafkaConfig>, count: number, checkpoints = new Map()) =>
          (await readItems(kafkaHost(config([topic], more)), count, { checkpoints })).payloads.map(
            (payload) => (payload as { n: number }).n,
          )
        expect(await ns({ start: { timestamp: new Date(at(7)).toISOString() } }, 3)).toEqual([7, 8, 9])
        const groupId = `group-${topic}`
        // The second batch is never acknowledged.
        await readItems(kafkaHost(config([topic], { groupId })), 10, { maxItems: 5 })
        await to.send(numbers(topic, 10, 12))
        expect(await ns({ groupId, start: { group: true } }, 7)).toEqual([5, 6, 7, 8, 9, 10, 11])
        const time = new Date(at(9)).toISOString()
        expect(await ns({}, 3, new Map([[`${topic}/0`, { time }]]))).toEqual([9, 10, 11])
        expect(await ns({}, 1, new Map([[`${topic}/0`, { offset: 11 }]]))).toEqual([11])
        expect(await ns({ start: 'latest' }, 12, new Map([[`${topic}/0`, { time: 'earliest' }]]))).toHaveLength(12)
        const { checkpoints } = await readBegun(
          kafkaHost(config([topic])),
          new Map([[`${topic}/0`, { time: 'latest' }]]),
        )
        expect(checkpoints.get(`${topic}/0`)).toMatchObject({ offset: 12 })
      },
      TIMEOUT,
    )

    it(
      'a range is read to its end and no further',
      async () => {
        const topic = await to.topic(2)
        const at = (n: number) => Date.UTC(2026, 0, 1) + n * 60_000
        const all = [...numbers(topic, 0, 10), ...numbers(topic, 10, 20, 1)]
        await to.send(all.map((one, n) => ({ ...one, timestamp: BigInt(at(n % 10)) })))
        const range = { from: new Date(at(3)).toISOString(), to: new Date(at(6)).toISOString() }
        const { payloads, checkpoints } = await readItems(kafkaHost(config([topic])), 0, { range })
        const ns = payloads.map((payload) => (payload as { n: number }).n)
        expect(ns.sort((a, b) => a - b)).toEqual([3, 4, 5, 13, 14, 15])
        expect((await readItems(kafkaHost(config([topic])), 0, { range, checkpoints })).payloads).toEqual([])
      },
      TIMEOUT,
    )

    it(
      'at the oldest record where the next one is gone, and that is said; or it stops for a person',
      async () => {
        const topic = await to.topic()
        await to.send(numbers(topic, 0, 10))
        await to.admin.deleteRecords({ topics: [{ name: topic, partitions: [{ partition: 0, offset: 6n }] }] })
        const checkpoints = new Map([[`${topic}/0`, { offset: 2 }]])
        const host = kafkaHost(config([topic]))
        expect((await readItems(host, 4, { checkpoints })).payloads).toEqual([{ n: 6 }, { n: 7 }, { n: 8 }, { n: 9 }])
        expect(host.lines.join('\n')).toContain(`4 records of ${topic}/0 are gone`)
        const stopping = readItems(kafkaHost(config([topic], { outOfRange: 'stop' })), 4, { checkpoints })
        await expect(stopping).rejects.toMatchObject({ name: 'NeedsHuman', code: 'offset_out_of_range' })
      },
      TIMEOUT,
    )

    it(
      'a topic that comes later under a pattern is read from its beginning; one that was made anew, too',
      async () => {
        const name = `siem-${process.pid}-${Date.now()}`
        const pattern = config([`${name}.*`], { start: 'latest' })
        await to.topic(1, `${name}.a`)
        const { checkpoints } = await readBegun(kafkaHost(pattern))
        await to.topic(1, `${name}.b`)
        await to.send(numbers(`${name}.b`, 0, 2))
        const read = await readItems(kafkaHost(pattern), 2, { checkpoints })
        expect(read.payloads).toEqual([{ n: 0 }, { n: 1 }])
        await to.admin.deleteTopics({ topics: [`${name}.b`] })
        await vi.waitUntil(async () => !(await to.admin.listTopics()).includes(`${name}.b`))
        await to.topic(1, `${name}.b`)
        await to.send(numbers(`${name}.b`, 0, 2))
        const again = await readItems(kafkaHost(pattern), 2, { checkpoints: read.checkpoints })
        expect(again.payloads).toEqual([{ n: 0 }, { n: 1 }])
        expect(again.items.map((item) => item.deliveryId)).not.toEqual(read.items.map((item) => item.deliveryId))
      },
      TIMEOUT,
    )
  })

  describe('formats', () => {
    it(
      'text, CSV and arrays; what cannot be read keeps its bytes and names its place',
      async () => {
        const topic = await to.topic()
        await to.send([{ topic, key: '', value: '1,"a, b"\n2,c\n' }])
        const csv = config([topic], { format: 'csv', csv: { columns: ['id', 'text'] } })
        expect((await readItems(kafkaHost(csv), 2)).payloads).toEqual([
          { id: '1', text: 'a, b' },
          { id: '2', text: 'c' },
        ])
        expect((await readItems(kafkaHost(config([topic], { format: 'text' })), 1)).payloads).toEqual([
          { message: '1,"a, b"\n2,c\n' },
        ])
        const { items } = await readItems(kafkaHost(config([topic])), 1)
        const message = expect.stringContaining(`${topic}/0 at offset 0: `)
        expect(items).toMatchObject([{ kind: 'malformed', code: 'json_invalid', message }])
        const arrays = await to.topic()
        await to.send([{ topic: arrays, key: '', value: '[{"a":1},{"a":2}]' }])
        expect((await readItems(kafkaHost(config([arrays])), 2)).payloads).toEqual([{ a: 1 }, { a: 2 }])
      },
      TIMEOUT,
    )

    it.each(['gzip', 'snappy', 'lz4', 'zstd'] as const)(
      'reads %s',
      async (compression) => {
        const topic = await to.topic()
        await to.send(numbers(topic, 0, 50), { compression })
        expect((await readItems(kafkaHost(config([topic])), 50)).payloads).toHaveLength(50)
      },
      TIMEOUT,
    )
  })

  describe('the way out', () => {
    it(
      'leads to no address that is not listed, also where a broker names it',
      async () => {
        const topic = await to.topic()
        const host = kafkaHost(config([topic]), {}, [])
        await expect(readItems(host, 1)).rejects.toMatchObject({ name: 'NeedsHuman', code: 'outbound_blocked' })
        const [name, port] = brokers.split(':')
        const http = createOutbound({ allowNetworks: LOOPBACK })
        const elsewhere = { ...host, http: { ...http, resolve: refuseAfter(1, http.resolve) } }
        const step = (await kafka.check(elsewhere)).steps.find(({ ok }) => !ok)
        expect(step).toMatchObject({ action: expect.stringContaining('HALCYON_ALLOW_NETWORKS') })
        expect([name, port]).toEqual(['127.0.0.1', expect.any(String)])
      },
      TIMEOUT,
    )
  })
})

/** The first checkpoints of a feed that nothing comes to. */
async function readBegun(host: ReturnType<typeof kafkaHost>, known: PullRun['checkpoints'] = new Map()) {
  const stop = new AbortController()
  const run = { checkpoints: known, range: null, maxItems: 500, signal: stop.signal }
  const checkpoints = new Map()
  for await (const batch of kafka.open(host).pull(run)) {
    for (const { partition, value } of batch.checkpoints) checkpoints.set(partition, value)
    break
  }
  stop.abort()
  return { checkpoints }
}

/** A cluster whose brokers name addresses inside, told by how often it is asked. */
function refuseAfter(count: number, resolve: OutboundHttp['resolve']): OutboundHttp['resolve'] {
  let asked = 0
  const closed = createOutbound({ allowNetworks: [] })
  return (target) => (asked++ < count ? resolve(target) : closed.resolve(target))
}
