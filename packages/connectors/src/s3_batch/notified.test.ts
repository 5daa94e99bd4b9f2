import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { describeWith, service } from '../../../../tests/services/service.ts'
import type { S3Config } from './config/config.ts'
import { s3Batch } from './index.ts'
import { configOf, openBucket, openTestQueue, outbound, Reader, type TestBucket, type TestQueue } from './testing.ts'

const queues = await service('sqs').catch((error: Error) => {
  if (process.env.CI) throw error
  console.warn(`SKIPPED: notifications of S3. ${error.message}`)
  return null
})
const upTo = (n: number, from = 0) => Array.from({ length: n }, (_, i) => ({ id: from + i }))
const lines = (records: readonly unknown[]): string => records.map((one) => JSON.stringify(one)).join('\n')

await describeWith('s3', (address) => {
  describe.skipIf(queues === null)('with a queue of ElasticMQ', () => {
    let bucket: TestBucket
    let queue: TestQueue
    beforeEach(async () => {
      bucket = await openBucket(address)
      queue = await openTestQueue(queues?.TEST_SQS_ENDPOINT ?? '')
    })
    afterAll(() => outbound.close())
    const reader = (part: Partial<S3Config> = {}) =>
      new Reader(address, configOf(address, bucket.name, { notifications: { queueUrl: queue.url }, ...part }))
    /** Puts an object and tells of it, as S3 does. */
    async function written(key: string, records: readonly unknown[]) {
      const { ETag = '' } = await bucket.put(key, lines(records))
      const size = Buffer.byteLength(lines(records))
      const event = queue.event(bucket.name, { key, size, eTag: ETag.replaceAll('"', '') })
      return { event, told: () => queue.send(event) }
    }

    it('reads what the messages name, and nothing else; a message goes once its records are committed', async () => {
      await bucket.put('unsaid.json', lines([{ id: 'unsaid' }]))
      await queue.send({ Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: bucket.name })
      await (await written('a b+ü.json', upTo(150))).told()
      const one = await reader().run({ stopAfter: 1 })
      expect(one.payloads).toEqual(upTo(100))
      expect(await queue.size()).toBe(1)
      await one.run()
      expect(one.payloads).toEqual(upTo(150))
      expect(await queue.size()).toBe(0)
      await one.run()
      expect(one.payloads).toHaveLength(150)
    })

    it('by way of SNS and EventBridge, and by patterns and prefixes', async () => {
      const [a, b] = [await written('in/a.json', [{ id: 'a' }]), await written('in/b.json', [{ id: 'b' }])]
      await queue.send({ Type: 'Notification', Message: JSON.stringify(a.event) })
      await queue.send({
        source: 'aws.s3',
        'detail-type': 'Object Created',
        time: new Date().toISOString(),
        detail: { bucket: { name: bucket.name }, object: { key: 'in/b.json' } },
      })
      await (await written('in/c.txt', [{ id: 'c' }])).told()
      await (await written('out/d.json', [{ id: 'd' }])).told()
      await queue.send(queue.event('another-bucket', { key: 'in/e.json', size: 1, eTag: 'e' }))
      void b
      const one = await reader({ prefix: 'in/', find: { include: ['**/*.json'] } }).run()
      expect(one.payloads.map((payload) => (payload as { id: string }).id).sort()).toEqual(['a', 'b'])
      expect(await queue.size()).toBe(0)
    })

    it('row 21: ended before the commit, the messages are there again at once; after it they are known', async () => {
      for (const name of ['a', 'b', 'c']) await (await written(`${name}.json`, upTo(40))).told()
      const lost = reader()
      const run = s3Batch.open(lost.host).pull({
        checkpoints: new Map(),
        range: null,
        maxItems: 100,
        signal: lost.host.signal,
      })
      await run[Symbol.asyncIterator]().next()
      await run[Symbol.asyncIterator]().return?.(undefined)
      expect(await queue.size()).toBe(3)
      const one = await reader().run()
      expect(new Set(one.ids).size).toBe(120)
      expect(await queue.size()).toBe(0)
      // Told again, as a standard queue may.
      await queue.send(queue.event(bucket.name, { key: 'a.json', size: 1, eTag: one.ids[0]?.split(/[@#]/)[1] ?? '' }))
      const before = one.items.length
      await one.run()
      expect([...new Set(one.ids)]).toHaveLength(120)
      expect(one.items.length - before).toBeLessThanOrEqual(40)
      expect(await queue.size()).toBe(0)
    })

    it('a message that comes twice, or names an object that is gone, is done with', async () => {
      const { event, told } = await written('a.json', upTo(3))
      await told()
      await told()
      await queue.send(queue.event(bucket.name, { key: 'gone.json', size: 5, eTag: 'gone' }))
      const one = await reader().run()
      expect(one.payloads).toEqual(upTo(3))
      expect(await queue.size()).toBe(0)
      await queue.send(event)
      await one.run()
      expect(one.payloads).toHaveLength(3)
      expect(await queue.size()).toBe(0)
    })

    it('what is no notification becomes a dead letter, and the others go on', async () => {
      await queue.send({ hello: 'world' })
      await (await written('a.json', upTo(2))).told()
      const one = await reader().run()
      expect(one.payloads).toEqual(upTo(2))
      expect(one.faults).toMatchObject([{ code: 'notification_invalid', about: '{"hello":"world"}' }])
      expect(await queue.size()).toBe(0)
    })

    it('an object that cannot be read is set aside, and its message does not come for ever', async () => {
      await bucket.put('bad.json.gz', 'no gzip at all, whatever its name says')
      await queue.send(queue.event(bucket.name, { key: 'bad.json.gz', size: 38, eTag: 'another' }))
      const one = await reader({ compression: 'gzip' }).run()
      expect(one.faults.map(({ code }) => code)).toEqual(['encoding_corrupt'])
      expect(await queue.size()).toBe(0)
    })

    it('takes as many as there are, and deletes what was read where that is asked for', async () => {
      for (let at = 0; at < 25; at++) await (await written(`k${at}.json`, upTo(10, at * 10))).told()
      const one = await reader({ after: { kind: 'delete' } }).run()
      expect(new Set(one.ids).size).toBe(250)
      expect(await bucket.keys()).toEqual([])
      expect(await queue.size()).toBe(0)
    })

    it('a range, and who only looks, take nothing out of the queue', async () => {
      await (await written('a.json', upTo(3))).told()
      const [from, to] = ['2020-01-01T00:00:00Z', '2100-01-01T00:00:00Z']
      expect((await reader().run({ range: { from, to } })).payloads).toEqual(upTo(3))
      const looker = reader()
      const run = { checkpoints: new Map(), range: null, maxItems: 10, signal: looker.host.signal, peek: true }
      for await (const { pages } of s3Batch.open(looker.host).pull(run)) expect(pages).toHaveLength(1)
      expect(await queue.size()).toBe(1)
    })

    it('checks that the queue is there, and says what to do where it is not', async () => {
      const steps = async (part: Partial<S3Config> = {}) => (await s3Batch.check(reader(part).host)).steps
      expect((await steps()).find(({ name }) => name === 'queue')).toMatchObject({
        ok: true,
        detail: expect.stringContaining('0 messages wait'),
      })
      const none = { notifications: { queueUrl: `${queue.url}-${randomUUID()}` } }
      expect((await steps(none)).at(-1)).toMatchObject({
        name: 'queue',
        ok: false,
        action: 'Check the address of the queue.',
      })
      await expect(reader(none).run()).rejects.toMatchObject({ name: 'NeedsHuman', code: 'source_not_found' })
      const away = { notifications: { queueUrl: 'http://127.0.0.1:1/1/away' } }
      await expect(reader(away).run()).rejects.toMatchObject({ name: 'RetryLater' })
      const inside = { notifications: { queueUrl: 'https://10.0.0.1/1/inside' } }
      await expect(reader(inside).run()).rejects.toMatchObject({ name: 'NeedsHuman', code: 'outbound_blocked' })
    })
  })
})
