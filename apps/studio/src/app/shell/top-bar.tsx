import { ActionIcon, Button, Kbd } from '@mantine/core'
import { IconKeyboard, IconMenu2, IconSearch } from '@tabler/icons-react'
import { openPalette } from '../../features/commands/commands.ts'
import { Link } from '../../ui/index.ts'
import { ScopeSwitcher } from './scope-switcher.tsx'
import classes from './shell.module.css'
import { modLabel } from './shortcuts.ts'
import { UserMenu } from './user-menu.tsx'

interface TopBarProps {
  readonly onMenu: () => void
  readonly onHelp: () => void
}

export function TopBar({ onMenu, onHelp }: TopBarProps) {
  return (
    <header className={classes.bar}>
      <div className={classes.burger}>
        <ActionIcon aria-label="Places" onClick={onMenu}>
          <IconMenu2 size={20} aria-hidden />
        </ActionIcon>
      </div>
      <Link href="/" className={classes.brand} aria-label="HALCYON, to the overview">
        <Bird />
        <span>HALCYON</span>
      </Link>
      <div className={classes.wideScope}>
        <ScopeSwitcher />
      </div>
      <div className={classes.barEnd}>
        <Button
          variant="default"
          size="xs"
          className={classes.search}
          leftSection={<IconSearch size={14} aria-hidden />}
          rightSection={<Kbd size="xs">{modLabel()} K</Kbd>}
          onClick={openPalette}
        >
          Find or do
        </Button>
        <ActionIcon className={classes.searchSmall} aria-label="Find or do" onClick={openPalette}>
          <IconSearch size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon
          className={classes.helpButton}
          aria-label="Keyboard shortcuts"
          title="Keyboard shortcuts"
          onClick={onHelp}
        >
          <IconKeyboard size={18} aria-hidden />
        </ActionIcon>
        <UserMenu onHelp={onHelp} />
      </div>
    </header>
  )
}

/** A kingfisher, in two strokes. */
function Bird() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <path
        d="M1 8 9.5 6.3A4.8 4.8 0 0 1 18 9.5c0 4.5-3.5 7.5-8.3 7.5H3.5l2.2-3.2A5.6 5.6 0 0 1 5.2 10z"
        fill="var(--ui-accent)"
      />
      <circle cx="12" cy="8" r="1.1" fill="var(--ui-surface)" />
    </svg>
  )
}
