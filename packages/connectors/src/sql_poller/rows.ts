import type { PullPage, ReceivedItem } from '@halcyon/connector-kit'
import {
  canonicalJson,
  decodeUtf8,
  isJsonObject,
  JsonError,
  type JsonObject,
  parseJson,
  stringifyJson,
} from '@halcyon/domain'
import type { Cell, Column } from './session/session.ts'
import type { Position } from './standing.ts'

/** Bytes of a row as JSON; a larger one is a dead letter. */
const MAX_ROW = 16 * 1024 * 1024

/** A row as it was read. */
export interface Row {
  readonly position: Position
  readonly deliveryId: string
  readonly item: ReceivedItem
  /** As JSON; of a row that cannot be kept, its key. */
  readonly text: string
}

export function rowReader(columns: readonly Column[], key: readonly string[], order: readonly string[]) {
  const at = order.map((name) => columns.findIndex((column) => column.name === name))
  const keyColumns = columns
    .map((column, index) => ({ column, index }))
    .filter(({ column }) => key.includes(column.name))
  return (cells: readonly Cell[]): Row => {
    const position = at.map((index) => columns[index]?.toText(cells[index] ?? null) ?? '')
    const named: JsonObject = {}
    for (const { column, index } of keyColumns) named[column.name] = column.toJson(cells[index] ?? null)
    const deliveryId = deliveryIdOf(named, key)
    const malformed = (code: 'too_large' | 'json_too_deep', message: string): Row => {
      const text = stringifyJson(named)
      return {
        position,
        deliveryId,
        text,
        item: { kind: 'malformed', raw: Buffer.from(text), code, message, deliveryId },
      }
    }
    const payload: JsonObject = {}
    try {
      for (const [i, column] of columns.entries()) payload[column.name] = column.toJson(cells[i] ?? null)
    } catch (error) {
      if (error instanceof JsonError) return malformed('json_too_deep', `A column's JSON is too deep: ${error.message}`)
      throw error
    }
    const text = stringifyJson(payload)
    if (text.length > MAX_ROW) return malformed('too_large', `The row has more than ${MAX_ROW} characters as JSON.`)
    return { position, deliveryId, text, item: { kind: 'payload', payload, deliveryId } }
  }
}

/** The values of the key's columns. */
const deliveryIdOf = (row: JsonObject, key: readonly string[]): string =>
  canonicalJson(key.map((name) => row[name] ?? null))

/** Rows as one page: a JSON array of them. */
export function pageOf(rows: readonly Row[], receivedAt: number): PullPage {
  return {
    body: Buffer.from(`[${rows.map(({ text }) => text).join(',\n')}]`),
    headers: { 'content-type': 'application/json' },
    receivedAt,
    items: rows.map(({ item }) => item),
  }
}

/** The rows of a page that was kept, as `pageOf` made it. */
export function rereadPage(body: Uint8Array, key: readonly string[]): ReceivedItem[] {
  const rows = parseJson(decodeUtf8(body))
  if (!Array.isArray(rows) || !rows.every(isJsonObject)) throw new TypeError('This is no page of rows.')
  return rows.map((payload) => ({ kind: 'payload', payload, deliveryId: deliveryIdOf(payload, key) }))
}
