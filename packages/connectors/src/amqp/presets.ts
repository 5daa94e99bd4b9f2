import type { ConnectorPreset } from '@halcyon/connector-kit'

/** Where a draft begins: names to be replaced by those of the broker. */
export const PRESETS: readonly ConnectorPreset[] = [
  {
    name: 'rabbitmq',
    title: 'RabbitMQ, a queue that is there',
    config: {
      host: 'rabbitmq.example.com',
      auth: { kind: 'password', user: 'halcyon' },
      queue: 'security-alerts',
    },
  },
  {
    name: 'rabbitmq_exchange',
    title: 'RabbitMQ, a queue made for an exchange',
    config: {
      host: 'rabbitmq.example.com',
      auth: { kind: 'password', user: 'halcyon' },
      queue: 'halcyon-alerts',
      declare: { type: 'quorum', exchange: 'siem', routingKeys: ['alert.#'] },
    },
  },
  /** docs.aws.amazon.com, "Connecting to a RabbitMQ broker": AMQP over TLS on port 5671. */
  {
    name: 'amazon_mq',
    title: 'Amazon MQ for RabbitMQ',
    config: {
      host: 'b-00000000-0000-0000-0000-000000000000.mq.eu-central-1.on.aws',
      auth: { kind: 'password', user: 'halcyon' },
      queue: 'security-alerts',
    },
  },
  /** cloudamqp.com/docs, "Getting started": the virtual host has the name of the user. */
  {
    name: 'cloudamqp',
    title: 'CloudAMQP',
    config: {
      host: 'xxxxx.rmq.cloudamqp.com',
      vhost: 'xxxxxxxx',
      auth: { kind: 'password', user: 'xxxxxxxx' },
      queue: 'security-alerts',
    },
  },
]
