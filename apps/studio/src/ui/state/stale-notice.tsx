import { IconClockExclamation } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { RelativeTime } from '../value/relative-time.tsx'
import classes from './state.module.css'

export interface StaleNoticeProps {
  /** When what is shown was true. */
  readonly since: string | number | Date
  readonly children?: ReactNode
  readonly action?: ReactNode
}

/** What is shown is old, and how old. */
export function StaleNotice({ since, children = 'New values are not arriving.', action }: StaleNoticeProps) {
  return (
    <div role="status" className={classes.stale}>
      <IconClockExclamation size={16} aria-hidden />
      <span>
        As of <RelativeTime value={since} />. {children}
      </span>
      {action}
    </div>
  )
}
