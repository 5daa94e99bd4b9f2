import {
  AvroError,
  DECODE_LIMITS,
  decodeRecords,
  malformed,
  malformedBy,
  type Piece,
  readJson,
} from '@halcyon/connector-kit'
import { decodeUtf8, type JsonValue } from '@halcyon/domain'
import type { FormatSettings, Settings } from '../settings.ts'
import { ProtobufError } from './protobuf-error.ts'
import type { Schemas, WriterSchema } from './registry.ts'

/** A message's value → its records. */
export type ValueReader = (value: Uint8Array) => readonly Piece[] | Promise<readonly Piece[]>

export function valueReader(
  { format, messageBytes }: Pick<Settings, 'format' | 'messageBytes'>,
  schemas: Schemas,
): ValueReader {
  switch (format.kind) {
    case 'json':
      return (value) => splitArray(readFramedJson(value), format.array)
    case 'avro':
    case 'protobuf':
      return schemaReaderOf(format.kind, schemas)
    case 'text':
      return (value) => [readText(value)]
    case 'csv':
      return (value) => readCsv(value, format, messageBytes)
  }
}

const FRAME_BYTES = 5

/** What a value that begins with zero says of its schema: its number, which four bytes hold. Null: it has none. */
export function schemaIdOf(value: Uint8Array): number | null {
  if (value[0] !== 0 || value.byteLength < FRAME_BYTES) return null
  return new DataView(value.buffer, value.byteOffset, FRAME_BYTES).getUint32(1)
}

/** JSON text never begins with zero: what stands before it then is the number of its JSON Schema. */
function readFramedJson(value: Uint8Array): Piece {
  if (schemaIdOf(value) === null) return readJson(value)
  const piece = readJson(value.subarray(FRAME_BYTES))
  return piece.kind === 'value' ? piece : { ...piece, raw: value }
}

type SchemaKind = 'avro' | 'protobuf'
const CODE = { avro: 'avro_invalid', protobuf: 'protobuf_invalid' } as const
const TITLE = { avro: 'Avro', protobuf: 'Protobuf' } as const

function schemaReaderOf(kind: SchemaKind, schemas: Schemas): ValueReader {
  const compiled = new Map<number, Promise<(value: Uint8Array) => Piece>>()
  const readerOf = async (id: number): Promise<(value: Uint8Array) => Piece> => {
    const writer = await schemas(id)
    if (writer === null || (kind === 'protobuf') !== (writer.imports !== undefined))
      return (value) => malformed(value, CODE[kind], `The registry has no ${TITLE[kind]} schema ${id}.`)
    return readerBy(kind, writer, id)
  }
  return async (value) => {
    const id = schemaIdOf(value)
    if (id === null) return [malformed(value, CODE[kind], 'The message does not begin with the number of a schema.')]
    let reader = compiled.get(id)
    if (reader === undefined) {
      if (compiled.size >= 1000) compiled.clear()
      reader = readerOf(id)
      compiled.set(id, reader)
      // What failed is asked for again.
      reader.catch(() => compiled.delete(id))
    }
    return [(await reader)(value)]
  }
}

/** The library is loaded with the first message of its kind. */
async function libraryOf(kind: SchemaKind) {
  if (kind === 'avro') {
    const { avroReader } = await import('@halcyon/connector-kit/avro')
    return ({ schema, references }: WriterSchema) => avroReader(schema, DECODE_LIMITS.maxDepth, references)
  }
  const { protobufReader } = await import('./protobuf.ts')
  return ({ schema, references, imports = [] }: WriterSchema) => {
    const files = references.map((text, i) => ({ name: imports[i] ?? '', schema: text }))
    return protobufReader(schema, files, DECODE_LIMITS.maxDepth)
  }
}

const isOfSchema = (error: unknown): error is Error => error instanceof AvroError || error instanceof ProtobufError

async function readerBy(kind: SchemaKind, writer: WriterSchema, id: number): Promise<(value: Uint8Array) => Piece> {
  const compile = await libraryOf(kind)
  try {
    const read = compile(writer)
    return (value) => {
      try {
        return { kind: 'value', value: read(value.subarray(FRAME_BYTES)), bytes: value }
      } catch (error) {
        if (!isOfSchema(error)) throw error
        return malformed(value, CODE[kind], `Not as schema ${id} says: ${error.message}.`)
      }
    }
  } catch (error) {
    if (!isOfSchema(error)) throw error
    const { message } = error
    return (value) => malformed(value, CODE[kind], `Of schema ${id} ${message}.`)
  }
}

/** An array's elements, or the value itself. */
function splitArray(piece: Piece, array: 'split' | 'whole'): readonly Piece[] {
  if (piece.kind !== 'value' || array === 'whole' || !Array.isArray(piece.value)) return [piece]
  const { value, bytes } = piece
  return value.map((element: JsonValue): Piece => ({ kind: 'value', value: element, bytes }))
}

function readText(value: Uint8Array): Piece {
  try {
    return { kind: 'value', value: { message: decodeUtf8(value) }, bytes: value }
  } catch (error) {
    return malformedBy(error, value)
  }
}

async function readCsv(
  value: Uint8Array,
  { columns, delimiter }: Extract<FormatSettings, { kind: 'csv' }>,
  maxRecordBytes: number,
): Promise<readonly Piece[]> {
  const format = { kind: 'csv', header: false, columns, delimiter } as const
  const rows = await decodeRecords(value, format, { compression: 'none', limits: { maxRecordBytes } })
  return rows.length === 0 ? [malformed(value, 'body_empty', 'The message has no row.')] : rows
}
