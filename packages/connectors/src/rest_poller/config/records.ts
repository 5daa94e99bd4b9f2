import { Type } from 'typebox'
import { closed, jsonPath, text } from './fields.ts'

/** `[*]` says that each entry of a list is a record; without it a list is taken apart all the same, and anything else is one record. */
export const RecordPath = jsonPath(
  'Records at',
  'JSONPath of the records in an answer: $[*] where the answer is a list, $.data[*] where the list is inside, $ where it is one or the other.',
  { default: '$', examples: ['$[*]', '$.data[*]', '$.result.items[*]'] },
)

/** The list or the record itself. */
export const listPath = (recordPath: string): string => recordPath.replace(/\[\*\]$/, '')

export const Records = Type.Object(
  {
    format: Type.Optional(
      Type.Enum(['auto', 'json', 'ndjson', 'csv', 'xml'], {
        title: 'Format',
        description: 'auto follows Content-Type.',
        default: 'auto',
      }),
    ),
    mayBeAbsent: Type.Optional(
      Type.Boolean({
        title: 'The list may be absent',
        description: 'On for sources that leave it out when it is empty. Off: an answer without it is a fault.',
        default: false,
      }),
    ),
    element: Type.Optional(
      text('Element', 'Of XML: the name of the element that is a record.', {
        default: 'item',
        minLength: 1,
        maxLength: 200,
      }),
    ),
    delimiter: Type.Optional(
      text('Delimiter', 'Of CSV: the character between two values.', { default: ',', minLength: 1, maxLength: 1 }),
    ),
  },
  { ...closed, title: 'Format of the records', description: 'How an answer is taken apart.', default: {} },
)

export const Dedupe = Type.Union(
  [
    Type.Object(
      {
        kind: Type.Literal('fields', { title: 'Kind', description: 'Fields of the record.', default: 'fields' }),
        fields: Type.Array(Type.String({ minLength: 1, maxLength: 300 }), {
          title: 'Fields',
          description:
            'JSONPaths; together they name one state of one record, for example $.id and $.updated_at. With the id alone a change would pass for something known.',
          minItems: 1,
          maxItems: 5,
        }),
      },
      { ...closed, title: 'Fields' },
    ),
    Type.Object(
      {
        kind: Type.Literal('content', {
          title: 'Kind',
          description: 'The record’s content, by its digest.',
          default: 'content',
        }),
      },
      { ...closed, title: 'Content' },
    ),
  ],
  {
    title: 'Duplicates',
    description: 'What makes two records the same, so that what is read twice is written once. Default: the content.',
  },
)
