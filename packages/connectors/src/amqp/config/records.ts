import { MESSAGE_CSV_FIELDS } from '@halcyon/connector-kit'
import { Type } from 'typebox'
import { closed } from './fields.ts'

const FORMATS = ['json', 'ndjson', 'text', 'lines', 'csv', 'xml'] as const

export const Format = Type.Enum([...FORMATS], {
  title: 'Format',
  description:
    'How a message’s body is read, in UTF-8. json: JSON; a list gives a record for each element. ndjson: one JSON value a line. text: the whole message is a record {message}. lines: each line is one. csv: each row is a record, all values are text. xml: each element of a name. Compressed bodies are told by their content-encoding or their first bytes.',
  default: 'json',
})

export const RecordPath = Type.String({
  title: 'Records at',
  description: 'Of format json: where the records stand, for example $.Records[*]. Empty: the body itself.',
  default: '',
  maxLength: 300,
})

/** That there are columns, `validateConfig` says. */
export const CsvOptions = Type.Object(MESSAGE_CSV_FIELDS, {
  ...closed,
  title: 'CSV',
  description: 'Of format csv, which needs the columns.',
})

export const Element = Type.String({
  title: 'Element',
  description: 'Of format xml: the name of the element that is a record, without a prefix.',
  minLength: 1,
  maxLength: 200,
  examples: ['Event'],
})

export const Shape = Type.Enum(['body', 'envelope'], {
  title: 'What the mapping sees',
  description:
    'body: the record alone. envelope: {queue, exchange, routingKey, messageId, timestamp, type, appId, userId, correlationId, contentType, priority, headers, body}.',
  default: 'body',
})

export const Limits = Type.Object(
  {
    prefetch: Type.Optional(
      Type.Integer({
        title: 'Prefetch',
        description:
          'So many messages the broker sends ahead of what is written; then it waits. Half of them are a batch.',
        default: 250,
        minimum: 2,
        maximum: 10_000,
      }),
    ),
    messageBytes: Type.Optional(
      Type.Integer({
        title: 'Largest message (bytes)',
        description:
          'A larger one becomes a dead letter that keeps its beginning. Times the prefetch it may be 256 MiB: so much can wait in memory.',
        default: 1_048_576,
        minimum: 1024,
        maximum: 16_777_216,
      }),
    ),
  },
  { ...closed, title: 'Limits', description: 'What may wait here, and what a message may cost.', default: {} },
)
