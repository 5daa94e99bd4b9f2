import type { DecodedRecord, PullPage, ReceivedItem } from '@halcyon/connector-kit'
import { decodeUtf8, type ErrorCode, type JsonValue, parseJson, stringifyJson } from '@halcyon/domain'
import type { ListedObject } from '../standing.ts'

const NDJSON = 'application/x-ndjson'

/** Names a record for ever: another version of the object has another ETag. */
const deliveryId = (source: string, row: number): string => `${source}#${row}`

export const sourceOf = (bucket: string, { key, etag }: Pick<ListedObject, 'key' | 'etag'>): string =>
  `${bucket}/${key}@${etag}`

/** Rows of one object. The body is a line of JSON for each that could be read, as it is mapped; the headers say where they stand. */
export function pageOf(source: string, records: readonly DecodedRecord[], receivedAt: number): PullPage {
  const lines: string[] = []
  const rows: number[] = []
  const items = records.map((record): ReceivedItem => {
    if (record.kind === 'malformed') {
      const { row, offset, ...item } = record
      const message = `${item.message} Row ${row}, byte ${offset} of ${source}.`
      return { ...item, message, deliveryId: deliveryId(source, row) }
    }
    lines.push(stringifyJson(record.value))
    rows.push(record.row)
    return { kind: 'payload', payload: record.value, deliveryId: deliveryId(source, record.row) }
  })
  return {
    body: Buffer.from(lines.join('\n')),
    headers: { 'content-type': NDJSON, 'x-object': source, 'x-rows': spansOf(rows) },
    receivedAt,
    items,
  }
}

/** An object that cannot be read, or not to its end: what is kept says which it is, since it stays in the bucket. */
export function faultPage(
  bucket: string,
  object: ListedObject,
  fault: { code: ErrorCode; message: string; row: number },
  receivedAt: number,
): PullPage {
  const { key, etag, size, modified } = object
  const { code, message, row } = fault
  const about: JsonValue = { bucket, key, etag, size, modified: new Date(modified).toISOString(), rowsTaken: row, code }
  const raw = Buffer.from(stringifyJson(about))
  const taken = row === 0 ? 'Nothing of it was taken.' : `Rows before ${row} were taken.`
  return {
    body: raw,
    headers: { 'content-type': 'application/json', 'x-object': sourceOf(bucket, object) },
    receivedAt,
    items: [
      {
        kind: 'malformed',
        raw,
        code,
        message: `${sourceOf(bucket, object)}: ${message} ${taken}`,
        deliveryId: `${sourceOf(bucket, object)}#${code}`,
      },
    ],
  }
}

/** The records of a kept page, with the names they had. @throws when it is none of this source's */
export function rereadPage({ body, headers }: Pick<PullPage, 'body' | 'headers'>): ReceivedItem[] {
  const { 'x-object': source, 'x-rows': spans } = headers
  if (source === undefined) throw new Error('The page does not say which object it is of.')
  // Of an object that could not be read.
  if (spans === undefined) return []
  const rows = rowsOf(spans)
  const lines = decodeUtf8(body).split('\n')
  if (rows.length !== lines.length && spans !== '')
    throw new Error(`The page has ${lines.length} lines for ${rows.length} rows.`)
  return rows.map((row, index) => ({
    kind: 'payload',
    payload: parseJson(lines[index] ?? ''),
    deliveryId: deliveryId(source, row),
  }))
}

/** [0, 1, 2, 5] → '0-2,5-5'. */
function spansOf(rows: readonly number[]): string {
  const spans: [number, number][] = []
  for (const row of rows) {
    const last = spans.at(-1)
    if (last !== undefined && last[1] === row - 1) last[1] = row
    else spans.push([row, row])
  }
  return spans.map(([from, to]) => `${from}-${to}`).join(',')
}

function rowsOf(spans: string): number[] {
  if (spans === '') return []
  return spans.split(',').flatMap((span) => {
    const [from = 0, to = -1] = span.split('-').map(Number)
    return Array.from({ length: to - from + 1 }, (_, index) => from + index)
  })
}
