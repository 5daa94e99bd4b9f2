/** A step into a JSON value: a member of this name, or each element. */
export type RecordStep = { readonly key: string } | '*'

export interface RecordPath {
  readonly steps: readonly RecordStep[]
  /** What stands there is an array whose elements are the records, or one record. */
  readonly spread: boolean
}

const STEP = /\.([A-Za-z_][\w-]*)|\['([^']*)'\]|\["([^"]*)"\]|(\[\*\]|\.\*)/y

/** `$.Records[*]`, `$.data['log-events']`, `$.resourceLogs[*].scopeLogs[*]`; null for what is no such path. */
export function parseRecordPath(text: string): RecordPath | null {
  if (!text.startsWith('$')) return null
  const steps: RecordStep[] = []
  STEP.lastIndex = 1
  while (STEP.lastIndex < text.length) {
    const found = STEP.exec(text)
    if (found === null) return null
    const key = found[1] ?? found[2] ?? found[3]
    steps.push(key === undefined ? '*' : { key })
  }
  return { steps, spread: steps.at(-1) !== '*' }
}
