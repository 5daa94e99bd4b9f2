import { memo } from 'react'
import { highlighted } from './highlight.tsx'
import { LEVEL_MARKS } from './level.tsx'
import type { LogLine } from './line.ts'
import classes from './logs.module.css'

export const ROW_HEIGHT = 24
export const rowId = (line: string): string => `log-${line}`

const two = (value: number): string => String(value).padStart(2, '0')

/** `14:05:09.123` in the reader's zone, with the day where it is not today's. */
function clock(at: string): string {
  const date = new Date(at)
  const time = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${String(date.getMilliseconds()).padStart(3, '0')}`
  const today = date.toDateString() === new Date().toDateString()
  return today ? time : `${two(date.getMonth() + 1)}-${two(date.getDate())} ${time}`
}

interface LogRowProps {
  readonly line: LogLine
  readonly index: number
  readonly total: number
  readonly selected: boolean
  readonly active: boolean
  readonly found: boolean
  readonly wanted: string
  readonly onOpen: (index: number) => void
}

/** One line, one row; all of it is in the panel that opening it shows. */
export const LogRow = memo(function LogRow({
  line,
  index,
  total,
  selected,
  active,
  found,
  wanted,
  onOpen,
}: LogRowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the focus and its keys
    <div
      id={rowId(line.id)}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      aria-posinset={index + 1}
      aria-setsize={total}
      className={classes.row}
      data-level={line.level}
      data-active={active || undefined}
      data-found={found || undefined}
      style={{ top: index * ROW_HEIGHT }}
      onClick={() => onOpen(index)}
    >
      <span className={classes.time}>{clock(line.at)}</span>
      {LEVEL_MARKS[line.level]}
      <span className={classes.component}>{highlighted(line.component, wanted)}</span>
      <span className={classes.message} dir="auto">
        {highlighted(line.message, wanted)}
      </span>
    </div>
  )
})
