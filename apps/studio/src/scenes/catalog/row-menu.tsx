import { Menu } from '@mantine/core'
import {
  IconArchive,
  IconArchiveOff,
  IconCopy,
  IconDots,
  IconDownload,
  IconExternalLink,
  IconFlask,
  IconPlayerPlay,
  IconPlayerStop,
  IconRefresh,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Feed, FeedCommand } from '../../features/fleet/index.ts'
import { Link, MenuButton } from '../../ui/index.ts'
import { afterMenu } from './after-menu.ts'
import { type BulkCommand, COMMANDS, whyNot } from './bulk-plan.ts'
import classes from './catalog.module.css'

export interface RowMenuProps {
  readonly feed: Feed
  readonly onCommand: (command: FeedCommand, feed: Feed) => void
}

/** What one can do with a feed from the list. What one's role never allows is absent. */
export const RowMenu = ({ feed, onCommand }: RowMenuProps) => (
  <MenuButton
    target={
      <button type="button" aria-label={`Actions for ${feed.name}`} className={classes.rowMenu}>
        <IconDots size={16} aria-hidden />
      </button>
    }
  >
    {() => <Items feed={feed} onCommand={(...asked) => afterMenu(() => onCommand(...asked))} />}
  </MenuButton>
)

function Items({ feed, onCommand }: RowMenuProps) {
  const may = (action: string): boolean => feed.actions.includes(action)
  const live = feed.status === 'active'
  const on = feed.desiredState === 'enabled'
  const item = { feed, onCommand }
  return (
    <>
      <Menu.Item
        component={Link}
        href={`/datasources/${feed.id}`}
        leftSection={<IconExternalLink size={16} aria-hidden />}
        className={classes.menuLink}
      >
        Open
      </Menu.Item>
      {live && may('testrun') && (
        <Menu.Item
          component={Link}
          href={`/datasources/${feed.id}/edit/test`}
          leftSection={<IconFlask size={16} aria-hidden />}
          className={classes.menuLink}
        >
          Run test
        </Menu.Item>
      )}
      {live && may('datasource.operate') && (
        <>
          {on ? (
            <Command {...item} command="disable" icon={<IconPlayerStop size={16} aria-hidden />} />
          ) : (
            <Command {...item} command="enable" icon={<IconPlayerPlay size={16} aria-hidden />} />
          )}
          {feed.mode === 'pull' && <Command {...item} command="run" icon={<IconDownload size={16} aria-hidden />} />}
          <Command {...item} command="restart" icon={<IconRefresh size={16} aria-hidden />} />
        </>
      )}
      {may('datasource.create') && (
        <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={() => onCommand('clone', feed)}>
          Clone
        </Menu.Item>
      )}
      {may('datasource.archive') &&
        (live ? (
          <Command {...item} command="archive" icon={<IconArchive size={16} aria-hidden />} />
        ) : (
          <Command {...item} command="restore" icon={<IconArchiveOff size={16} aria-hidden />} />
        ))}
    </>
  )
}

/** Where it cannot be done now it says why. */
function Command({
  feed,
  command,
  icon,
  onCommand,
}: RowMenuProps & { readonly command: BulkCommand; readonly icon: ReactNode }) {
  const why = whyNot(command, feed)
  return (
    <Menu.Item leftSection={icon} disabled={why !== null} onClick={() => onCommand(command, feed)}>
      {COMMANDS[command].verb}
      {why !== null && <div className={classes.menuWhy}>{why}</div>}
    </Menu.Item>
  )
}
