import {
  type BodyFormat,
  chooseFormat,
  compilePath,
  malformed,
  type Piece,
  RefuseRequest,
  readForm,
  readJson,
  readNdjson,
  readTextLines,
  refuseTooMany,
} from '@halcyon/connector-kit'
import type { JsonValue } from '@halcyon/domain'
import type { Settings } from '../settings.ts'

/** One JSON value when the body is one, so that a handshake can be told from a record before it is taken apart. */
type ReadBody =
  | { readonly kind: 'whole'; readonly piece: Piece }
  | { readonly kind: 'lines'; readonly pieces: readonly Piece[] }

export interface BodyReader {
  /** @throws RefuseRequest 415 `unsupported_media_type`, 413 `too_many_items` */
  read(bytes: Uint8Array, contentType: string | undefined): ReadBody
  /** The records of a value. @throws RefuseRequest 413 */
  split(piece: Piece): readonly Piece[]
}

export function bodyReader({ body, limits }: Settings): BodyReader {
  const format = formatChooser(body.format)
  const whole = (piece: Piece): ReadBody => ({ kind: 'whole', piece })
  const read: Record<BodyFormat, (bytes: Uint8Array) => ReadBody> = {
    json: (bytes) => whole(readJson(bytes)),
    form: (bytes) => whole(readForm(bytes)),
    ndjson: (bytes) => ({ kind: 'lines', pieces: readNdjson(bytes, limits.maxItems) }),
    text: (bytes) => ({ kind: 'lines', pieces: readTextLines(bytes, limits.maxItems) }),
  }
  return {
    read: (bytes, contentType) => read[format(contentType)](bytes),
    split: splitter(body, limits.maxItems),
  }
}

/** Senders repeat their Content-Type, so the last decision is kept. */
function formatChooser(configured: BodyFormat | 'auto'): (header: string | undefined) => BodyFormat {
  let last: string | undefined
  let chosen: BodyFormat | null = chooseFormat(undefined, configured)
  return (header) => {
    if (header !== last) {
      chosen = chooseFormat(header, configured)
      last = header
    }
    if (chosen !== null) return chosen
    throw new RefuseRequest(
      415,
      'unsupported_media_type',
      'Content-Type does not name JSON, NDJSON, a form or text in UTF-8.',
    )
  }
}

function splitter(body: Settings['body'], maxItems: number): (piece: Piece) => readonly Piece[] {
  const path = body.itemsPath === '' ? null : compilePath(body.itemsPath)
  return (piece) => {
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
