import { compactNumber, formatBytes, formatDuration, formatNumber, NONE } from './format.ts'
import classes from './value.module.css'

export interface NumProps {
  /** A string of digits is shown exactly, however long. */
  readonly value: number | bigint | string | null | undefined
  /** `/s`, `%`, `events`; a unit that begins with a letter stands apart. */
  readonly unit?: string | undefined
  readonly digits?: number | undefined
  /** `12.3k`, with the exact number as its title. */
  readonly compact?: boolean | undefined
}

/** A number with its unit; figures of one width. */
export function Num({ value, unit, digits, compact }: NumProps) {
  if (value === null || value === undefined) return <span className={classes.none}>{NONE}</span>
  const exact = formatNumber(value, digits)
  const shown = compact && typeof value === 'number' ? compactNumber(value, digits) : exact
  const gap = unit !== undefined && /^\p{L}/u.test(unit) ? ' ' : ''
  return (
    <span className={classes.nowrap} title={shown === exact ? undefined : `${exact}${gap}${unit ?? ''}`}>
      {shown}
      {unit !== undefined && <span className={classes.unit}>{`${gap}${unit}`}</span>}
    </span>
  )
}

interface MeasureProps {
  readonly value: number | null | undefined
}

/** Bytes in binary units, the exact count as its title. */
export function Bytes({ value }: MeasureProps) {
  if (value === null || value === undefined) return <span className={classes.none}>{NONE}</span>
  return (
    <span className={classes.nowrap} title={`${formatNumber(value)} bytes`}>
      {formatBytes(value)}
    </span>
  )
}

/** A length of time, given in milliseconds. */
export function Duration({ value }: MeasureProps) {
  if (value === null || value === undefined) return <span className={classes.none}>{NONE}</span>
  return (
    <span className={classes.nowrap} title={`${formatNumber(value, 3)} ms`}>
      {formatDuration(value)}
    </span>
  )
}
