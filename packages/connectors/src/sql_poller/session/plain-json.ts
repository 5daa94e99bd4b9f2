import { type JsonValue, parseJson } from '@halcyon/domain'
import type { Cell } from './session.ts'

/** Bytes as base64, whole numbers with every digit; what is no number on paper (Infinity) as text. */
export function plainJson(cell: Cell): JsonValue {
  if (typeof cell === 'bigint') return parseJson(String(cell))
  if (cell instanceof Uint8Array) return Buffer.from(cell).toString('base64')
  return typeof cell === 'number' && !Number.isFinite(cell) ? String(cell) : cell
}
