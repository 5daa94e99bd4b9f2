import { IconPlugConnectedX } from '@tabler/icons-react'
import { RelativeTime } from '../../ui/index.ts'
import classes from './shell.module.css'
import { useShell } from './shell-context.ts'

/** The server does not answer: what is shown is old, what is typed is kept. Goes by itself. */
export function AwayBanner() {
  const { awaySince } = useShell()
  return (
    <div role="status">
      {awaySince !== null && (
        <p className={classes.away}>
          <IconPlugConnectedX size={18} aria-hidden />
          <span>
            The server stopped answering <RelativeTime value={awaySince} />. You see the last known state; nothing can
            be changed until it is back. What you typed is kept.
          </span>
        </p>
      )}
    </div>
  )
}
