import { type Static, Type } from 'typebox'

const closed = { additionalProperties: false }
const kind = <K extends string>(value: K, description: string) =>
  Type.Literal(value, { title: 'Kind', description, default: value })
const character = (title: string, description: string, fallback: string, minLength = 0) =>
  Type.Optional(Type.String({ title, description, default: fallback, minLength, maxLength: 1 }))

/** How files are taken apart: a member `format` of a configuration. */
export const FileFormatConfig = Type.Union(
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
        delimiter: character('Delimiter', 'One character between the fields.', ',', 1),
        quote: character('Quote', 'One character around fields, doubled within; empty: none.', '"'),
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
        comment: character('Comment', 'Rows that begin with this character are left out.', ''),
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
  { title: 'Format', description: 'How a file is taken apart into records.', default: { kind: 'ndjson' } },
)
export type FileFormatConfig = Static<typeof FileFormatConfig>

/** How files are compressed: a member `compression` of a configuration. */
export const CompressionConfig = Type.Enum(['auto', 'none', 'gzip', 'zstd', 'deflate', 'br', 'zip'], {
  title: 'Compression',
  description: 'auto tells it by the first bytes. Brotli (br) must be named.',
  default: 'auto',
})
