import type { ReactNode } from 'react'
import { NONE } from './format.ts'
import classes from './value.module.css'

export interface KeyValuesProps {
  /** Label and value; a value that is null, undefined or '' is shown as absent, false leaves the row out. */
  readonly items: readonly (readonly [label: string, value: ReactNode])[]
}

/** Names and values of one thing. */
export function KeyValues({ items }: KeyValuesProps) {
  return (
    <dl className={classes.keyValues}>
      {items.map(([label, value]) =>
        value === false ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value ?? NONE}</dd>
          </div>
        ),
      )}
    </dl>
  )
}
