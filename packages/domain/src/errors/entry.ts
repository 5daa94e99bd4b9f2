/** One row of the product's table of errors. */
export interface ErrorEntry {
  /** HTTP status of a problem document; for codes that only stand in a finding or a failure, the status such a request would have had. */
  readonly status: number
  readonly title: string
  /** What the reader can do about it. */
  readonly action: string
}

export const entry = (status: number, title: string, action: string): ErrorEntry => ({ status, title, action })
