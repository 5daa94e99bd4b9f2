import { FILTERED, MAPPED } from './processed.ts'
import type { rowMaker } from './rows.ts'

const STEP_MS = 10_000

/** Counts items by the ten seconds they came in. */
export function batchCounts() {
  const byStart = new Map<
    number,
    { received: number; mapped: number; filtered: number; rejected: number; bytes: number }
  >()
  return {
    add(receivedAt: number, outcome: number, bytes: number): void {
      const start = receivedAt - (receivedAt % STEP_MS)
      let count = byStart.get(start)
      if (count === undefined) {
        count = { received: 0, mapped: 0, filtered: 0, rejected: 0, bytes: 0 }
        byStart.set(start, count)
      }
      count.received++
      count.bytes += bytes
      if (outcome === MAPPED) count.mapped++
      else if (outcome === FILTERED) count.filtered++
      else count.rejected++
    },
    addTo(rows: ReturnType<typeof rowMaker>): void {
      for (const [at, count] of byStart) rows.count({ at, ...count })
    },
  }
}
