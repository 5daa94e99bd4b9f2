import { Explained } from '../explained.tsx'
import classes from './badge.module.css'
import type { Mark } from './tone.ts'

export interface StatusBadgeProps {
  readonly mark: Mark
  /** Why it is so, shown on hover, focus and touch. */
  readonly cause?: string | null | undefined
  /** What the reader can do about it. */
  readonly action?: string | null | undefined
  /** On a tinted ground, for a header; plain in tables. */
  readonly filled?: boolean | undefined
  /** A word in place of the mark's own, e.g. "Failing for 2 h". */
  readonly word?: string | undefined
}

/** Shape, word and colour of a state; with a cause it can be focused and explains itself. */
export function StatusBadge({ mark, cause, action, filled, word }: StatusBadgeProps) {
  const { shape: Shape, tone } = mark
  const inside = (
    <>
      <Shape size={16} aria-hidden />
      <span className={classes.word}>{word ?? mark.word}</span>
    </>
  )
  const shared = { className: classes.badge, 'data-tone': tone, 'data-filled': filled || undefined }
  if (!cause && !action) return <span {...shared}>{inside}</span>
  return (
    <Explained {...shared} explanation={<Explanation cause={cause} action={action} />}>
      {inside}
    </Explained>
  )
}

function Explanation({ cause, action }: Pick<StatusBadgeProps, 'cause' | 'action'>) {
  return (
    <>
      {cause && <div>{cause}</div>}
      {action && <div className={classes.action}>{action}</div>}
    </>
  )
}
