import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { describeWith } from '../../../../tests/services/service.ts'
import type { KafkaConfig } from './config/config.ts'
import { kafka } from './index.ts'
import { cluster, kafkaHost, readItems } from './testing.ts'

const TIMEOUT = 60_000
const OFF = { mode: 'off' } as const
const numbers = (topic: string, from: number, to: number, partition = 0) =>
  Array.from({ length: to - from }, (_, i) => ({ topic, partition, key: `k${from + i}`, value: `{"n":${from + i}}` }))
const earliest = { kind: 'earliest' } as const

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

  describe('sign-in', () => {
    const pem = (name: string) => readFileSync(join(address.TEST_KAFKA_CERTIFICATES, name), 'utf8')
    const username = address.TEST_KAFKA_USER
    const secrets = { password: address.TEST_KAFKA_PASSWORD }
    const own = address.TEST_KAFKA_CERTIFICATES !== ''
    const ways: Record<string, [Partial<KafkaConfig>, Record<string, string>]> = own
      ? {
          PLAIN: [{ brokers: [address.TEST_KAFKA_SASL_BROKERS], auth: { kind: 'plain', username } }, secrets],
          'SCRAM-SHA-256': [
            { brokers: [address.TEST_KAFKA_SASL_BROKERS], auth: { kind: 'scram', username, mechanism: 'sha256' } },
            secrets,
          ],
          'SCRAM-SHA-512 over TLS': [
            {
              brokers: [address.TEST_KAFKA_SASL_TLS_BROKERS],
              auth: { kind: 'scram', username },
              tls: { ca: pem('ca.pem') },
            },
            secrets,
          ],
          'a client certificate': [
            {
              brokers: [address.TEST_KAFKA_TLS_BROKERS],
              tls: { ca: pem('ca.pem'), clientCertificate: pem('client.pem') },
            },
            { clientKey: pem('client.key') },
          ],
        }
      : {}
    it.each(Object.entries(ways))(
      'by %s: reads, and says so',
      async (_, [more, some]) => {
        const topic = await to.topic()
        await to.send(numbers(topic, 0, 3))
        const host = kafkaHost(config([topic], more), some)
        expect(await kafka.check(host)).toMatchObject({ ok: true })
        expect((await readItems(host, 3)).payloads).toHaveLength(3)
      },
      TIMEOUT,
    )
  })
})
