/** Between a reader and the decoder, which is a process of its own; of structured clones. */

/** What a file may have, and where it is gone on. */
export interface OpenFile {
  readonly byteLength: number
  readonly skip: number
  readonly maxRecords: number
  readonly maxRecordBytes: number
  readonly maxRowGroupBytes: number
  /** Milliseconds a row group may take to be decoded. */
  readonly maxRowGroupMs: number
}

export type ToDecoder =
  /** Begins a file; the one before has ended. */
  | { readonly kind: 'open'; readonly file: OpenFile }
  /** What it wanted. */
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** Further rows are asked for. */
  | { readonly kind: 'next' }

export type FromDecoder =
  /** Bytes of the file, `end` exclusive; it waits for them. */
  | { readonly kind: 'want'; readonly start: number; readonly end: number }
  | Rows
  | { readonly kind: 'end' }
  | { readonly kind: 'fault'; readonly code: FaultCode; readonly message: string }

export type FaultCode = 'parquet_invalid' | 'response_too_large' | 'too_many_items'

/** Some rows, one after the other. */
export interface Rows {
  readonly kind: 'rows'
  /** Number of the first one in the file. */
  readonly first: number
  /** Each as JSON; of one that is too large the beginning. */
  readonly bytes: Uint8Array
  /** Where each ends in `bytes`. */
  readonly ends: Uint32Array
  /** Which of them, counted from `first`, are too large. */
  readonly tooLarge: readonly number[]
}
