import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import classes from './shell.module.css'
import { useShell } from './shell-context.ts'

/** The server has a newer Studio: one goes on with this one as long as one likes, except for parts that are gone. */
export function NewerBanner() {
  const { newerVersion } = useShell()
  return (
    <div role="status">
      {newerVersion && (
        <div className={classes.newer}>
          <IconRefresh size={18} aria-hidden />
          <span>
            A new version of HALCYON is here. Drafts are kept when you load it; finish what is typed in a dialog first.
          </span>
          <Button size="xs" variant="default" onClick={() => window.location.reload()}>
            Load the new version
          </Button>
        </div>
      )}
    </div>
  )
}
