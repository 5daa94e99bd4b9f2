import type { PullConnector } from '@halcyon/connector-kit'
import type { KafkaConfig, KafkaSecrets } from './config/config.ts'
import { describeNext } from './read/next.ts'
import { open, reread } from './source.ts'
import { spec } from './spec.ts'

export const kafka: PullConnector<typeof KafkaConfig, typeof KafkaSecrets> = {
  spec,
  check: async (host) => (await import('./check.ts')).check(host),
  open,
  describeNext,
  reread,
}
