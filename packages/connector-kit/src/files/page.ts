import { decodeUtf8, type ErrorCode, type JsonValue, parseJson, stringifyJson } from '@halcyon/domain'
import type { PullPage, ReceivedItem } from '../contract.ts'
import type { DecodedRecord } from '../decode/records/index.ts'
import type { FileInHand, ListedFile } from './listed.ts'

const NDJSON = 'application/x-ndjson'

/** Names a content for ever. @param place where the file is: a bucket, a server */
export const fileName = (place: string, { key, version }: Pick<ListedFile, 'key' | 'version'>): string =>
  `${place}/${key}@${version}`.toWellFormed()

const deliveryId = (name: string, row: number): string => `${name}#${row}`

/** Rows of one file. The body is a line of JSON for each that could be read, as it is mapped; the headers say where they stand. */
export function pageOfFile(name: string, records: readonly DecodedRecord[], receivedAt: number): PullPage {
  const lines: Uint8Array[] = []
  const rows: number[] = []
  const items = records.map((record): ReceivedItem => {
    if (record.kind === 'malformed') {
      const { row, offset, ...item } = record
      const message = `${item.message} Row ${row}, byte ${offset} of ${name}.`
      return { ...item, message, deliveryId: deliveryId(name, row) }
    }
    lines.push(lineOf(record))
    rows.push(record.row)
    return { kind: 'payload', payload: record.value, deliveryId: deliveryId(name, record.row) }
  })
  const headers = { 'content-type': NDJSON, 'x-file': encodeURI(name), 'x-rows': spansOf(rows) }
  return { body: joined(lines), headers, receivedAt, items }
}

const LF = 0x0a
const BYTE_ORDER_MARK = 0xef

/** One line of JSON: the record's own bytes where they are one. */
function lineOf({ value, bytes, json }: Extract<DecodedRecord, { kind: 'value' }>): Uint8Array {
  const isLine = json === true && bytes[0] !== BYTE_ORDER_MARK && !bytes.includes(LF)
  return isLine ? bytes : Buffer.from(stringifyJson(value))
}

function joined(lines: readonly Uint8Array[]): Uint8Array {
  const end = Uint8Array.of(LF)
  return Buffer.concat(lines.flatMap((line, index) => (index === 0 ? [line] : [end, line])))
}

/** A file that cannot be read, or not to its end: what is kept says which it is, since it stays where it was. */
export function pageOfFault(
  place: string,
  file: FileInHand,
  { code, message }: { readonly code: ErrorCode; readonly message: string },
  receivedAt: number,
): PullPage {
  const { key, version, size, modified, row } = file
  const name = fileName(place, file)
  const about: JsonValue = {
    place,
    key,
    version,
    size,
    modified: new Date(modified).toISOString(),
    rowsTaken: row,
    code,
  }
  const raw = Buffer.from(stringifyJson(about))
  const taken = row === 0 ? 'Nothing of it was taken.' : `Rows before ${row} were taken.`
  return {
    body: raw,
    headers: { 'content-type': 'application/json', 'x-file': encodeURI(name) },
    receivedAt,
    items: [{ kind: 'malformed', raw, code, message: `${name}: ${message} ${taken}`, deliveryId: `${name}#${code}` }],
  }
}

/** The records of a kept page, with the names they had. @throws when it is none of a file */
export function rereadFilePage({ body, headers }: Pick<PullPage, 'body' | 'headers'>): ReceivedItem[] {
  const { 'x-file': encoded, 'x-rows': spans } = headers
  if (encoded === undefined) throw new Error('The page does not say which file it is of.')
  // Of a file that could not be read.
  if (spans === undefined) return []
  const name = decodeURI(encoded)
  const rows = rowsOf(spans)
  const lines = decodeUtf8(body).split('\n')
  if (rows.length !== lines.length && spans !== '')
    throw new Error(`The page has ${lines.length} lines for ${rows.length} rows.`)
  return rows.map((row, index) => ({
    kind: 'payload',
    payload: parseJson(lines[index] ?? ''),
    deliveryId: deliveryId(name, row),
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
