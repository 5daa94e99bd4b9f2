import type { ReactNode } from 'react'
import { useLiveState } from '../../api/index.ts'
import { RelativeTime } from '../../ui/index.ts'
import classes from './fleet.module.css'

/** Whether what one looks at moves by itself, and since when it does not. */
export function LiveMark() {
  const { state, staleSince } = useLiveState()
  if (state === 'live') return <Mark tone="ok" word="Live" />
  if (staleSince === null) return <Mark tone="busy" word="Connecting" />
  return (
    <Mark tone="warn" word="Stale">
      , last heard <RelativeTime value={staleSince} />
    </Mark>
  )
}

interface MarkProps {
  readonly tone: 'ok' | 'busy' | 'warn'
  readonly word: string
  readonly children?: ReactNode
}

/** Only the word is announced: an age that ticks would be spoken every second. */
const Mark = ({ tone, word, children }: MarkProps) => (
  <span className={classes.mark} data-tone={tone}>
    <span aria-hidden className={classes.dot} />
    <span>
      <span role="status">{word}</span>
      {children}
    </span>
  </span>
)
