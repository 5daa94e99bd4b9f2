import { decodeRows, type EncodedBatch, ITEM } from '@halcyon/domain'
import type { Found } from './work.ts'

/** What a mapped page would come to. */
export function outcomesOf(rows: EncodedBatch, left: number): Found {
  const codes: Record<string, number> = {}
  const counts = { mapped: 0, filtered: 0, rejected: 0 }
  for (const { outcome, reason } of decodeRows(ITEM, rows.items)) {
    if (outcome !== 'mapped' && outcome !== 'filtered' && outcome !== 'rejected') continue
    counts[outcome]++
    if (outcome === 'rejected' && typeof reason === 'string') codes[reason] = (codes[reason] ?? 0) + 1
  }
  return { ...counts, left, codes }
}
