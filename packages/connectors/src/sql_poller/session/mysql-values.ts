import { JsonError, type JsonValue, parseJson } from '@halcyon/domain'
import mysql, { type FieldPacket } from 'mysql2'
import { plainJson } from './plain-json.ts'
import type { Cell, Column } from './session.ts'

const { Types } = mysql
const UNSIGNED = 32
const INTEGERS = new Set<number>([Types.TINY, Types.SHORT, Types.INT24, Types.LONG, Types.LONGLONG, Types.YEAR])
const DECIMALS = new Set<number>([Types.DECIMAL, Types.NEWDECIMAL])
const FLOATS = new Set<number>([Types.FLOAT, Types.DOUBLE])
const TIMES = new Set<number>([Types.DATE, Types.NEWDATE, Types.DATETIME, Types.TIMESTAMP])
const BLOBS = new Set<number>([
  Types.TINY_BLOB,
  Types.MEDIUM_BLOB,
  Types.LONG_BLOB,
  Types.BLOB,
  Types.VAR_STRING,
  Types.STRING,
  Types.VARCHAR,
])
/** The "character set" of what is no text. */
const BINARY = 63

export function columnOf(field: FieldPacket): Column {
  const { name, columnType = Types.VAR_STRING } = field
  return {
    name,
    type: typeName(field),
    kind: INTEGERS.has(columnType) ? 'integer' : TIMES.has(columnType) ? 'time' : 'other',
    toJson: readerOf(field),
    toText: (cell) =>
      cell === null ? null : cell instanceof Uint8Array ? Buffer.from(cell).toString('hex') : String(cell),
    bind: (placeholder) => bound(field, placeholder),
  }
}

function typeName({ columnType = Types.VAR_STRING, characterSet, extendedTypeName }: FieldPacket): string {
  const name = Object.entries(Types).find(([, value]) => value === columnType)?.[0] ?? String(columnType)
  return extendedTypeName ?? (BLOBS.has(columnType) && characterSet === BINARY ? 'binary' : name.toLowerCase())
}

function readerOf({ columnType = Types.VAR_STRING, extendedFormat }: FieldPacket): (cell: Cell) => JsonValue {
  if (columnType === Types.JSON || extendedFormat === 'json')
    return (cell) => (cell === null ? null : jsonOf(String(cell)))
  if (columnType === Types.LONGLONG || DECIMALS.has(columnType))
    return (cell) => (cell === null ? null : parseJson(String(cell)))
  if (columnType === Types.BIT) return (cell) => (cell instanceof Uint8Array ? bitsOf(cell) : null)
  if (columnType === Types.DATETIME) return (cell) => (cell === null ? null : String(cell).replace(' ', 'T'))
  // The session is in UTC.
  if (columnType === Types.TIMESTAMP) return (cell) => (cell === null ? null : `${String(cell).replace(' ', 'T')}Z`)
  return plainJson
}

/** MariaDB's JSON is text that should be JSON. */
function jsonOf(text: string): JsonValue {
  try {
    return parseJson(text)
  } catch (error) {
    if (error instanceof JsonError && error.code === 'json_invalid') return text
    throw error
  }
}

const bitsOf = (bytes: Uint8Array): JsonValue =>
  parseJson(BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`).toString())

/** A value goes over as text, and a comparison of text with a number would be one of doubles, without an index. */
function bound(
  { columnType = Types.VAR_STRING, flags, decimals, characterSet }: FieldPacket,
  placeholder: string,
): string {
  if (INTEGERS.has(columnType)) return `cast(${placeholder} as ${Number(flags) & UNSIGNED ? 'unsigned' : 'signed'})`
  if (DECIMALS.has(columnType)) return `cast(${placeholder} as decimal(65, ${Math.min(30, decimals)}))`
  if (FLOATS.has(columnType)) return `cast(${placeholder} as double)`
  if (TIMES.has(columnType)) return `cast(${placeholder} as datetime(6))`
  return BLOBS.has(columnType) && characterSet === BINARY ? `unhex(${placeholder})` : placeholder
}
