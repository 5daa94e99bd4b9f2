import type { ConnectorSpec } from '@halcyon/connector-kit'
import { AmqpConfig, AmqpSecrets, amqpUi } from './config/config.ts'
import { secretsOf, settingsOf } from './config/settings.ts'
import { validateConfig } from './config/validate.ts'
import { PRESETS } from './presets.ts'
import { sample } from './sample.ts'

export const spec: ConnectorSpec<typeof AmqpConfig, typeof AmqpSecrets, 'pull'> = {
  type: 'amqp',
  title: 'AMQP queue (RabbitMQ)',
  description: 'Takes the messages of a queue of RabbitMQ, and of what speaks AMQP 0-9-1, as they come.',
  stability: 'beta',
  mode: 'pull',
  keepsPlace: true,
  config: AmqpConfig,
  secrets: AmqpSecrets,
  requiredSecrets: (config) => secretsOf(settingsOf(config)),
  hosts: ({ host }) => [host],
  validate: validateConfig,
  uiSchema: amqpUi,
  presets: PRESETS,
  sample,
}
