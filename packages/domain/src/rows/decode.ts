import { ARRAY_HEAD, type EncodedRows, EPOCH_MS } from './format.ts'
import type { ColumnType, Layout, RowOf } from './layout.ts'

const text = new TextDecoder()
const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
const uuid = (bytes: Uint8Array): string => hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')

/** The inverse of the encoder, for what is rare: a batch that was refused. */
export function decodeRows<L extends Layout>(layout: L, { count, bytes }: EncodedRows): RowOf<L>[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const columns: [string, ColumnType][] = Object.entries(layout)
  const rows: RowOf<L>[] = []
  let at = 0
  for (let i = 0; i < count; i++) {
    at += 8
    const row: Record<string, unknown> = {}
    for (const [name, type] of columns) {
      const length = view.getInt32(at + 4)
      at += 8
      if (length < 0) continue
      row[name] = readValue(type, bytes.subarray(at, at + length))
      at += length
    }
    rows.push(row as RowOf<L>)
  }
  return rows
}

function readValue(type: ColumnType, bytes: Uint8Array): unknown {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  switch (type) {
    case 'uuid':
      return uuid(bytes)
    case 'uuids':
      return Array.from({ length: Math.max(0, bytes.length - ARRAY_HEAD) / 20 }, (_, i) =>
        uuid(bytes.subarray(ARRAY_HEAD + i * 20 + 4, ARRAY_HEAD + i * 20 + 20)),
      )
    case 'text':
      return text.decode(bytes)
    case 'int':
      return view.getInt32(0)
    case 'bigint':
      return Number(view.getBigInt64(0))
    case 'time':
      return Number(view.getBigInt64(0) / 1000n) + EPOCH_MS
    case 'json':
      return JSON.parse(text.decode(bytes.subarray(1)))
    case 'hex':
      return hex(bytes)
    case 'bytes':
      return bytes
  }
}
