/** What passes between the pipeline, which makes rows, and the store, which writes them. */
import type { DatasourceId, TenantId } from './ids.ts'
import type { EncodedRows } from './rows/index.ts'

/** One version of one feed as a process runs it. `slot` is unique in the process. */
export interface FeedRef {
  readonly slot: number
  readonly tenantId: TenantId
  readonly datasourceId: DatasourceId
  /** Compared in the transaction: a feed that was changed since writes nothing. */
  readonly generation: number
  readonly version: number
  readonly dedupeHours: number
}

/** A batch as rows, each kind in its layout (`rows/layout.ts`). Items are numbered from `first` to `first + count - 1`, in the order of their rows. */
export interface EncodedBatch {
  readonly first: number
  readonly count: number
  readonly items: EncodedRows
  readonly alerts: EncodedRows
  readonly entities: EncodedRows
  readonly relationships: EncodedRows
  readonly deadLetters: EncodedRows
  readonly counts: EncodedRows
  /** One row, or none: the raw requests. */
  readonly capture: EncodedRows
  /** Of a pull feed: where its source stands after this batch. They go with the batch, or none of it does. */
  readonly checkpoints: EncodedRows
  /** Of a pull feed: one row, or none. */
  readonly windows: EncodedRows
}

/** What was received of item `n`, for the dead letter of one the database refuses; null: another one's letter has it. */
export type ReceivedOf = (n: number) => Uint8Array | null

export type WriteOutcome =
  /** Durable. `duplicates` and `refused` are `n`s: seen before; not storable and kept as dead letters. */
  | { readonly kind: 'committed'; readonly duplicates: readonly number[]; readonly refused: readonly number[] }
  /** The feed's generation has moved on, or its run or checkpoint is another's now: nothing was written. */
  | { readonly kind: 'stale' }
