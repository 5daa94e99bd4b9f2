import { type Static, Type } from 'typebox'
import { PRESET_NAMES } from '../presets/names.ts'
import { Sasl, Tls } from './connection.ts'
import { closed } from './fields.ts'
import { AvroOptions, CsvOptions, Format, JsonOptions, Limits, ProtobufOptions, Shape } from './records.ts'
import { GroupId, OutOfRange, Start, Topics } from './subscription.ts'

/** What a person sets. A draft may be as short as `{brokers, topics}`. */
export const KafkaConfig = Type.Object(
  {
    preset: Type.Optional(
      Type.Enum([...PRESET_NAMES], {
        title: 'Service',
        description: 'How a known service is signed in to. Each part can be set otherwise below.',
      }),
    ),
    brokers: Type.Array(Type.String({ minLength: 1, maxLength: 260 }), {
      title: 'Brokers',
      description: 'host:port of one or more; the others are learnt from them. Their addresses must be reachable too.',
      minItems: 1,
      maxItems: 50,
      examples: [['kafka-1.example.com:9093', 'kafka-2.example.com:9093']],
    }),
    clientId: Type.Optional(
      Type.String({
        title: 'Client id',
        description: 'How the brokers’ logs and quotas name this feed.',
        default: 'halcyon',
        minLength: 1,
        maxLength: 200,
        pattern: '^\\S+$',
      }),
    ),
    tls: Type.Optional(Tls),
    sasl: Type.Optional(Sasl),
    topics: Topics,
    groupId: Type.Optional(GroupId),
    start: Type.Optional(Start),
    readCommitted: Type.Optional(
      Type.Boolean({
        title: 'Only what is committed',
        description: 'Records of a transaction are read once it is committed; those of an aborted one never.',
        default: true,
      }),
    ),
    outOfRange: Type.Optional(OutOfRange),
    format: Type.Optional(Format),
    json: Type.Optional(JsonOptions),
    csv: Type.Optional(CsvOptions),
    avro: Type.Optional(AvroOptions),
    protobuf: Type.Optional(ProtobufOptions),
    shape: Type.Optional(Shape),
    limits: Type.Optional(Limits),
  },
  closed,
)

export type KafkaConfig = Static<typeof KafkaConfig>

/** All optional: which ones a configuration needs, `requiredSecrets` says. */
export const KafkaSecrets = Type.Object(
  {
    password: Type.Optional(
      Type.String({
        title: 'Password',
        description: 'For PLAIN and SCRAM: of the account, or the secret of an API key.',
      }),
    ),
    clientSecret: Type.Optional(
      Type.String({ title: 'Client secret', description: 'For OAUTHBEARER: of the application at the provider.' }),
    ),
    registryPassword: Type.Optional(
      Type.String({
        title: 'Registry’s password',
        description: 'Of the schema registry’s user name, or the secret of its API key.',
      }),
    ),
    clientKey: Type.Optional(
      Type.String({ title: 'Client key', description: 'Private key (PEM) of the client certificate.' }),
    ),
  },
  closed,
)

/** Order and groups of the form. */
export const kafkaUi = {
  'ui:order': [
    'preset',
    'brokers',
    'sasl',
    'tls',
    'clientId',
    'topics',
    'start',
    'groupId',
    'readCommitted',
    'outOfRange',
    'format',
    'json',
    'csv',
    'avro',
    'protobuf',
    'shape',
    'limits',
  ],
  'ui:groups': [
    { title: 'Cluster', fields: ['preset', 'brokers', 'sasl', 'tls', 'clientId'] },
    { title: 'What is read', fields: ['topics', 'start', 'format', 'json', 'csv', 'avro', 'protobuf', 'shape'] },
    { title: 'How it is read', fields: ['groupId', 'readCommitted', 'outOfRange'], collapsed: true },
    { title: 'Limits', fields: ['limits'], collapsed: true },
  ],
}
