import { decodeUtf8, type JsonValue } from '@halcyon/domain'
import { malformed, malformedBy, type Piece, readJson } from './piece.ts'

const MAX_FIELDS = 1000
const encoder = new TextEncoder()

/**
 * `application/x-www-form-urlencoded`: a field `payload` is read as JSON (GitHub, Slack); without one the fields are the record, several
 * values of a name as a list. Percent sequences that are not UTF-8 make it malformed; nothing is replaced.
 */
export function readForm(bytes: Uint8Array): Piece {
  if (bytes.byteLength === 0) return malformed(bytes, 'body_empty', 'The body is empty.')
  if (bytes[0] === 0x7b || bytes[0] === 0x5b) {
    return malformed(
      bytes,
      'content_type_mismatch',
      'Content-Type says form, but the body is JSON: send application/json.',
    )
  }
  try {
    const fields = parseFields(decodeUtf8(bytes))
    if (fields === null) return malformed(bytes, 'form_too_many_fields', `The form has more than ${MAX_FIELDS} fields.`)
    const payload = fields.get('payload')
    if (payload?.length === 1) return readPayload(payload[0] ?? '', bytes)
    const entries = [...fields].map(([name, values]): [string, JsonValue] => [
      name,
      values.length === 1 ? (values[0] ?? '') : values,
    ])
    // fromEntries defines own properties, so a field named __proto__ stays a field.
    return { kind: 'value', value: Object.fromEntries(entries), bytes }
  } catch (error) {
    return malformedBy(error, bytes)
  }
}

function readPayload(text: string, bytes: Uint8Array): Piece {
  const piece = readJson(encoder.encode(text))
  return piece.kind === 'value' ? { ...piece, bytes } : { ...piece, raw: bytes }
}

/** Null when there are too many. @throws URIError */
function parseFields(text: string): Map<string, string[]> | null {
  const fields = new Map<string, string[]>()
  const pairs = text.split('&', MAX_FIELDS + 1)
  if (pairs.length > MAX_FIELDS) return null
  for (const pair of pairs) {
    if (pair === '') continue
    const at = pair.indexOf('=')
    const name = decode(at === -1 ? pair : pair.slice(0, at))
    const value = at === -1 ? '' : decode(pair.slice(at + 1))
    const known = fields.get(name)
    if (known === undefined) fields.set(name, [value])
    else known.push(value)
  }
  return fields
}

const decode = (text: string) => decodeURIComponent(text.replaceAll('+', ' '))
