import { describePullConnector, describeSpec, type PullHarness } from '@halcyon/connector-kit/suite'
import { isJsonObject } from '@halcyon/domain'
import { Consumer } from '@platformatic/kafka'
import { describeWith } from '../../../../tests/services/service.ts'
import type { KafkaConfig } from './config/config.ts'
import { kafka } from './index.ts'
import { cluster } from './testing.ts'

describeSpec(kafka)

await describeWith('kafka', (address) => {
  const brokers = address.TEST_KAFKA_BROKERS
  const signedIn = address.TEST_KAFKA_SASL_BROKERS !== ''
  const secrets: Record<string, string> = signedIn ? { password: address.TEST_KAFKA_PASSWORD } : {}

  const harness: PullHarness = {
    name: 'one topic with two partitions',
    endless: true,
    async open() {
      const to = cluster(brokers)
      const topic = await to.topic(2)
      const config: KafkaConfig = {
        brokers: [signedIn ? address.TEST_KAFKA_SASL_BROKERS : brokers],
        tls: { mode: 'off' },
        ...(signedIn ? { sasl: { mechanism: 'scram-sha-512' as const, username: address.TEST_KAFKA_USER } } : {}),
        topics: [topic],
        groupId: `group-${topic}`,
        start: 'earliest',
      }
      let sent = 0
      const at = (hour: number): number => Date.UTC(2026, 0, 1, hour)
      const send = (ids: readonly string[], hour: number) =>
        to.send(
          ids.map((id) => ({
            topic,
            partition: sent++ % 2,
            key: id,
            value: JSON.stringify({ id }),
            timestamp: BigInt(at(hour)),
          })),
        )
      const places = new Map<string, string[]>([
        ['0', []],
        ['1', []],
      ])
      return {
        config,
        secrets,
        async add(ids) {
          for (const [i, id] of ids.entries()) places.get(String((sent + i) % 2))?.push(id)
          await send(ids, 1)
        },
        idOf: (payload) => (isJsonObject(payload) ? String(payload.id) : ''),
        // In the partition of what is added next, so that it comes before it.
        addMalformed: async () => void (await to.send([{ topic, partition: sent % 2, key: '', value: '{oops' }])),
        async acknowledged() {
          const group = new Consumer({ clientId: 'look', bootstrapBrokers: [brokers], groupId: `group-${topic}` })
          Object.assign(group, { memberId: '', generationId: -1 })
          const committed = await group.listCommittedOffsets({ topics: [{ topic, partitions: [0, 1] }] })
          await group.close(true)
          const offsets = committed.get(topic) ?? []
          return offsets.flatMap(
            (offset, partition) => places.get(String(partition))?.slice(0, Math.max(0, Number(offset))) ?? [],
          )
        },
        async fillRange() {
          await send(['before'], 1)
          await send(['also before'], 1)
          await send(['in', 'in too', 'the third'], 3)
          await send(['after', 'also after'], 5)
          return {
            from: new Date(at(2)).toISOString(),
            to: new Date(at(4)).toISOString(),
            inside: ['in', 'in too', 'the third'],
            outside: ['before', 'also before', 'after', 'also after'],
          }
        },
        close: () => to.close(),
      }
    },
    failing({ config }) {
      const own = config as KafkaConfig
      const wrong = signedIn ? [{ config: own, secrets: { password: 'wrong-password' }, step: 'sign-in' }] : []
      return [
        ...wrong,
        { config: { ...own, topics: ['no-such-topic'] }, secrets, step: 'topics' },
        { config: { ...own, brokers: ['127.0.0.1:9'] }, secrets, step: 'address' },
      ]
    },
  }
  describePullConnector(kafka, harness)
})
