/** What passes between the pipeline, which makes rows, and the store, which writes them. */
import type { DatasourceId, TenantId } from './ids.ts'

/** One version of one feed as a process runs it. `slot` is unique in the process: rows name it, so that the writer joins many feeds' rows unread. */
export interface FeedRef {
  readonly slot: number
  readonly tenantId: TenantId
  readonly datasourceId: DatasourceId
  /** Compared in the transaction: a feed that was changed since writes nothing. */
  readonly generation: number
  readonly version: number
  readonly dedupeHours: number
}

/** Raw requests, compressed. */
export interface Capture {
  readonly id: string
  /** RFC 3339. */
  readonly at: string
  readonly requests: number
  /** Bytes before compression. */
  readonly bytes: number
  readonly data: Uint8Array
}

/** What a batch adds to a feed's metrics within one ten seconds, duplicates not yet known. */
export interface BatchCount {
  /** RFC 3339, the start of the ten seconds. */
  readonly at: string
  readonly received: number
  readonly mapped: number
  readonly filtered: number
  readonly rejected: number
  readonly bytes: number
}

/**
 * A batch as rows: JSON objects joined by commas ('' = none), in the shapes `halcyon.write_batch` names.
 * `n` in the delivery rows counts from `first` to `first + count - 1`.
 */
export interface EncodedBatch {
  readonly first: number
  readonly count: number
  readonly deliveries: string
  readonly items: string
  readonly alerts: string
  readonly entities: string
  readonly relationships: string
  readonly deadLetters: string
  readonly counts: readonly BatchCount[]
  readonly capture: Capture | null
}

/** What was received of item `n`, for the dead letter of one the database refuses; null: another one's letter has it. */
export type ReceivedOf = (n: number) => Uint8Array | null

export type WriteOutcome =
  /** Durable. `duplicates` and `refused` are `n`s: seen before; not storable and kept as dead letters. */
  | { readonly kind: 'committed'; readonly duplicates: readonly number[]; readonly refused: readonly number[] }
  /** The feed's generation has moved on: nothing was written, map again with what is in force now. */
  | { readonly kind: 'stale' }
