/** One figure of the budget. */
export interface Measured {
  readonly what: string
  readonly unit: string
  /** At most this much; null: shown, and not judged. */
  readonly bar: number | null
  readonly value: number
}

export const isMissed = ({ bar, value }: Measured): boolean => bar !== null && !(value <= bar)

const written = (value: number): string => (Number.isFinite(value) ? value.toFixed(value < 10 ? 1 : 0) : 'none')

/** A line a figure: what, bar, measured, verdict. */
export function printMeasured(figures: readonly Measured[]): void {
  for (const figure of figures) {
    const { what, unit, bar, value } = figure
    const verdict = bar === null ? '' : isMissed(figure) ? 'MISSED' : 'ok'
    const limit = bar === null ? '' : `≤ ${bar} ${unit}`
    console.log(`${what.padEnd(52)} ${limit.padStart(12)} ${`${written(value)} ${unit}`.padStart(12)}  ${verdict}`)
  }
}
