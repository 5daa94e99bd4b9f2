import type { ReactNode } from 'react'
import classes from './page.module.css'

export interface ToolbarProps {
  /** What it acts on, for a screen reader: "Catalog filters". */
  readonly label: string
  readonly children: ReactNode
  /** Kept at the end of the row. */
  readonly end?: ReactNode
  /** Stays in view while the page scrolls. */
  readonly sticky?: boolean | undefined
}

/** One row of controls that wraps where there is no room. */
export function Toolbar({ label, children, end, sticky }: ToolbarProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw and announce a form
    <div role="group" aria-label={label} className={classes.toolbar} data-sticky={sticky || undefined}>
      {children}
      {end && <div className={classes.end}>{end}</div>}
    </div>
  )
}
