import { Type } from 'typebox'
import { closed, kind } from './fields.ts'

const Format = Type.Union(
  [
    Type.Object({ kind: kind('ndjson', 'One JSON value a line.') }, { ...closed, title: 'NDJSON' }),
    Type.Object(
      {
        kind: kind('json', 'JSON values, or one with a list of records in it.'),
        path: Type.Optional(
          Type.String({
            title: 'Records at',
            description:
              'Where the records stand, for example $.Records[*]. Empty: each value is a record, or each element of a list.',
            default: '',
            maxLength: 300,
          }),
        ),
      },
      { ...closed, title: 'JSON' },
    ),
    Type.Object(
      {
        kind: kind('csv', 'Rows of fields; all values are text.'),
        delimiter: Type.Optional(
          Type.String({
            title: 'Delimiter',
            description: 'One character between the fields.',
            default: ',',
            minLength: 1,
            maxLength: 1,
          }),
        ),
        quote: Type.Optional(
          Type.String({
            title: 'Quote',
            description: 'One character around fields, doubled within; empty: none.',
            default: '"',
            maxLength: 1,
          }),
        ),
        header: Type.Optional(
          Type.Boolean({ title: 'Header', description: 'The first row names the columns.', default: true }),
        ),
        columns: Type.Optional(
          Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
            title: 'Columns',
            description: 'Names of the columns, in place of those in the first row.',
            maxItems: 1000,
          }),
        ),
        comment: Type.Optional(
          Type.String({
            title: 'Comment',
            description: 'Rows that begin with this character are left out.',
            default: '',
            maxLength: 1,
          }),
        ),
      },
      { ...closed, title: 'CSV' },
    ),
    Type.Object({ kind: kind('text', 'Each line is a record {message}.') }, { ...closed, title: 'Text lines' }),
    Type.Object(
      {
        kind: kind('xml', 'Each element of a name is a record.'),
        element: Type.String({
          title: 'Element',
          description: 'Its name, without a prefix.',
          minLength: 1,
          maxLength: 200,
          examples: ['Event'],
        }),
      },
      { ...closed, title: 'XML' },
    ),
    Type.Object({ kind: kind('parquet', 'Rows of a Parquet file.') }, { ...closed, title: 'Parquet' }),
  ],
  { title: 'Format', description: 'How an object is taken apart into records.', default: { kind: 'ndjson' } },
)

const bytes = (title: string, description: string, fallback: number, maximum: number) =>
  Type.Optional(Type.Integer({ title, description, default: fallback, minimum: 1024, maximum }))

export const Read = Type.Object(
  {
    format: Type.Optional(Format),
    compression: Type.Optional(
      Type.Enum(['auto', 'none', 'gzip', 'zstd', 'deflate', 'br', 'zip'], {
        title: 'Compression',
        description: 'auto tells it by the first bytes. Brotli (br) must be named.',
        default: 'auto',
      }),
    ),
    maxObjectBytes: bytes(
      'Largest object (bytes)',
      'As stored. Larger ones become a dead letter.',
      1_073_741_824,
      1_099_511_627_776,
    ),
    maxInflatedBytes: bytes(
      'Largest content (bytes)',
      'Of an object, after decompression.',
      10_737_418_240,
      1_099_511_627_776,
    ),
    maxRecordBytes: bytes(
      'Largest record (bytes)',
      'Larger ones become a dead letter; the rest of the object goes on.',
      1_048_576,
      16_777_216,
    ),
  },
  { ...closed, title: 'Read', description: 'How objects become records.', default: {} },
)
