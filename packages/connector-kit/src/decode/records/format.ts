import type { ErrorCode } from '@halcyon/domain'
import type { Piece } from '../piece.ts'

/** How bytes are cut into records. */
export type RecordFormat =
  /**
   * JSON values, one after the other. `path` (`$.Records[*]`) says where the records stand in each; without one the value itself is it.
   * An array that stands there gives a record for each of its elements.
   */
  | { readonly kind: 'json'; readonly path?: string }
  | { readonly kind: 'ndjson' }
  | CsvFormat
  /** Each element of this name, with or without a prefix; attributes are `@name`, text beside elements is `#text`, all values are text. */
  | { readonly kind: 'xml'; readonly element: string }
  /** A record `{message}` for each line. */
  | { readonly kind: 'text' }
  | { readonly kind: 'parquet' }
  /** Object container files, which carry their schema. */
  | { readonly kind: 'avro' }

/** RFC 4180, and what is called so. All values are text. */
export interface CsvFormat {
  readonly kind: 'csv'
  /** One ASCII character; default ','. */
  readonly delimiter?: string
  /** One ASCII character; default '"', '' = none. Doubled inside a quoted field. */
  readonly quote?: string
  /** The first row names the columns, or is left out where `columns` names them; default true. */
  readonly header?: boolean
  /** Names of the columns. */
  readonly columns?: readonly string[]
  /** Rows that begin with this character are left out. */
  readonly comment?: string
}

/** `auto` tells by the first bytes; Brotli has none to tell it by and must be named. */
export type Compression = 'auto' | 'none' | 'gzip' | 'zstd' | 'deflate' | 'br' | 'bzip2' | 'zip'

export interface DecodeLimits {
  /** As received, still compressed. */
  readonly maxBytes: number
  /** After decompression. */
  readonly maxInflatedBytes: number
  /** A larger record is malformed; the rest goes on. */
  readonly maxRecordBytes: number
  /** Levels of nesting in a record. */
  readonly maxDepth: number
  readonly maxRecords: number
  /** Of a Parquet or Avro file: what of it is held at once. */
  readonly maxRowGroupBytes: number
  /** Milliseconds a row group of a Parquet file may take to be decoded. */
  readonly maxRowGroupMs: number
}

const MIB = 1024 * 1024

export const DECODE_LIMITS: DecodeLimits = {
  maxBytes: 1024 * MIB,
  maxInflatedBytes: 10 * 1024 * MIB,
  maxRecordBytes: MIB,
  maxDepth: 64,
  maxRecords: 100_000_000,
  maxRowGroupBytes: 128 * MIB,
  maxRowGroupMs: 30_000,
}

/** A record, or what is malformed, with its place: the number of the record from 0, and the byte (decompressed) at which it begins. */
export type DecodedRecord = Piece & { readonly row: number; readonly offset: number }

/** The bytes as a whole cannot be read on. What came before was given out. */
export class DecodeError extends Error {
  override readonly name = 'DecodeError'
  readonly code: ErrorCode
  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
