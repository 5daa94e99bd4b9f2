import { Button } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { RelativeTime } from '../../ui/index.ts'
import classes from './publish.module.css'

interface MovedNoticeProps {
  readonly by: string | null
  readonly at: string | null
  /** The new changes were looked at. */
  readonly onSeen: () => void
}

/** The draft is another one than was shown: who made it so, and that below is the new one. */
export function MovedNotice({ by, at, onSeen }: MovedNoticeProps) {
  return (
    <div role="alert" className={classes.findings} data-kind="warning">
      <IconUsers size={20} aria-hidden className={classes.shape} />
      <div>
        <strong>
          {by ?? 'Somebody'} changed the draft
          {at !== null && (
            <>
              {' '}
              <RelativeTime value={at} />
            </>
          )}
          .
        </strong>{' '}
        Nothing was published. Below is what would be published now.
        <div className={classes.seen}>
          <Button size="xs" variant="default" onClick={onSeen}>
            I looked at it again
          </Button>
        </div>
      </div>
    </div>
  )
}
