import {
  type ConnectorHost,
  NeedsHuman,
  type NextRequest,
  type PullConnector,
  type PullPage,
  type ReceivedItem,
} from '@halcyon/connector-kit'
import type { AmqpConfig } from './config/config.ts'
import { settingsOf } from './config/settings.ts'
import { validateConfig } from './config/validate.ts'
import { bodyReader } from './records/body.ts'
import { rereadItems } from './records/message.ts'

/** The client is loaded with the first run: most workers never need it. */
export function open(host: ConnectorHost<AmqpConfig>): ReturnType<PullConnector['open']> {
  const [problem] = validateConfig(host.config)
  if (problem !== undefined)
    throw new NeedsHuman(
      problem.code,
      `${problem.path}: ${problem.message}`,
      problem.suggestion ?? 'Mend the configuration.',
    )
  const settings = settingsOf(host.config)
  const read = bodyReader(settings)
  return {
    async *pull(run) {
      const { pull } = await import('./read/pull.ts')
      yield* pull(host, settings, read, run)
    },
  }
}

export function reread(config: AmqpConfig, page: Pick<PullPage, 'body' | 'headers'>): Promise<readonly ReceivedItem[]> {
  const settings = settingsOf(config)
  return rereadItems(page, settings, bodyReader(settings))
}

export function describeNext(config: AmqpConfig): readonly NextRequest[] {
  const { queue, host, port, vhost } = settingsOf(config)
  const words = `What waits in the queue ${queue}, the oldest message first.`
  return [{ partition: queue, words, request: `basic.consume ${queue} (virtual host ${vhost} of ${host}:${port})` }]
}
