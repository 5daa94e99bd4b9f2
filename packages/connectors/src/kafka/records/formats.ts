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
      return avroReaderOf(schemas)
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

function avroReaderOf(schemas: Schemas): ValueReader {
  const compiled = new Map<number, Promise<(value: Uint8Array) => Piece>>()
  const readerOf = async (id: number): Promise<(value: Uint8Array) => Piece> => {
    const writer = await schemas(id)
    if (writer === null) return (value) => malformed(value, 'avro_invalid', `The registry has no Avro schema ${id}.`)
    return readerBy(writer, id)
  }
  return async (value) => {
    const id = schemaIdOf(value)
    if (id === null)
      return [malformed(value, 'avro_invalid', 'The message does not begin with the number of a schema.')]
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

/** The library is loaded with the first message of Avro. */
async function readerBy({ schema, references }: WriterSchema, id: number): Promise<(value: Uint8Array) => Piece> {
  const { avroReader } = await import('@halcyon/connector-kit/avro')
  try {
    const read = avroReader(schema, DECODE_LIMITS.maxDepth, references)
    return (value) => {
      try {
        return { kind: 'value', value: read(value.subarray(FRAME_BYTES)), bytes: value }
      } catch (error) {
        if (!(error instanceof AvroError)) throw error
        return malformed(value, 'avro_invalid', `Not as schema ${id} says: ${error.message}.`)
      }
    }
  } catch (error) {
    if (!(error instanceof AvroError)) throw error
    const { message } = error
    return (value) => malformed(value, 'avro_invalid', `Of schema ${id} ${message}.`)
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
