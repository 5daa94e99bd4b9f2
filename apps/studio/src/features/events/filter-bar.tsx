import { Button } from '@mantine/core'
import { IconFilter, IconFilterOff } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import classes from './filters.module.css'

interface FilterBarProps {
  /** "Filters of the events". */
  readonly label: string
  readonly children: ReactNode
  /** Absent: no filter is set. */
  readonly onClear?: (() => void) | undefined
}

/** The filters of a list, and the way back to all of it. Where there is no room they fold. */
export function FilterBar({ label, children, onClear }: FilterBarProps) {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <search aria-label={label} className={classes.bar}>
      <Button
        size="xs"
        variant="default"
        className={classes.fold}
        aria-expanded={open}
        aria-controls={id}
        leftSection={<IconFilter size={14} aria-hidden />}
        onClick={() => setOpen(!open)}
      >
        {open ? 'Hide the filters' : 'Filters'}
      </Button>
      <div id={id} className={classes.fields} data-open={open || undefined}>
        {children}
      </div>
      {onClear !== undefined && (
        <Button size="xs" variant="subtle" leftSection={<IconFilterOff size={14} aria-hidden />} onClick={onClear}>
          Clear filters
        </Button>
      )}
    </search>
  )
}
