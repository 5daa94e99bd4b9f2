import type { PushAnswer, PushCounts } from '@halcyon/connector-kit'
import type { ErrorCode } from '@halcyon/domain'
import { FILTERED, REJECTED, type TrackedRequest } from '@halcyon/pipeline'
import type { PackedResults, Special } from './worker/protocol.ts'

export interface Refusal {
  readonly status: number
  readonly code: ErrorCode
  readonly message: string
  readonly retryAfterMs?: number
  /** Instead of the problem document. */
  readonly answer?: PushAnswer
}

/** What became of a request; given only when it is durable, or nothing of it is stored. */
export type Settled =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | {
      readonly kind: 'done'
      readonly counts: PushCounts
      readonly malformedStatus: number
      readonly answer?: PushAnswer
    }

/** A request and whoever waits for it. The body is kept here until it is settled, so that a worker's death loses nothing. */
export interface Waiting {
  readonly request: TrackedRequest
  /** How many workers died with it. */
  deaths: number
  /** A worker that died with it had accepted its signature. */
  verified: boolean
  settle(settled: Settled): void
}

export type Refused = Extract<Settled, { kind: 'refused' }>

export const refusal = (status: number, code: ErrorCode, message: string, retryAfterMs?: number): Refusal =>
  retryAfterMs === undefined ? { status, code, message } : { status, code, message, retryAfterMs }

export const refuse = (status: number, code: ErrorCode, message: string, retryAfterMs?: number): Refused => ({
  kind: 'refused',
  refusal: refusal(status, code, message, retryAfterMs),
})

export const DATABASE_AWAY = refuse(503, 'database_away', 'The database does not answer; send it again.', 2000)
export const GONE = refuse(404, 'not_found', 'There is no such feed.')

type Counts = Omit<PushCounts, 'correlationId'>

/** What the database said of a batch's items, to look up. */
interface SortedOut {
  readonly duplicates: ReadonlySet<number>
  readonly refused: ReadonlySet<number>
}
type Written = { readonly duplicates: readonly number[]; readonly refused: readonly number[] }

const sortOut = ({ duplicates, refused }: Written): SortedOut => ({
  duplicates: new Set(duplicates),
  refused: new Set(refused),
})

/** What became of the items `from … to - 1` of a batch whose first is `first`. */
function countItems(
  outcomes: Uint8Array,
  first: number,
  from: number,
  to: number,
  { duplicates, refused }: SortedOut,
): Counts {
  const counts = { accepted: 0, duplicates: 0, filtered: 0, rejected: 0 }
  for (let n = from; n < to; n++) {
    const outcome = outcomes[n - first]
    if (duplicates.has(n)) counts.duplicates++
    else if (outcome === REJECTED || refused.has(n)) counts.rejected++
    else if (outcome === FILTERED) counts.filtered++
    else counts.accepted++
  }
  return counts
}

/** What became of all items of a batch. */
export const countBatch = (outcomes: Uint8Array, first: number, written: Written): Counts =>
  countItems(outcomes, first, first, first + outcomes.length, sortOut(written))

/** One worker's answer for a batch → each request's, once it is known which items had been seen before. */
export function settleBatch(
  waiting: readonly Waiting[],
  results: PackedResults,
  outcomes: Uint8Array,
  first: number,
  written: Written,
): void {
  const special = new Map<number, Special>(results.special.map((one) => [one.index, one]))
  const known = sortOut(written)
  let n = first
  waiting.forEach((one, index) => {
    const count = results.counts[index] ?? -1
    if (count < 0) return
    const counts = { ...countItems(outcomes, first, n, n + count, known), correlationId: one.request.correlationId }
    n += count
    const story = special.get(index)
    one.settle({
      kind: 'done',
      counts,
      malformedStatus: story?.malformedStatus ?? 0,
      ...(story?.answer === undefined ? {} : { answer: story.answer }),
    })
  })
}

/** Settles the requests the connector refused, and gives the others. */
export function settleRefused(waiting: readonly Waiting[], results: PackedResults): Waiting[] {
  for (const { index, refused } of results.special) {
    if (refused === undefined) continue
    // What a person is to do is no sender's business.
    const { needs: _, ...told } = refused
    waiting[index]?.settle({ kind: 'refused', refusal: told })
  }
  return waiting.filter((_, index) => (results.counts[index] ?? -1) >= 0)
}
