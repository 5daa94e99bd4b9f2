import {
  compilePath,
  DecodeError,
  decodeRecords,
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
  const pieces = readers(records, limits.maxItems)
  return {
    async read({ body, headers }) {
      if (body.byteLength === 0) return { items: [], document: undefined }
      const format = records.format === 'auto' ? formatOf(headers['content-type']) : records.format
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
  maxItems: number,
): Readonly<Record<Format, (body: Uint8Array) => Found | Promise<Found>>> {
  const listAt = compilePath(recordPath)
  const decoded = async (body: Uint8Array, format: RecordFormat): Promise<Found> => {
    try {
      const limits = { maxRecords: maxItems, maxRecordBytes: MAX_RECORD_BYTES }
      return { found: await decodeRecords(body, format, { compression: 'auto', limits }), document: undefined }
    } catch (error) {
      if (error instanceof DecodeError) throw new Unreadable(error.message)
      throw error
    }
  }
  return {
    json(body) {
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

/** As Content-Type says; what says nothing of the kind is taken for JSON, and has to be it. */
function formatOf(contentType: string | undefined): Format {
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (NDJSON.has(type)) return 'ndjson'
  if (type === 'text/csv' || type === 'application/csv') return 'csv'
  return type === 'text/xml' || type === 'application/xml' || type.endsWith('+xml') ? 'xml' : 'json'
}

/** A record's text, to tell whether two are the same. */
export const recordText = (item: ReceivedItem): string =>
  item.kind === 'payload' ? stringifyJson(item.payload) : Buffer.from(item.raw).toString('base64')
