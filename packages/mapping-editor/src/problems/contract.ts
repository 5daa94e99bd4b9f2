export type ProblemLevel = 'error' | 'warning' | 'info'

export interface Problem {
  /** Stable while it is the same problem: `outputs[0].fields.title required_missing`. */
  readonly id: string
  /** Errors block publishing. */
  readonly level: ProblemLevel
  readonly code: string
  /** The row to jump to; '' for the whole document, null for an unmapped field. */
  readonly row: string | null
  /** Index of the block the row is in; null outside. */
  readonly block: number | null
  /** The unmapped field, as a path of the tree. */
  readonly path: string | null
  readonly message: string
  /** What to do. */
  readonly action: string
  /** Samples it was seen in; empty = it is so whatever the sample. */
  readonly samples: readonly number[]
}
