import { randomUUID } from 'node:crypto'
import { createServer, connect as dial, type Socket } from 'node:net'
import type { PullBatch, PullRun, ReceivedItem } from '@halcyon/connector-kit'
import { createOutbound } from '@halcyon/connector-kit'
import { createTestHost, type TestHost } from '@halcyon/connector-kit/suite'
import type { JsonValue } from '@halcyon/domain'
import { type ConfirmChannel, connect, type Options } from 'amqplib'
import type { AmqpConfig } from './config/config.ts'
import { amqp } from './index.ts'

type Body = string | Uint8Array

/** What a test does to a broker. */
export async function broker(url: string) {
  const model = await connect(url)
  model.on('error', () => undefined)
  const channel: ConfirmChannel = await model.createConfirmChannel()
  channel.on('error', () => undefined)
  const { hostname, port, username } = new URL(url)
  return {
    channel,
    /** Of a feed without TLS. */
    config: (queue: string, more: Partial<AmqpConfig> = {}): AmqpConfig => ({
      host: hostname,
      port: Number(port),
      auth: { kind: 'password', user: username },
      tls: { mode: 'off' },
      queue,
      ...more,
    }),
    /** A durable queue of its own. */
    async queue(type: 'quorum' | 'classic' | 'stream' = 'classic', name = `q-${randomUUID()}`): Promise<string> {
      await channel.assertQueue(name, { durable: true, arguments: { 'x-queue-type': type } })
      return name
    },
    /** Answers once the broker has all of them on its disk. */
    async send(queue: string, bodies: readonly Body[], options: Options.Publish = {}): Promise<void> {
      for (const body of bodies) channel.sendToQueue(queue, Buffer.from(body), { persistent: true, ...options })
      await channel.waitForConfirms()
    },
    /** How many messages nobody has taken. */
    ready: async (queue: string): Promise<number> => (await channel.checkQueue(queue)).messageCount,
    close: () => model.close().catch(() => undefined),
  }
}

export type Broker = Awaited<ReturnType<typeof broker>>

export const passwordOf = (url: string): Record<string, string> => ({ password: new URL(url).password })

export const amqpHost = (
  config: AmqpConfig,
  secrets: Readonly<Record<string, string>> = {},
  allowNetworks: readonly string[] = ['127.0.0.0/8'],
): TestHost<AmqpConfig> => createTestHost<AmqpConfig>({ config, secrets, http: createOutbound({ allowNetworks }) })

/** Reads until so many items have come, as the runtime does it; what is asked for next acknowledges what came before. */
export async function readItems(host: TestHost<AmqpConfig>, count: number, part: Partial<PullRun> = {}) {
  const stop = new AbortController()
  const batches: PullBatch[] = []
  const items: ReceivedItem[] = []
  const run = { checkpoints: new Map(), range: null, maxItems: 500, signal: stop.signal, ...part }
  for await (const batch of amqp.open(host).pull(run)) {
    batches.push(batch)
    items.push(...batch.pages.flatMap((page) => page.items))
    if (items.length >= count) break
  }
  const payloads = items.map((item): JsonValue => (item.kind === 'payload' ? item.payload : { malformed: item.code }))
  return { batches, items, payloads }
}

/** A wire to a broker that the test can hold: what is under way then does not arrive. */
export async function wireTo(port: number) {
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = dial(port, '127.0.0.1')
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket
        .on('error', () => undefined)
        .on('close', () => {
          sockets.delete(socket)
          client.destroy()
          upstream.destroy()
        })
    }
    client.pipe(upstream).pipe(client)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    hold() {
      for (const socket of sockets) socket.unpipe().pause()
    },
    cut() {
      for (const socket of sockets) socket.destroy()
    },
    async close(): Promise<void> {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
