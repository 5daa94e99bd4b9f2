import { Button } from '@mantine/core'
import { IconFilterOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './filters.module.css'

interface FilterBarProps {
  /** "Filters of the events". */
  readonly label: string
  readonly children: ReactNode
  /** Absent: no filter is set. */
  readonly onClear?: (() => void) | undefined
  readonly end?: ReactNode
}

/** The filters of a list, and the way back to all of it. */
export function FilterBar({ label, children, onClear, end }: FilterBarProps) {
  return (
    <search aria-label={label} className={classes.bar}>
      {children}
      {onClear !== undefined && (
        <Button size="xs" variant="subtle" leftSection={<IconFilterOff size={14} aria-hidden />} onClick={onClear}>
          Clear filters
        </Button>
      )}
      {end !== undefined && <div className={classes.end}>{end}</div>}
    </search>
  )
}
