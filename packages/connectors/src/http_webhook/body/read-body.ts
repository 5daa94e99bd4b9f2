import {
  type BodyFormat,
  chooseFormat,
  compilePath,
  type InboundRequest,
  malformed,
  type Piece,
  readForm,
  readJson,
  readNdjson,
  readTextLines,
  refuseTooMany,
} from '@halcyon/connector-kit'
import { isJsonObject, type JsonValue } from '@halcyon/domain'
import { readHec } from '../hec/read.ts'
import type { Settings } from '../settings.ts'
import { readCloudEvents } from './cloud-events.ts'
import { refuseMediaType } from './media-type.ts'

/** One JSON value when the body is one, so that a handshake can be told from a record before it is taken apart. */
type ReadBody =
  | { readonly kind: 'whole'; readonly piece: Piece }
  | { readonly kind: 'lines'; readonly pieces: readonly Piece[] }

export interface BodyReader {
  /** @throws RefuseRequest 415 `unsupported_media_type`, 413 `too_many_items` */
  read(bytes: Uint8Array, request: InboundRequest): ReadBody
  /** The records of a value. @throws RefuseRequest 413 */
  split(piece: Piece): readonly Piece[]
}

export function bodyReader({ body, limits }: Settings): BodyReader {
  const { format } = body
  if (format === 'cloudevents' || format === 'splunk_hec') return protocolReader(PROTOCOLS[format], limits.maxItems)
  const formatFor = formatChooser(format)
  const whole = (piece: Piece): ReadBody => ({ kind: 'whole', piece })
  const read: Record<BodyFormat, (bytes: Uint8Array) => ReadBody> = {
    json: (bytes) => whole(readJson(bytes)),
    form: (bytes) => whole(readForm(bytes)),
    ndjson: (bytes) => ({ kind: 'lines', pieces: readNdjson(bytes, limits.maxItems) }),
    text: (bytes) => ({ kind: 'lines', pieces: readTextLines(bytes, limits.maxItems) }),
  }
  return {
    read: (bytes, { headers }) => read[formatFor(headers['content-type'])](bytes),
    split: splitter(body, limits.maxItems),
  }
}

type Protocol = (bytes: Uint8Array, request: InboundRequest, maxItems: number) => readonly Piece[]

const PROTOCOLS: Readonly<Record<'cloudevents' | 'splunk_hec', Protocol>> = {
  cloudevents: (bytes, { headers }, maxItems) => readCloudEvents(bytes, headers, maxItems),
  splunk_hec: readHec,
}

/** What says itself where its records begin and end. */
const protocolReader = (protocol: Protocol, maxItems: number): BodyReader => ({
  read: (bytes, request) => ({ kind: 'lines', pieces: protocol(bytes, request, maxItems) }),
  split: (piece) => [piece],
})

/** Senders repeat their Content-Type, so the last decision is kept. */
function formatChooser(configured: BodyFormat | 'auto'): (header: string | undefined) => BodyFormat {
  let last: string | undefined
  let chosen: BodyFormat | null = chooseFormat(undefined, configured)
  return (header) => {
    if (header !== last) {
      chosen = chooseFormat(header, configured)
      last = header
    }
    return chosen ?? refuseMediaType()
  }
}

function splitter(body: Settings['body'], maxItems: number): (piece: Piece) => readonly Piece[] {
  const path = body.itemsPath === '' ? null : compilePath(body.itemsPath)
  if (body.jsonField === '') return split
  const opened = jsonOpener(body.jsonField)
  return (piece) => split(piece).map(opened)

  function split(piece: Piece): readonly Piece[] {
    if (piece.kind === 'malformed') return [piece]
    const list: JsonValue | undefined = path === null ? piece.value : path(piece.value)
    if (path !== null && !Array.isArray(list)) {
      return [
        malformed(
          piece.bytes,
          'items_path_missing',
          'There is no list of records where one was expected.',
          body.itemsPath,
        ),
      ]
    }
    if (!Array.isArray(list) || (path === null && body.array === 'whole')) return [piece]
    if (list.length > maxItems) refuseTooMany(maxItems)
    return list.map((value) => ({ kind: 'value', value, bytes: piece.bytes }))
  }
}

/** Puts values in the place of the JSON text of a field. */
function jsonOpener(field: string): (piece: Piece) => Piece {
  return (piece) => {
    if (piece.kind === 'malformed' || !isJsonObject(piece.value) || !Object.hasOwn(piece.value, field)) return piece
    const text = piece.value[field]
    const inner = typeof text === 'string' ? readJson(Buffer.from(text, 'utf8')) : null
    // A word or a number that happens to be JSON is text.
    const holds = inner?.kind === 'value' && typeof inner.value === 'object' && inner.value !== null
    return holds ? { ...piece, value: { ...piece.value, [field]: inner.value } } : piece
  }
}
