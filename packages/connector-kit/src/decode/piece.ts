import { decodeUtf8, type ErrorCode, JsonError, type JsonValue, parseJson } from '@halcyon/domain'
import type { ReceivedItem } from '../contract.ts'
import { RefuseRequest } from '../errors.ts'

export type MalformedItem = Extract<ReceivedItem, { kind: 'malformed' }>
/** What one record of a body became; `bytes` are the record's own, and with `json` they are the value as JSON. */
export type Piece =
  | { readonly kind: 'value'; readonly value: JsonValue; readonly bytes: Uint8Array; readonly json?: true }
  | MalformedItem

export const malformed = (raw: Uint8Array, code: ErrorCode, message: string, path?: string): MalformedItem =>
  path === undefined ? { kind: 'malformed', raw, code, message } : { kind: 'malformed', raw, code, message, path }

/** UTF-8 bytes of one JSON value; digits, duplicate keys and depth as `parseJson` of the domain has them. */
export function readJson(bytes: Uint8Array): Piece {
  if (bytes.byteLength === 0) return malformed(bytes, 'body_empty', 'The body is empty.')
  try {
    return { kind: 'value', value: parseJson(decodeUtf8(bytes)), bytes }
  } catch (error) {
    return malformedBy(error, bytes)
  }
}

/** A parser's complaint about the data is data; anything else is a bug and is thrown on. */
export function malformedBy(error: unknown, bytes: Uint8Array): MalformedItem {
  if (error instanceof JsonError) return malformed(bytes, error.code, error.message)
  if (error instanceof URIError) return malformed(bytes, 'utf8_invalid', 'A percent-encoded value is not UTF-8.')
  throw error
}

export function refuseTooMany(maxItems: number): never {
  throw new RefuseRequest(413, 'too_many_items', `The body has more than ${maxItems} records.`)
}
