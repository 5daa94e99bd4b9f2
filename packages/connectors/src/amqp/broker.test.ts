import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync, gzipSync } from 'node:zlib'
import { type ConnectorHost, createOutbound, type PullBatch } from '@halcyon/connector-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeWith } from '../../../../tests/services/service.ts'
import type { AmqpConfig } from './config/config.ts'
import { amqp } from './index.ts'
import { amqpHost, type Broker, broker, passwordOf, readItems, wireTo } from './testing.ts'

const numbers = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, i) => JSON.stringify({ n: from + i }))
const nsOf = (payloads: readonly unknown[]): number[] => payloads.map((payload) => (payload as { n: number }).n)

await describeWith('rabbitmq', (address) => {
  const url = address.TEST_RABBITMQ_URL
  const secrets = passwordOf(url)
  let to: Broker
  beforeAll(async () => {
    to = await broker(url)
  })
  afterAll(() => to.close())

  describe('amqp: what is read', () => {
    it('is each message once, in its order, and leaves the queue when the next batch is asked for', async () => {
      const queue = await to.queue()
      await to.send(queue, numbers(0, 1000))
      const run = begin(amqpHost(to.config(queue), secrets), 100)
      const seen: number[] = []
      while (seen.length < 1000) seen.push(...nsOf(payloadsOf(await run.next())))
      expect(seen).toEqual(Array.from({ length: 1000 }, (_, n) => n))
      const more = run.next()
      await to.send(queue, numbers(1000, 1003))
      expect(nsOf(payloadsOf(await more))[0]).toBe(1000)
      await run.end()
      await expect.poll(() => to.ready(queue)).toBe(3)
    })

    it('says how many messages wait, also once none come', async () => {
      const queue = await to.queue()
      await to.send(queue, numbers(0, 30))
      const host = amqpHost(to.config(queue, { limits: { prefetch: 4 } }), secrets)
      const { batches } = await readItems(host, 30)
      expect(batches[0]?.checkpoints).toEqual([{ partition: queue, value: { lag: expect.any(Number) } }])
      expect(batches[0]?.checkpoints[0]?.value.lag).toBeGreaterThan(20)
      expect(batches.at(-1)?.pages.length).toBeGreaterThan(0)
      const idle = await readItems(amqpHost(to.config(await to.queue()), secrets), 0, {
        checkpoints: new Map(),
      })
      expect(idle.batches[0]).toMatchObject({ pages: [], checkpoints: [{ value: { lag: 0 } }] })
    })

    it('takes no more than the prefetch while nothing is acknowledged', async () => {
      const queue = await to.queue()
      await to.send(queue, numbers(0, 100))
      const run = begin(amqpHost(to.config(queue, { limits: { prefetch: 10 } }), secrets), 500)
      expect(payloadsOf(await run.next()).length).toBeLessThanOrEqual(5)
      await expect.poll(() => to.ready(queue)).toBe(90)
      await run.end()
    })

    it('comes again with the same delivery id when it was not acknowledged; equal messages without an id differ in what else was set', async () => {
      const queue = await to.queue('quorum')
      await to.send(queue, ['{"a":1}'], { messageId: '17' })
      await to.send(queue, ['{"a":2}'], { messageId: '17' })
      await to.send(queue, ['{"a":1}'], { timestamp: 1, headers: { 'x-part': 1 } })
      await to.send(queue, ['{"a":1}'], { timestamp: 2, headers: { 'x-part': 1 } })
      await to.send(queue, ['{"a":1}'], { timestamp: 2, headers: { 'x-part': 2 } })
      const ids = async () =>
        (await readItems(amqpHost(to.config(queue), secrets), 5)).items.map((one) => one.deliveryId)
      const first = await ids()
      expect(new Set(first).size).toBe(5)
      // A quorum queue counts the deliveries in a header.
      await expect.poll(() => to.ready(queue)).toBe(5)
      expect(await ids()).toEqual(first)
    })

    it('has headers and properties in an envelope, and can be read again from what is kept', async () => {
      const exchange = `ex-${crypto.randomUUID()}`
      await to.channel.assertExchange(exchange, 'topic')
      const queue = await to.queue()
      await to.channel.bindQueue(queue, exchange, 'alert.#')
      const headers = {
        region: 'eu',
        score: 3,
        big: { '!': 'timestamp', value: 1767225600 },
        authorization: 'Bearer s3cret',
        deep: { list: [1, 'two', null] },
      }
      to.channel.publish(exchange, 'alert.host.7', Buffer.from('{"a":1}'), {
        messageId: 'm-1',
        timestamp: 1767225600,
        type: 'alert',
        appId: 'detector',
        correlationId: 'c',
        contentType: 'application/json',
        priority: 3,
        headers,
      })
      await to.channel.waitForConfirms()
      const config = to.config(queue, { shape: 'envelope' })
      const { payloads, batches } = await readItems(amqpHost(config, secrets), 1)
      const at = '2026-01-01T00:00:00.000Z'
      const envelope = {
        queue,
        exchange,
        routingKey: 'alert.host.7',
        messageId: 'm-1',
        timestamp: at,
        type: 'alert',
        appId: 'detector',
        userId: null,
        correlationId: 'c',
        contentType: 'application/json',
        priority: 3,
        body: { a: 1 },
      }
      expect(payloads).toEqual([{ ...envelope, headers: { ...headers, big: at } }])
      const [page] = batches.flatMap(({ pages }) => pages)
      expect(JSON.stringify(page?.headers)).not.toContain('s3cret')
      const again = await amqp.reread?.(config, page ?? { body: new Uint8Array(), headers: {} })
      const { authorization: _, ...kept } = { ...headers, big: at }
      expect(again).toEqual([
        { kind: 'payload', payload: { ...envelope, headers: kept }, deliveryId: expect.any(String) },
      ])
    })

    it('is taken apart as the format says; what cannot be read keeps its bytes and names its place', async () => {
      const cases: [Partial<AmqpConfig>, string | Uint8Array, unknown[], object?][] = [
        [{}, '[{"n":1},{"n":2}]', [{ n: 1 }, { n: 2 }]],
        [{}, gzipSync('{"n":1}'), [{ n: 1 }]],
        [{ format: 'text' }, deflateSync('a'), [{ message: 'a' }], { contentEncoding: 'deflate' }],
        [{}, '{"n":1}', [{ n: 1 }], { contentEncoding: 'utf-8' }],
        [{}, 'no gzip', [{ malformed: 'encoding_corrupt' }], { contentEncoding: 'gzip' }],
        [{ recordPath: '$.items[*]' }, '{"items":[{"n":1},{"n":2}]}', [{ n: 1 }, { n: 2 }]],
        [{ format: 'ndjson' }, '{"n":1}\n{"n":2}\n', [{ n: 1 }, { n: 2 }]],
        [{ format: 'ndjson' }, '{"n":1}\noops\n{"n":2}\n', [{ n: 1 }, { malformed: 'json_invalid' }, { n: 2 }]],
        [{ format: 'text' }, 'a\nb', [{ message: 'a\nb' }]],
        [{ format: 'lines' }, 'a\nb\n', [{ message: 'a' }, { message: 'b' }]],
        [
          { format: 'csv', csv: { columns: ['id', 'text'] } },
          '1,"a, b"\n2,c\n',
          [
            { id: '1', text: 'a, b' },
            { id: '2', text: 'c' },
          ],
        ],
        [{ format: 'xml', element: 'e' }, '<t><e><n>1</n></e></t>', [{ n: '1' }]],
        [{}, '', [{ malformed: 'body_empty' }]],
        [{}, '{"n": ', [{ malformed: 'json_invalid' }]],
        [{ format: 'text' }, Buffer.from([0xff, 0xfe]), [{ malformed: 'utf8_invalid' }]],
        [
          { limits: { messageBytes: 2000 } },
          JSON.stringify({ n: 'x'.repeat(300_000) }),
          [{ malformed: 'record_too_large' }],
        ],
      ]
      for (const [part, body, wanted, options = {}] of cases) {
        const queue = await to.queue()
        await to.send(queue, [body], options)
        await to.send(queue, ['"next"'])
        const { payloads, items } = await readItems(amqpHost(to.config(queue, part), secrets), wanted.length)
        expect(payloads.slice(0, wanted.length), JSON.stringify(part)).toEqual(wanted)
        const wrong = items.find((item) => item.kind === 'malformed')
        if (wrong?.kind !== 'malformed') continue
        expect(wrong.message).toContain(`${queue}, routing key "${queue}": `)
        expect(wrong.raw.byteLength).toBe(
          Math.min(Buffer.byteLength(body), part.limits?.messageBytes ?? 1e6, wrong.raw.byteLength),
        )
      }
    })

    it('a look takes nothing out, and leaves the order', async () => {
      const queue = await to.queue()
      await to.send(queue, numbers(0, 80))
      const host = amqpHost(to.config(queue), secrets)
      const { payloads } = await readItems(host, 10, { peek: true, maxItems: 10 })
      expect(nsOf(payloads)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
      await expect.poll(() => to.ready(queue)).toBe(80)
      expect(nsOf((await readItems(host, 80)).payloads)).toEqual(Array.from({ length: 80 }, (_, n) => n))
    })
  })

  describe('amqp: the queue', () => {
    it('is made where it is not there, and bound; one that is there is only bound', async () => {
      const exchange = `ex-${crypto.randomUUID()}`
      const declare = { exchange, routingKeys: ['alert.#', 'audit'] }
      const config = to.config(`made-${crypto.randomUUID()}`, { declare })
      const host = amqpHost(config, secrets)
      const before = await amqp.check(host)
      expect(before.steps.at(-1)).toMatchObject({
        name: 'queue',
        ok: false,
        action: expect.stringContaining('exchange'),
      })
      await to.channel.assertExchange(exchange, 'topic')
      expect((await amqp.check(host)).steps.at(-1)).toMatchObject({
        ok: true,
        detail: expect.stringContaining('first run makes it'),
      })
      const run = begin(host, 10)
      expect(await run.next()).toMatchObject({ pages: [] })
      const next = run.next()
      for (const key of ['alert.host', 'audit', 'other'])
        to.channel.publish(exchange, key, Buffer.from(`{"n":"${key}"}`))
      const seen = payloadsOf(await next)
      while (seen.length < 2) seen.push(...payloadsOf(await run.next()))
      expect(seen).toEqual([{ n: 'alert.host' }, { n: 'audit' }])
      await run.end()
      const classic = await to.queue('classic')
      const again = begin(amqpHost({ ...config, queue: classic }, secrets), 10)
      expect(await again.next()).toMatchObject({ pages: [] })
      await again.end()
    })

    it('that is deleted under its reader is tried again, and then named', async () => {
      const queue = await to.queue()
      const host = amqpHost(to.config(queue), secrets)
      const run = begin(host, 10)
      expect(await run.next()).toMatchObject({ pages: [] })
      const next = expect(run.next()).rejects.toMatchObject({
        name: 'RetryLater',
        message: expect.stringContaining('deleted or moved'),
      })
      await to.channel.deleteQueue(queue)
      await next
      await expect(readItems(host, 1)).rejects.toMatchObject({ name: 'NeedsHuman', code: 'source_not_found' })
    })

    it('that another connection has for itself is named as such', async () => {
      const queue = await to.queue()
      const other = await broker(url)
      await other.channel.consume(queue, () => undefined, { exclusive: true })
      const locked = { name: 'NeedsHuman', code: 'permission_denied', message: expect.stringContaining('for itself') }
      await expect(readItems(amqpHost(to.config(queue), secrets), 1)).rejects.toMatchObject(locked)
      await other.close()
    })

    it('that is a stream is refused: nothing is taken out of it', async () => {
      const queue = await to.queue('stream')
      await to.send(queue, numbers(0, 2))
      const host = amqpHost(to.config(queue), secrets)
      expect((await amqp.check(host)).steps.at(-1)).toMatchObject({
        name: 'messages',
        ok: false,
        detail: expect.stringContaining('stream'),
      })
      const sending = setInterval(() => to.channel.sendToQueue(queue, Buffer.from('{}')), 50)
      try {
        await expect(readItems(host, 1)).rejects.toMatchObject({ name: 'NeedsHuman', code: 'config_invalid' })
      } finally {
        clearInterval(sending)
      }
    })
  })

  describe('amqp: the connection', () => {
    it('that is cut is told as such, also in the middle of a batch', async () => {
      const queue = await to.queue()
      await to.send(queue, numbers(0, 10))
      const wire = await wireTo(Number(new URL(url).port))
      const run = begin(amqpHost(to.config(queue, { port: wire.port }), secrets), 2)
      await run.next()
      wire.cut()
      const away = { name: 'RetryLater', message: expect.stringContaining('cannot be reached') }
      await expect(
        (async () => {
          for (;;) await run.next()
        })(),
      ).rejects.toMatchObject(away)
      await wire.close()
      await expect(readItems(amqpHost(to.config(queue, { port: wire.port }), secrets), 1)).rejects.toMatchObject({
        name: 'RetryLater',
      })
      await expect.poll(() => to.ready(queue)).toBe(10)
    })

    it('goes to no address that is not listed', async () => {
      const queue = await to.queue()
      const host = amqpHost(to.config(queue), secrets, [])
      await expect(readItems(host, 1)).rejects.toMatchObject({ name: 'NeedsHuman', code: 'outbound_blocked' })
      const named = amqpHost(to.config(queue, { host: 'localhost' }), secrets, [])
      await expect(readItems(named, 1)).rejects.toMatchObject({ name: 'NeedsHuman', code: 'outbound_blocked' })
      expect((await amqp.check(host)).steps.at(-1)).toMatchObject({
        name: 'address',
        action: expect.stringContaining('HALCYON_ALLOW_NETWORKS'),
      })
    })

    it('asks the gate again when it connects: a name that leads elsewhere by then leads nowhere', async () => {
      const queue = await to.queue()
      const own = amqpHost(to.config(queue, { host: 'localhost' }), secrets)
      const closed = createOutbound({ allowNetworks: [] })
      const host: ConnectorHost<AmqpConfig> = {
        ...own,
        http: { ...own.http, lookup: (secure) => closed.lookup(secure) },
      }
      const run = { checkpoints: new Map(), range: null, maxItems: 1, signal: new AbortController().signal }
      await expect(amqp.open(host).pull(run)[Symbol.asyncIterator]().next()).rejects.toMatchObject({
        code: 'outbound_blocked',
      })
    })
  })

  describe('amqp: sign-in', () => {
    const tls = address.TEST_RABBITMQ_TLS_URL
    const pem = (name: string) => readFileSync(join(address.TEST_RABBITMQ_CERTIFICATES, name), 'utf8')
    const over = (): Partial<AmqpConfig> => ({ port: Number(new URL(tls).port), tls: { ca: pem('ca.pem') } })
    const withCertificate = (): Partial<AmqpConfig> => ({
      ...over(),
      tls: { ca: pem('ca.pem'), clientCertificate: pem('client.pem') },
    })

    it.skipIf(tls === '')('by password over TLS, by name and by address; by the client certificate', async () => {
      const external: Partial<AmqpConfig> = { ...withCertificate(), auth: { kind: 'external' } }
      const ways: [Partial<AmqpConfig>, Record<string, string>][] = [
        [over(), secrets],
        [{ ...over(), host: 'localhost' }, secrets],
        [external, { clientKey: pem('client.key') }],
      ]
      for (const [part, some] of ways) {
        const queue = await to.queue()
        await to.send(queue, numbers(0, 3))
        const host = amqpHost(to.config(queue, part), some, ['127.0.0.0/8', '::1/128'])
        const { ok, steps } = await amqp.check(host)
        expect([ok, steps.map(({ name }) => name)]).toEqual([
          true,
          ['configuration', 'address', 'sign-in', 'queue', 'messages', 'decode'],
        ])
        expect(nsOf((await readItems(host, 3)).payloads)).toEqual([0, 1, 2])
      }
    })

    type Refused = [string, () => Partial<AmqpConfig>, Record<string, string>, string, string]
    const refused: Refused[] = [
      ['a wrong password', () => ({}), { password: 'wrong-password' }, 'sign-in', 'authentication_failed'],
      ['a virtual host that is not there', () => ({ vhost: 'elsewhere' }), secrets, 'sign-in', 'source_not_found'],
      ['a queue that is not there', () => ({ queue: 'no-such-queue' }), secrets, 'queue', 'source_not_found'],
      ['no secret', () => ({}), {}, 'configuration', 'secret_missing'],
      ...(address.TEST_RABBITMQ_OUTSIDER === ''
        ? []
        : [
            [
              'an account without rights',
              () => ({ auth: { kind: 'password', user: address.TEST_RABBITMQ_OUTSIDER } }),
              secrets,
              'messages',
              'permission_denied',
            ] satisfies Refused,
          ]),
      ...(tls === ''
        ? []
        : [
            [
              'an unknown authority',
              () => ({ ...over(), tls: {} }),
              secrets,
              'encryption',
              'tls_failed',
            ] satisfies Refused,
            [
              'TLS where there is none',
              () => ({ tls: { ca: pem('ca.pem') } }),
              secrets,
              'encryption',
              'tls_failed',
            ] satisfies Refused,
            [
              'no certificate for EXTERNAL',
              () => ({ tls: { mode: 'off' }, auth: { kind: 'external' } }),
              {},
              'configuration',
              'config_invalid',
            ] satisfies Refused,
          ]),
    ]
    it.each(refused)(
      '%s: the check fails where it is, with what to do, and so does a run',
      async (_, part, some, name, code) => {
        const queue = await to.queue()
        const host = amqpHost(to.config(queue, part()), some)
        const failed = (await amqp.check(host)).steps.filter(({ ok }) => !ok)
        expect(failed).toMatchObject([{ name, detail: expect.any(String), action: expect.any(String) }])
        for (const secret of Object.values(some)) expect(JSON.stringify([failed, host.lines])).not.toContain(secret)
        await expect((async () => readItems(host, 1))()).rejects.toMatchObject({ name: 'NeedsHuman', code })
      },
    )

    it.skipIf(tls === '')('no TLS where there is: it says what may be wrong', async () => {
      const host = amqpHost(to.config('q', { port: Number(new URL(tls).port) }), secrets)
      const failed = (await amqp.check(host)).steps.find(({ ok }) => !ok)
      expect(failed).toMatchObject({
        name: 'sign-in',
        action: expect.stringContaining('TLS'),
      })
    })
  })
})

const payloadsOf = (batch: PullBatch | null) =>
  (batch?.pages ?? []).flatMap(({ items }) => items.flatMap((item) => (item.kind === 'payload' ? [item.payload] : [])))

/** A run by hand. */
function begin(host: ConnectorHost<AmqpConfig>, maxItems: number) {
  const stop = new AbortController()
  const batches = amqp
    .open(host)
    .pull({ checkpoints: new Map(), range: null, maxItems, signal: stop.signal })
    [Symbol.asyncIterator]()
  return {
    async next(): Promise<PullBatch | null> {
      const { done, value } = await batches.next()
      return done === true ? null : value
    },
    async end(): Promise<void> {
      stop.abort()
      await batches.return?.()
    },
  }
}
