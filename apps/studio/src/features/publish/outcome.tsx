import { Button } from '@mantine/core'
import { IconCircleCheckFilled } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import classes from './publish.module.css'

interface OutcomeProps {
  readonly state: string
  readonly version: number
  /** Whether the feed runs: a disabled one takes the version up when it is enabled. */
  readonly running: boolean
  readonly onClose?: (() => void) | undefined
}

/** What publishing came to. It takes the focus: the button that was pressed is gone. */
export function PublishOutcome({ state, version, running, onClose }: OutcomeProps) {
  const heading = useRef<HTMLParagraphElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const words = outcomeWords(state, version, running)
  return (
    <div className={classes.outcome}>
      <IconCircleCheckFilled size={24} aria-hidden className={classes.done} />
      <p ref={heading} tabIndex={-1} role="status" className={classes.outcomeTitle}>
        {words}
      </p>
      {onClose && (
        <Button onClick={onClose} className={classes.end}>
          Close
        </Button>
      )}
    </div>
  )
}

function outcomeWords(state: string, version: number, running: boolean): string {
  if (state !== 'published') return 'Sent for review. It is in force once it is approved.'
  return running
    ? `Published v${version}, in force.`
    : `Published v${version}. The feed is disabled: it is in force from when it is enabled.`
}
