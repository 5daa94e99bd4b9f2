import { describePullConnector, describeSpec, type PullHarness } from '@halcyon/connector-kit/suite'
import { isJsonObject } from '@halcyon/domain'
import { describeWith } from '../../../../tests/services/service.ts'
import type { AmqpConfig } from './config/config.ts'
import { amqp } from './index.ts'
import { broker, passwordOf, wireTo } from './testing.ts'

describeSpec(amqp)

await describeWith('rabbitmq', ({ TEST_RABBITMQ_URL: url }) => {
  const secrets = passwordOf(url)

  const harness = (type: 'quorum' | 'classic'): PullHarness => ({
    name: `a ${type} queue`,
    endless: true,
    async open() {
      const to = await broker(url)
      const queue = await to.queue(type)
      const wire = await wireTo(Number(new URL(url).port))
      const sent: string[] = []
      return {
        config: to.config(queue, { port: wire.port }),
        secrets,
        async add(ids) {
          sent.push(...ids)
          await to.send(
            queue,
            ids.map((id) => JSON.stringify({ id })),
          )
        },
        idOf: (payload) => (isJsonObject(payload) ? String(payload.id) : ''),
        addMalformed: () => to.send(queue, ['{oops']),
        hang: () => wire.hold(),
        async acknowledged() {
          // Of what the broker has not, all is with the reader or done with: a count after the reader is gone says which.
          wire.cut()
          const left = await settled(() => to.ready(queue))
          return sent.slice(0, sent.length - left)
        },
        async close() {
          await to.channel.deleteQueue(queue)
          await Promise.all([to.close(), wire.close()])
        },
      }
    },
    failing({ config }) {
      const own = config as AmqpConfig
      return [
        { config: own, secrets: { password: 'wrong-password' }, step: 'sign-in' },
        { config: { ...own, vhost: 'elsewhere' }, secrets, step: 'sign-in' },
        { config: { ...own, queue: 'no-such-queue' }, secrets, step: 'queue' },
        { config: { ...own, port: 9 }, secrets, step: 'address' },
      ]
    },
  })
  describePullConnector(amqp, harness('classic'))
  describePullConnector(amqp, harness('quorum'))
})

/** Messages of a reader that is gone come back a moment later: the count once it stands still. */
async function settled(count: () => Promise<number>): Promise<number> {
  for (let last = await count(), same = 0; ; ) {
    const now = await count()
    same = now === last ? same + 1 : 0
    last = now
    if (same === 20) return now
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
