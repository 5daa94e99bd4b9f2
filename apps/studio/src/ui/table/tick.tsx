import { type ChangeEvent, useEffect, useRef } from 'react'
import classes from './table.module.css'

interface TickProps {
  readonly label: string
  readonly checked: boolean
  /** Some of what it stands for. */
  readonly some?: boolean
  readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void
}

/** The browser's own checkbox: rows have one each. */
export function Tick({ label, checked, some = false, onChange }: TickProps) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (input.current !== null) input.current.indeterminate = some
  }, [some])
  return (
    <label className={classes.tick}>
      <input ref={input} type="checkbox" aria-label={label} checked={checked} onChange={onChange} />
    </label>
  )
}
