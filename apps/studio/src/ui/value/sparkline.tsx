import { formatNumber } from './format.ts'
import classes from './value.module.css'

export interface SparklineProps {
  /** Oldest first, at equal steps; null is a gap. */
  readonly values: readonly (number | null)[]
  /** What is drawn, with its span: "events per second, last hour". */
  readonly label: string
  readonly unit?: string | undefined
  readonly width?: number | undefined
  readonly height?: number | undefined
  /** The top of the axis, to share it among small multiples; the largest value unless told. */
  readonly max?: number | undefined
  readonly tone?: 'plain' | 'bad' | 'warn' | undefined
}

/** A course in the size of a word, from zero; its summary is its text. */
export function Sparkline({ values, label, unit = '', width = 96, height = 20, max, tone = 'plain' }: SparklineProps) {
  const known = values.filter((value) => value !== null)
  const top = max ?? Math.max(0, ...known)
  return (
    <svg
      width={width}
      height={height}
      role="img"
      aria-label={summary(known, label, unit)}
      className={classes.spark}
      data-tone={tone}
    >
      <line x1={0} x2={width} y1={height - 0.5} y2={height - 0.5} className={classes.sparkBase} />
      <path d={pathOf(values, width, height, top)} fill="none" />
    </svg>
  )
}

function summary(known: readonly number[], label: string, unit: string): string {
  const last = known.at(-1)
  if (last === undefined) return `${label}: no values`
  const text = (value: number): string => `${formatNumber(value)}${unit}`
  return `${label}: now ${text(last)}, lowest ${text(Math.min(...known))}, highest ${text(Math.max(...known))}`
}

function pathOf(values: readonly (number | null)[], width: number, height: number, top: number): string {
  const step = values.length > 1 ? width / (values.length - 1) : 0
  let drawing = false
  return values
    .map((value, index) => {
      if (value === null) {
        drawing = false
        return ''
      }
      const y = top === 0 ? height - 1 : height - 1 - (Math.min(value, top) / top) * (height - 2)
      const command = drawing ? 'L' : 'M'
      drawing = true
      return `${command}${(index * step).toFixed(1)} ${y.toFixed(1)}`
    })
    .join('')
}
