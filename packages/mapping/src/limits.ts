/** Bounds of one mapping run. Going past one rejects the item and names the limit; nothing is cut silently. */
export const LIMITS = {
  /** Levels of lists and objects in a value that is walked, copied into a record or parsed by `parseJson`. */
  depth: 64,
  /** Values visited by paths, JMESPath and checks of JSON attributes, for one item (or for one `split`). */
  nodes: 200_000,
  /** UTF-16 units of one string that a step makes. */
  stringLength: 1_048_576,
  /** Records (alerts, entities, relationships together) of one item; also elements of one `each`. */
  outputs: 10_000,
  /** Pairs one relationship output may compare. */
  pairs: 1_000,
  /** Items of one payload. */
  items: 100_000,
  /** Warnings kept for one item; the rest is counted by one last warning. */
  warnings: 100,
  /** Characters of one path, JMESPath, template or pattern in the document. */
  source: 8_192,
  /** Characters of a script. */
  script: 65_536,
  /** Outputs, fields of an output, functions in one pipeline. */
  rows: 500,
} as const

export type LimitName = keyof typeof LIMITS

/** Internal: unwinds a run that went past a limit; caught where the run began and turned into a finding. */
export class LimitExceeded extends Error {
  readonly limit: LimitName
  constructor(limit: LimitName) {
    super(`the limit '${limit}' (${LIMITS[limit]}) was exceeded`)
    this.name = 'LimitExceeded'
    this.limit = limit
  }
}

/** Counts the values one run visits. */
export class Budget {
  private left: number = LIMITS.nodes
  reset(): void {
    this.left = LIMITS.nodes
  }
  spend(nodes: number): void {
    this.left -= nodes
    if (this.left < 0) throw new LimitExceeded('nodes')
  }
}

/** The string, or LimitExceeded when a step made it too long. */
export const boundedText = (text: string): string => {
  if (text.length > LIMITS.stringLength) throw new LimitExceeded('stringLength')
  return text
}
