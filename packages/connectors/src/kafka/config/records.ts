import { MESSAGE_CSV_FIELDS } from '@halcyon/connector-kit'
import { Type } from 'typebox'
import { closed } from './fields.ts'

export const Format = Type.Enum(['json', 'text', 'csv', 'avro', 'protobuf'], {
  title: 'Format',
  description:
    'How a message’s value is read, in UTF-8. json: each is JSON. text: the record is {message}. csv: each is one or more rows; each row is a record, all values are text. avro, protobuf: one record, by a schema of a registry.',
  default: 'json',
})

export const JsonOptions = Type.Object(
  {
    array: Type.Optional(
      Type.Enum(['split', 'whole'], {
        title: 'A JSON array',
        description: 'split: each element is a record. whole: the array is one record.',
        default: 'split',
      }),
    ),
  },
  { ...closed, title: 'JSON', description: 'For the format json.', default: {} },
)

/** That there are columns, `validateConfig` says. */
export const CsvOptions = Type.Object(MESSAGE_CSV_FIELDS, {
  ...closed,
  title: 'CSV',
  description: 'For the format csv, which needs the columns.',
  default: {},
})

/** That there is an address, `validateConfig` says. */
const REGISTRY = {
  registry: Type.Optional(
    Type.String({
      title: 'Schema registry',
      description:
        'Address of a registry that speaks Confluent’s protocol; messages begin with the number of their schema.',
      maxLength: 2000,
      examples: ['https://schemas.example.com'],
    }),
  ),
  username: Type.Optional(
    Type.String({
      title: 'Registry’s user name',
      description: 'Or API key; its password is the secret "registryPassword". Empty: the registry asks for none.',
      default: '',
      maxLength: 500,
    }),
  ),
}

export const AvroOptions = Type.Object(REGISTRY, {
  ...closed,
  title: 'Avro',
  description: 'For the format avro, which needs the registry.',
  default: {},
})

export const ProtobufOptions = Type.Object(REGISTRY, {
  ...closed,
  title: 'Protobuf',
  description: 'For the format protobuf, which needs the registry.',
  default: {},
})

export const Shape = Type.Enum(['value', 'envelope'], {
  title: 'What the mapping sees',
  description:
    'value: the message’s value alone. envelope: {topic, partition, offset, timestamp, key, headers, value}. Messages without a value (tombstones) are left out of the first.',
  default: 'value',
})

export const Limits = Type.Object(
  {
    fetchBytes: Type.Optional(
      Type.Integer({
        title: 'Bytes of an answer',
        description: 'What a broker is asked for at once, compressed. One batch of a producer always comes whole.',
        default: 4_194_304,
        minimum: 65_536,
        maximum: 67_108_864,
      }),
    ),
    messageBytes: Type.Optional(
      Type.Integer({
        title: 'Largest message (bytes)',
        description: 'A larger one becomes a dead letter.',
        default: 1_048_576,
        minimum: 1024,
        maximum: 16_777_216,
      }),
    ),
  },
  { ...closed, title: 'Limits', description: 'What an answer and a message may cost.', default: {} },
)
