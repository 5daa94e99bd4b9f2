import {
  compilePath,
  DecodeError,
  decodeRecords,
  InflateError,
  inflate,
  type Piece,
  type PullPage,
  type ReceivedItem,
  type RecordFormat,
  readJson,
} from '@halcyon/connector-kit'
import { type JsonValue, stringifyJson } from '@halcyon/domain'
import { Unreadable } from '../answer/errors.ts'
import { excerpt } from '../answer/told.ts'
import type { Settings } from '../settings.ts'
import { deliveryIds } from './delivery-id.ts'

export interface ReadPage {
  readonly items: readonly ReceivedItem[]
  /** The whole answer where it is one JSON value; says how the pages go on. */
  readonly document: JsonValue | undefined
}

export interface RecordReader {
  /** @throws Unreadable when the answer as a whole is not what it should be */
  read(page: Pick<PullPage, 'body' | 'headers'>): Promise<ReadPage>
}

type Format = 'json' | 'ndjson' | 'csv' | 'xml'

export function recordReader({ records, dedupe, limits }: Settings): RecordReader {
  const idOf = deliveryIds(dedupe)
  const pieces = readers(records, limits)
  return {
    async read({ body, headers }) {
      if (body.byteLength === 0) return { items: [], document: undefined }
      const type = mediaType(headers['content-type'])
      const format = records.format === 'auto' ? formatOf(type) : records.format
      // In JSON it shows by itself; as lines or rows a page for people would pass for records.
      if (type === 'text/html' && format !== 'json')
        throw new Unreadable(`The answer is a page for people: ${excerpt(body)}`)
      const { found, document } = await pieces[format](body)
      if (found.length > limits.maxItems) throw new Unreadable(`The answer has more than ${limits.maxItems} records.`)
      const items = found.map(
        (piece): ReceivedItem =>
          piece.kind === 'malformed' ? piece : { kind: 'payload', payload: piece.value, deliveryId: idOf(piece.value) },
      )
      return { items, document }
    },
  }
}

/** A larger record is malformed; the rest of the answer goes on. */
const MAX_RECORD_BYTES = 4 * 1024 * 1024

interface Found {
  readonly found: readonly Piece[]
  readonly document: JsonValue | undefined
}

function readers(
  { recordPath, mayBeAbsent, delimiter, element }: Settings['records'],
  { maxItems, maxBytes }: Settings['limits'],
): Readonly<Record<Format, (body: Uint8Array) => Found | Promise<Found>>> {
  const listAt = compilePath(recordPath)
  const decoded = async (body: Uint8Array, format: RecordFormat): Promise<Found> => {
    try {
      const limits = { maxRecords: maxItems, maxRecordBytes: MAX_RECORD_BYTES, maxInflatedBytes: maxBytes }
      return { found: await decodeRecords(body, format, { compression: 'auto', limits }), document: undefined }
    } catch (error) {
      if (error instanceof DecodeError) throw new Unreadable(error.message)
      throw error
    }
  }
  return {
    json(received) {
      if (isZip(received)) return decoded(received, { kind: 'json', path: recordPath })
      const body = isGzip(received) ? gunzip(received, maxBytes) : received
      const whole = readJson(body)
      if (whole.kind === 'malformed')
        throw new Unreadable(`The answer is not JSON (${whole.message}): ${excerpt(body)}`)
      const list = listAt?.(whole.value)
      if (list === undefined || list === null) {
        if (mayBeAbsent) return { found: [], document: whole.value }
        throw new Unreadable(`The answer has nothing at ${recordPath}: ${excerpt(body)}`)
      }
      const values = Array.isArray(list) ? list : [list]
      return { found: values.map((value) => ({ kind: 'value', value, bytes: body })), document: whole.value }
    },
    ndjson: (body) => decoded(body, { kind: 'ndjson' }),
    csv: (body) => decoded(body, { kind: 'csv', delimiter }),
    xml: (body) => decoded(body, { kind: 'xml', element }),
  }
}

const NDJSON = new Set(['application/x-ndjson', 'application/ndjson', 'application/jsonl', 'application/x-jsonlines'])

const mediaType = (header: string | undefined): string => (header ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

/** As Content-Type says; what says nothing of the kind is taken for JSON, and has to be it. */
function formatOf(type: string): Format {
  if (NDJSON.has(type)) return 'ndjson'
  if (type === 'text/csv' || type === 'application/csv') return 'csv'
  return type === 'text/xml' || type === 'application/xml' || type.endsWith('+xml') ? 'xml' : 'json'
}

/** Some sources give files: compressed, and without a word about it in the headers. */
const isGzip = ([first, second]: Uint8Array): boolean => first === 0x1f && second === 0x8b
const isZip = ([first, second, third, fourth]: Uint8Array): boolean =>
  first === 0x50 && second === 0x4b && third === 3 && fourth === 4

function gunzip(body: Uint8Array, maxBytes: number): Uint8Array {
  try {
    return inflate(body, 'gzip', maxBytes)
  } catch (error) {
    if (error instanceof InflateError) throw new Unreadable(error.message)
    throw error
  }
}

/** A record's text, to tell whether two are the same. */
export const recordText = (item: ReceivedItem): string =>
  item.kind === 'payload' ? stringifyJson(item.payload) : Buffer.from(item.raw).toString('base64')
