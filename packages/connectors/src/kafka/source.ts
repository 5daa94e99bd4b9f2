import {
  type ConnectorHost,
  NeedsHuman,
  type PullConnector,
  type PullPage,
  type ReceivedItem,
} from '@halcyon/connector-kit'
import type { KafkaConfig } from './config/config.ts'
import { validateConfig } from './config/validate.ts'
import { valueReader } from './records/formats.ts'
import { type About, itemsOf } from './records/message.ts'
import { type Schemas, schemaRegistry, type WriterSchema } from './records/registry.ts'
import { settingsOf } from './settings.ts'

/** The client is loaded with the first run: most workers never need it. */
export function open(host: ConnectorHost<KafkaConfig>): ReturnType<PullConnector['open']> {
  const [problem] = validateConfig(host.config)
  if (problem !== undefined)
    throw new NeedsHuman(
      problem.code,
      `${problem.path}: ${problem.message}`,
      problem.suggestion ?? 'Mend the configuration.',
    )
  const settings = settingsOf(host.config)
  const { format } = settings
  const schemas = 'registry' in format ? schemaRegistry(format.registry, host) : NO_SCHEMAS
  const reading = { read: valueReader(settings, schemas), schemas }
  return {
    async *pull(run) {
      const { pull } = await import('./read/pull.ts')
      yield* pull(host, settings, reading, run)
    },
  }
}

export async function reread(
  config: KafkaConfig,
  { body, headers }: Pick<PullPage, 'body' | 'headers'>,
): Promise<readonly ReceivedItem[]> {
  const settings = settingsOf(config)
  const about = JSON.parse(headers['kafka-message'] ?? '') as About
  const written = headers['kafka-schema']
  const schema = written === undefined ? null : (JSON.parse(written) as WriterSchema)
  return itemsOf(
    body,
    about,
    settings,
    valueReader(settings, async () => schema),
  )
}

const NO_SCHEMAS: Schemas = async () => null
