import type { ConnectorSpec } from '@halcyon/connector-kit'
import { KafkaConfig, KafkaSecrets, kafkaUi } from './config/config.ts'
import { validateConfig } from './config/validate.ts'
import { PRESETS } from './presets/index.ts'
import { sample } from './sample.ts'
import { secretsOf, settingsOf } from './settings.ts'

export const spec: ConnectorSpec<typeof KafkaConfig, typeof KafkaSecrets, 'pull'> = {
  type: 'kafka',
  title: 'Apache Kafka',
  description: 'Reads topics of Apache Kafka, and of what speaks its protocol, as their records come.',
  stability: 'beta',
  mode: 'pull',
  ranges: true,
  standings: [
    { title: 'The oldest record', value: { time: 'earliest' } },
    { title: 'Now', value: { time: 'latest' } },
    { title: 'A time', value: { time: '2026-01-01T00:00:00Z' } },
    { title: 'An offset', value: { offset: 0 } },
  ],
  config: KafkaConfig,
  secrets: KafkaSecrets,
  requiredSecrets: (config) => secretsOf(settingsOf(config)),
  validate: validateConfig,
  uiSchema: kafkaUi,
  presets: Object.entries(PRESETS).map(([name, { title, sasl, broker }]) => ({
    name,
    title,
    config: { preset: name, brokers: [broker], topics: ['security-alerts'] },
    fills: { sasl: { ...sasl } },
  })),
  sample,
}
