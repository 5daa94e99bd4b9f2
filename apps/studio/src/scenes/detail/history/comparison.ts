/** What the history shows below its list: one version, or what changes from one content to another. */
export interface Comparison {
  /** Null = the version alone. */
  readonly from: string | null
  readonly to: string
}

const ADDRESS = /^(?:(\d+|draft)\.\.)?(\d+|draft)$/

/** `6..7`, `7..draft`, `1`; anything else is none. */
export function readComparison(text: string): Comparison | null {
  const match = ADDRESS.exec(text)
  const to = match?.[2]
  if (match === null || to === undefined) return null
  return { from: match[1] ?? null, to }
}

export const writeComparison = ({ from, to }: Comparison): string => (from === null ? to : `${from}..${to}`)

/** A version beside the one before it. */
export const ofVersion = (number: number): Comparison => ({
  from: number > 1 ? String(number - 1) : null,
  to: String(number),
})

/** Number of the version that comments are on; null = a draft has none. */
export const commented = ({ to }: Comparison): number | null => (to === 'draft' ? null : Number(to))
