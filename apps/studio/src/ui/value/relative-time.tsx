import { useClock } from './clock.ts'
import { formatAge, formatExactTime, NONE, timeOf } from './format.ts'
import classes from './value.module.css'

export interface RelativeTimeProps {
  readonly value: string | number | Date | null | undefined
  /** What stands for "never". */
  readonly none?: string | undefined
}

/** "3 s ago"; the exact time is its title. */
export function RelativeTime({ value, none = NONE }: RelativeTimeProps) {
  const at = value === null || value === undefined ? Number.NaN : timeOf(value)
  const age = useClock((now) => formatAge(at, now))
  if (Number.isNaN(at)) return <span className={classes.none}>{none}</span>
  return (
    <time dateTime={new Date(at).toISOString()} title={formatExactTime(at)} className={classes.nowrap}>
      {age}
    </time>
  )
}

/** The exact time, in the reader's zone, with UTC as its title. */
export function ExactTime({ value, none = NONE }: RelativeTimeProps) {
  const at = value === null || value === undefined ? Number.NaN : timeOf(value)
  if (Number.isNaN(at)) return <span className={classes.none}>{none}</span>
  const exact = formatExactTime(at)
  return (
    <time dateTime={new Date(at).toISOString()} title={exact} className={classes.nowrap}>
      {exact.slice(0, 19)}
    </time>
  )
}
