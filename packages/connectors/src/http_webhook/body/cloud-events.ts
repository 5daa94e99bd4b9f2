import {
  chooseFormat,
  formatOf,
  malformed,
  malformedBy,
  type Piece,
  parseMediaType,
  readJson,
  refuseTooMany,
} from '@halcyon/connector-kit'
import { decodeUtf8, isJsonObject, type JsonValue } from '@halcyon/domain'
import { refuseMediaType } from './media-type.ts'

type Headers = Readonly<Record<string, string>>

const PREFIX = 'ce-'
const REQUIRED = ['specversion', 'id', 'source', 'type']
const UTF8 = new Set([null, 'utf-8', 'utf8', 'us-ascii'])

/**
 * CloudEvents 1.0 over HTTP, in any of its three modes. All give the same record: the attributes and `data`, as the structured mode
 * has them; of the binary mode every attribute is text. Plain JSON counts as structured, an array of it as a batch.
 * @throws RefuseRequest 415, 413
 */
export function readCloudEvents(bytes: Uint8Array, headers: Headers, maxItems: number): readonly Piece[] {
  const { essence, charset } = parseMediaType(headers['content-type'] ?? '')
  if (essence === 'application/cloudevents+json' || essence === 'application/cloudevents-batch+json') {
    return UTF8.has(charset) ? structured(bytes, maxItems) : refuseMediaType()
  }
  if (essence.startsWith('application/cloudevents')) return refuseMediaType()
  if (headers['ce-specversion'] !== undefined) return [whole(binary(bytes, headers, essence))]
  return chooseFormat(headers['content-type'], 'json') === 'json' ? structured(bytes, maxItems) : refuseMediaType()
}

function structured(bytes: Uint8Array, maxItems: number): readonly Piece[] {
  const piece = readJson(bytes)
  if (piece.kind === 'malformed' || !Array.isArray(piece.value)) return [whole(piece)]
  if (piece.value.length > maxItems) refuseTooMany(maxItems)
  return piece.value.map((value) => whole({ kind: 'value', value, bytes }))
}

/** An event without what every event has is none. */
function whole(piece: Piece): Piece {
  if (piece.kind === 'malformed') return piece
  const { value, bytes } = piece
  const missing = isJsonObject(value) ? REQUIRED.find((name) => !isText(value, name)) : 'specversion'
  return missing === undefined
    ? piece
    : malformed(bytes, 'required_missing', `A CloudEvent has "${missing}"; this has none.`, `$.${missing}`)
}

const isText = (event: Readonly<Record<string, JsonValue>>, name: string): boolean =>
  Object.hasOwn(event, name) && typeof event[name] === 'string' && event[name] !== ''

/** Attributes in headers, percent-encoded (HTTP binding, 3.1.3.2), and the data as the body. */
function binary(bytes: Uint8Array, headers: Headers, essence: string): Piece {
  try {
    const attributes = Object.entries(headers)
      .filter(([name]) => name.startsWith(PREFIX))
      .map(([name, value]): [string, JsonValue] => [name.slice(PREFIX.length), decodeURIComponent(value)])
    const contentType = headers['content-type']
    if (contentType !== undefined && contentType !== '') attributes.push(['datacontenttype', contentType])
    const data = bytes.byteLength === 0 ? [] : dataOf(bytes, essence)
    if (!Array.isArray(data)) return data
    // fromEntries defines own properties, so an attribute named __proto__ stays an attribute.
    return { kind: 'value', value: Object.fromEntries([...attributes, ...data]), bytes }
  } catch (error) {
    return malformedBy(error, bytes)
  }
}

function dataOf(bytes: Uint8Array, essence: string): [string, JsonValue][] | Piece {
  if (essence === '' || formatOf(essence) === 'json') {
    const piece = readJson(bytes)
    return piece.kind === 'value' ? [['data', piece.value]] : piece
  }
  if (essence.startsWith('text/')) return [['data', decodeUtf8(bytes)]]
  return [['data_base64', Buffer.from(bytes).toString('base64')]]
}
