/**
 * PostgreSQL's binary format of a composite value: the number of columns, then for each column its type, its length (-1 is null)
 * and its bytes, all numbers big endian. Rows are elements of an array: each with its own length before it.
 */
import type { ColumnType } from './layout.ts'

/** The types' identifiers, fixed in every PostgreSQL. */
export const TYPE_IDS: Readonly<Record<ColumnType, number>> = {
  uuid: 2950,
  uuids: 2951,
  text: 25,
  int: 23,
  bigint: 20,
  time: 1184,
  json: 3802,
  hex: 17,
  bytes: 17,
}
/** Milliseconds from 1970 to 2000, where PostgreSQL counts from. */
export const EPOCH_MS = 946_684_800_000
/** Before the JSON of a jsonb. */
export const JSONB_VERSION = 1
/** Bytes of an array's head: dimensions, whether there are nulls, type of the elements, how many, the first one's number. */
export const ARRAY_HEAD = 20

/** Rows of one layout, one after the other. */
export interface EncodedRows {
  readonly count: number
  readonly bytes: Uint8Array
}
export const NO_ROWS: EncodedRows = { count: 0, bytes: new Uint8Array(0) }

/** The array of these rows as a parameter. `typeId` is that of the composite type in the database. */
export function arrayOf(typeId: number, parts: readonly EncodedRows[]): Uint8Array {
  const count = parts.reduce((sum, rows) => sum + rows.count, 0)
  const bytes = new Uint8Array(count === 0 ? 12 : ARRAY_HEAD + parts.reduce((sum, rows) => sum + rows.bytes.length, 0))
  const view = new DataView(bytes.buffer)
  view.setInt32(0, count === 0 ? 0 : 1)
  view.setInt32(8, typeId)
  if (count === 0) return bytes
  view.setInt32(12, count)
  view.setInt32(16, 1)
  let at = ARRAY_HEAD
  for (const rows of parts) {
    bytes.set(rows.bytes, at)
    at += rows.bytes.length
  }
  return bytes
}
