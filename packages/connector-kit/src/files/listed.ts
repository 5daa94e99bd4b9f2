/** A file or an object as a listing shows it. */
export interface ListedFile {
  /** Its path or key. */
  readonly key: string
  /** Another content has another one: an ETag, or the time of the last change with the size. */
  readonly version: string
  readonly size: number
  /** Epoch ms of its last change, to the second. */
  readonly modified: number
}

/** A file of which rows were taken. */
export interface FileInHand extends ListedFile {
  /** The next one to take. */
  readonly row: number
}

/** What is to be done with a file whose rows are committed. */
export type DueFile = ListedFile
