export type FieldUse = 'used' | 'ignored' | 'unmapped'

export interface FieldCoverage {
  /** Of the tree's node. */
  readonly path: string
  readonly use: FieldUse
}

/** Which fields (leaves; a list's entries are one) the mapping reads, over the samples that have run. */
export interface Coverage {
  readonly fields: readonly FieldCoverage[]
  readonly used: number
  readonly ignored: number
  readonly unmapped: number
  readonly total: number
  /** Samples it is over. */
  readonly samples: number
  /** "14 of 22 fields used · 3 ignored · 5 unmapped" */
  readonly text: string
}
