import type { PullPage } from '../contract.ts'

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

/** Something that stands where a file should be named, and names none: `page` makes a dead letter of it. */
export interface FoundFault {
  readonly page: PullPage
}

/** `null`: no more just now; what was read is given out. */
export type Found = ListedFile | FoundFault | null
