import { setTimeout as sleep } from 'node:timers/promises'
import type { Checkpoint, PullBatch, PullRun } from '@halcyon/connector-kit'
import { createOutbound } from '@halcyon/connector-kit'
import { createTestHost, type TestHost } from '@halcyon/connector-kit/suite'
import type { JsonValue } from '@halcyon/domain'
import { Admin, Consumer, type MessageToProduce, Producer, stringSerializers } from '@platformatic/kafka'
import type { KafkaConfig } from './config/config.ts'
import { kafka } from './index.ts'

type Text = MessageToProduce<string, string, string, string>

/** What a test does to a cluster. */
export function cluster(brokers: string, transactionalId?: string) {
  const options = { clientId: 'test', bootstrapBrokers: [brokers], retries: 20, retryDelay: 200 }
  const admin = new Admin(options)
  const producer = new Producer<string, string, string, string>({
    ...options,
    serializers: stringSerializers,
    ...(transactionalId === undefined ? {} : { transactionalId, idempotent: true }),
  })
  let made = 0
  /** A partition that is not there yet refuses its part of what is sent, and the rest would be sent twice. */
  const ready = async (name: string): Promise<void> => {
    while ((await records([name]).catch(() => -1)) !== 0) await sleep(50)
  }
  const records = async (topics: readonly string[]): Promise<number> => {
    const asked = []
    for (const name of topics) {
      const { topics: known } = await admin.metadata({ topics: [name], forceUpdate: true })
      for (const partitionIndex of known.get(name)?.partitions.keys() ?? [])
        asked.push({ name, partitions: [{ partitionIndex, timestamp: -1n }] })
    }
    const answer = await admin.listOffsets({ topics: asked })
    const offsets = answer.flatMap(({ partitions }) => partitions.map(({ offset }) => Number(offset)))
    return offsets.reduce((sum, offset) => sum + offset, 0)
  }
  return {
    admin,
    producer,
    /** A topic of its own. */
    async topic(partitions = 1, name = `t-${process.pid}-${Date.now()}-${++made}`): Promise<string> {
      await admin.createTopics({ topics: [name], partitions, replicas: 1 })
      await ready(name)
      return name
    },
    /** How many records there are, those that a producer sent twice included. */
    records,
    /** In all of them: `send()` alone waits for the leader only. */
    send: (messages: readonly Text[], more: object = {}) =>
      producer.send({ messages: [...messages], acks: -1, ...more }),
    async close(): Promise<void> {
      await Promise.all([admin.close(), producer.close()])
    },
  }
}

export const LOOPBACK = ['127.0.0.0/8']

export function kafkaHost(
  config: KafkaConfig,
  secrets: Readonly<Record<string, string>> = {},
  allowNetworks: readonly string[] = LOOPBACK,
): TestHost<KafkaConfig> {
  return createTestHost<KafkaConfig>({ config, secrets, http: createOutbound({ allowNetworks }) })
}

/** Reads until so many items have come, as the runtime does it; what is asked for next acknowledges what came before. */
export async function readItems(
  host: TestHost<KafkaConfig>,
  count: number,
  { checkpoints = new Map<string, Checkpoint>(), range = null, maxItems = 500 }: Partial<PullRun> = {},
) {
  const stop = new AbortController()
  const stands = new Map(checkpoints)
  const batches: PullBatch[] = []
  const items: PullBatch['pages'][number]['items'][number][] = []
  try {
    for await (const batch of kafka.open(host).pull({ checkpoints, range, maxItems, signal: stop.signal })) {
      batches.at(-1)?.onWritten?.()
      batches.push(batch)
      for (const { partition, value } of batch.checkpoints) stands.set(partition, value)
      items.push(...batch.pages.flatMap((page) => page.items))
      if (items.length >= count && range === null) break
    }
  } finally {
    stop.abort()
  }
  const payloads = items.map((item): JsonValue => (item.kind === 'payload' ? item.payload : { malformed: item.code }))
  return { batches, items, payloads, checkpoints: stands }
}

/** Members come and go in the group that the feed tells its place under. */
export async function stormIn(brokers: string, groupId: string, topic: string): Promise<void> {
  for (let i = 0; i < 4; i++) {
    const member = new Consumer({ clientId: `member-${i}`, bootstrapBrokers: [brokers], groupId })
    const stream = await member.consume({ topics: [topic], autocommit: false })
    await stream.close()
    await member.close(true)
  }
}

/** The values of a topic from its beginning, as the client alone gives them. */
export async function bareConsumer(brokers: string, topic: string) {
  const deserializers = { value: (data?: Buffer) => data?.toString() ?? '' }
  const consumer = new Consumer({
    clientId: 'bare',
    bootstrapBrokers: [brokers],
    groupId: `bare-${topic}`,
    deserializers,
  })
  return consumer.consume({ topics: [topic], mode: 'earliest', autocommit: true })
}
