/** Between a session and the process that reads the file; of structured clones. */

export type FileCell = null | bigint | number | string | Uint8Array

export interface FileColumn {
  readonly name: string
  /** As the table declares it; null of an expression. */
  readonly declared: string | null
}

export type ToReader =
  | { readonly kind: 'open'; readonly path: string }
  /** @param trusted ours: it may ask for what the file is made of */
  | {
      readonly kind: 'query'
      readonly text: string
      readonly values: readonly (string | null)[]
      readonly trusted: boolean
    }
  /** Further rows of the query are asked for. */
  | { readonly kind: 'next' }

export type FromReader =
  | { readonly kind: 'opened'; readonly version: string }
  | { readonly kind: 'columns'; readonly columns: readonly FileColumn[] }
  | { readonly kind: 'rows'; readonly rows: readonly (readonly FileCell[])[]; readonly last: boolean }
  /** @param errcode SQLite's extended result code; 0 = none of its own */
  | { readonly kind: 'error'; readonly errcode: number; readonly message: string }
