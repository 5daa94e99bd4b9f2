import { type Static, Type } from 'typebox'

const closed = { additionalProperties: false }
const character = (title: string, description: string, fallback: string, minLength = 0) =>
  Type.Optional(Type.String({ title, description, default: fallback, minLength, maxLength: 1 }))

const Csv = Type.Object(
  {
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
  { ...closed, title: 'CSV', description: 'Of format csv: how its rows are written.' },
)

/** How files are taken apart: members of a configuration, `Type.Object({ …FILE_FORMAT_FIELDS })`. */
export const FILE_FORMAT_FIELDS = {
  format: Type.Optional(
    Type.Enum(['ndjson', 'json', 'csv', 'text', 'xml', 'avro', 'parquet'], {
      title: 'Format',
      description:
        'How a file is taken apart into records. ndjson: one JSON value a line. json: JSON values, or one with a list of records in it. csv: rows of fields, all values text. text: each line is a record {message}. xml: each element of a name. avro: the records of an object container file. parquet: its rows.',
      default: 'ndjson',
    }),
  ),
  compression: Type.Optional(
    Type.Enum(['auto', 'none', 'gzip', 'zstd', 'deflate', 'br', 'bzip2', 'zip'], {
      title: 'Compression',
      description: 'auto tells it by the first bytes. Brotli (br) must be named.',
      default: 'auto',
    }),
  ),
  recordPath: Type.Optional(
    Type.String({
      title: 'Records at',
      description:
        'Of format json: where the records stand, for example $.Records[*]. Empty: each value is a record, or each element of a list.',
      default: '',
      maxLength: 300,
    }),
  ),
  csv: Type.Optional(Csv),
  element: Type.Optional(
    Type.String({
      title: 'Element',
      description: 'Of format xml: the name of the element that is a record, without a prefix.',
      minLength: 1,
      maxLength: 200,
      examples: ['Event'],
    }),
  ),
}

const FileFormatConfig = Type.Object(FILE_FORMAT_FIELDS)
export type FileFormatConfig = Static<typeof FileFormatConfig>
