/** Rows of typed columns (Parquet, Avro) as records. */
import { type JsonValue, parseJson, stringifyJson } from '@halcyon/domain'
import { malformed } from '../piece.ts'
import { decimalText, KEPT_OF_TOO_LARGE } from './column-text.ts'
import type { DecodedRecord, DecodeLimits } from './format.ts'

/** A row as a record: its bytes are its JSON, which may be no larger than a record may be. */
export function rowRecord(value: JsonValue, row: number, limits: DecodeLimits): DecodedRecord {
  const bytes = Buffer.from(stringifyJson(value))
  if (bytes.byteLength <= limits.maxRecordBytes) return { kind: 'value', value, bytes, json: true, row, offset: 0 }
  return tooLarge(bytes.subarray(0, KEPT_OF_TOO_LARGE), row, limits)
}

/** @param kept the beginning of its JSON */
export const tooLarge = (kept: Uint8Array, row: number, { maxRecordBytes }: DecodeLimits): DecodedRecord => ({
  ...malformed(kept, 'record_too_large', `The record is larger than ${maxRecordBytes} bytes.`),
  row,
  offset: 0,
})

/** As `decimalText`; what is too long for a number, as Base64. */
export function decimalOf(value: Uint8Array | number | bigint, scale: number): JsonValue {
  const text = decimalText(value, scale)
  return text === null ? Buffer.from(value as Uint8Array).toString('base64') : parseJson(text)
}
