import type { PullConnector } from '@halcyon/connector-kit'
import type { AmqpConfig, AmqpSecrets } from './config/config.ts'
import { describeNext, open, reread } from './source.ts'
import { spec } from './spec.ts'

export const amqp: PullConnector<typeof AmqpConfig, typeof AmqpSecrets> = {
  spec,
  check: async (host) => (await import('./check.ts')).check(host),
  open,
  describeNext,
  reread,
}
