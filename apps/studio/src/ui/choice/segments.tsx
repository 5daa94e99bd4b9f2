import { useId } from 'react'
import classes from './segments.module.css'

export interface SegmentsProps<Value extends string> {
  /** What is chosen, for a screen reader. */
  readonly label: string
  readonly data: readonly { readonly value: Value; readonly label: string }[]
  readonly value: Value
  readonly onChange: (value: Value) => void
}

/** One of a few, side by side: the browser's own radio buttons. */
export function Segments<Value extends string>({ label, data, value, onChange }: SegmentsProps<Value>) {
  const name = useId()
  return (
    <fieldset className={classes.segments} aria-label={label}>
      {data.map((choice) => (
        <label key={choice.value} className={classes.segment}>
          <input type="radio" name={name} checked={choice.value === value} onChange={() => onChange(choice.value)} />
          {choice.label}
        </label>
      ))}
    </fieldset>
  )
}
