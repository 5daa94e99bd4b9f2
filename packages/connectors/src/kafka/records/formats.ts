import { decodeRecords, malformed, malformedBy, type Piece, readJson } from '@halcyon/connector-kit'
import { decodeUtf8, type JsonValue } from '@halcyon/domain'
import type { FormatSettings, Settings } from '../settings.ts'

/** A message's value → its records. */
export type ValueReader = (value: Uint8Array) => readonly Piece[] | Promise<readonly Piece[]>

export function valueReader({ format, messageBytes }: Pick<Settings, 'format' | 'messageBytes'>): ValueReader {
  switch (format.kind) {
    case 'json':
      return (value) => splitArray(readJson(value), format.array)
    case 'text':
      return (value) => [readText(value)]
    case 'csv':
      return (value) => readCsv(value, format, messageBytes)
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
