import {
  chooseFormat,
  formatOf,
  type InboundRequest,
  malformed,
  type Piece,
  parseMediaType,
  readStackedJson,
  readTextLines,
} from '@halcyon/connector-kit'
import { isJsonObject, type JsonValue } from '@halcyon/domain'
import { refuseMediaType } from '../body/media-type.ts'
import { endpointOf } from './paths.ts'

/** What a raw request may say of all its lines, in its query. */
const METADATA = ['time', 'host', 'source', 'sourcetype', 'index']
const BRACES = new Set([0x7b, 0x5b])
const BLANK = new Set([0x20, 0x09, 0x0a, 0x0d])

/**
 * Records `{event, time, host, source, sourcetype, index, fields}`: JSON objects one after the other, or a line each (raw). The
 * Content-Type says nothing, since senders rarely set it; what can only be an upload or a page is refused.
 * @throws RefuseRequest 415, 413
 */
export function readHec(bytes: Uint8Array, request: InboundRequest, maxItems: number): readonly Piece[] {
  const contentType = request.headers['content-type']
  const { essence } = parseMediaType(contentType ?? '')
  if (essence !== '' && formatOf(essence) === null && chooseFormat(contentType, 'text') === null) refuseMediaType()
  const endpoint = endpointOf(request.path)
  const raw = endpoint === 'raw' || (endpoint === 'any' && !startsWithJson(bytes))
  return raw ? lines(bytes, request.query, maxItems) : readStackedJson(bytes, maxItems).map(withEvent)
}

function startsWithJson(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => !BLANK.has(byte))
  return first === undefined || BRACES.has(first)
}

function lines(bytes: Uint8Array, query: string, maxItems: number): readonly Piece[] {
  const parameters = new URLSearchParams(query)
  const metadata = METADATA.flatMap((name): [string, JsonValue][] => {
    const value = parameters.get(name)
    return value === null || value === '' ? [] : [[name, value]]
  })
  return readTextLines(bytes, maxItems).map((piece) => {
    if (piece.kind === 'malformed' || !isJsonObject(piece.value)) return piece
    const { message = '' } = piece.value
    return { ...piece, value: Object.fromEntries([['event', message], ...metadata]) }
  })
}

function withEvent(piece: Piece): Piece {
  if (piece.kind === 'malformed') return piece
  const { value, bytes } = piece
  const event = isJsonObject(value) && Object.hasOwn(value, 'event') ? value.event : undefined
  if (event === undefined || event === null) {
    return malformed(bytes, 'required_missing', 'The object has no "event".', '$.event')
  }
  return event === '' ? malformed(bytes, 'value_missing', 'The "event" is empty.', '$.event') : piece
}
