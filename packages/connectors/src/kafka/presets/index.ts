import type { SaslConfig } from '../config/connection.ts'
import type { PresetName } from './names.ts'

/** A service as data. Configuration of the same name counts before it. */
export interface Preset {
  readonly title: string
  /** Without a user name where each account has its own. */
  readonly sasl: SaslConfig
  /** Example of an address, for the form. */
  readonly broker: string
}

export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  /** docs.confluent.io, "Connect to Confluent Cloud": an API key is the user, its secret the password. */
  confluent_cloud: {
    title: 'Confluent Cloud',
    sasl: { mechanism: 'plain' },
    broker: 'pkc-xxxxx.eu-central-1.aws.confluent.cloud:9092',
  },
  /** docs.aws.amazon.com, "Sign-in credentials authentication with Secrets Manager": SCRAM-SHA-512 on port 9096. */
  amazon_msk: {
    title: 'Amazon MSK (SASL/SCRAM)',
    sasl: { mechanism: 'scram-sha-512' },
    broker: 'b-1.cluster.xxxxxx.c2.kafka.eu-central-1.amazonaws.com:9096',
  },
  /** learn.microsoft.com, "Use Azure Event Hubs from Apache Kafka": the user is this word, the password the connection string. */
  azure_event_hubs: {
    title: 'Azure Event Hubs',
    sasl: { mechanism: 'plain', username: '$ConnectionString' },
    broker: 'namespace.servicebus.windows.net:9093',
  },
  /** docs.redpanda.com, "Configure authentication": SCRAM-SHA-256 is the default of `rpk security user create`. */
  redpanda: {
    title: 'Redpanda',
    sasl: { mechanism: 'scram-sha-256' },
    broker: 'seed-xxxxxxxx.cluster.fmc.prd.cloud.redpanda.com:9092',
  },
}
