import { Button, Tooltip } from '@mantine/core'
import type { Feed } from '../../features/fleet/index.ts'
import { Toolbar } from '../../ui/index.ts'
import { type BulkCommand, COMMANDS, feedsWord, whyNot } from './bulk-plan.ts'
import classes from './catalog.module.css'

interface BulkBarProps {
  readonly chosen: readonly Feed[]
  readonly onCommand: (command: BulkCommand) => void
  readonly onClear: () => void
}

const ACTIVE: readonly BulkCommand[] = ['enable', 'disable', 'restart', 'archive']

/** Those that concern any of them: asking a source only where one is asked, restoring where one is archived. */
const commandsFor = (chosen: readonly Feed[]): readonly BulkCommand[] => [
  ...(chosen.some(({ mode }) => mode === 'pull') ? (['run'] as const) : []),
  ...ACTIVE,
  ...(chosen.some(({ status }) => status === 'archived') ? (['restore'] as const) : []),
]

/** What can be done with the selected feeds. */
export function BulkBar({ chosen, onCommand, onClear }: BulkBarProps) {
  if (chosen.length === 0) return null
  return (
    <div className={classes.bulkBar}>
      <Toolbar label="Selected feeds">
        <strong role="status">{feedsWord(chosen.length)} selected</strong>
        {commandsFor(chosen).map((command) => (
          <CommandButton key={command} command={command} chosen={chosen} onCommand={onCommand} />
        ))}
        <Button size="xs" variant="subtle" onClick={onClear}>
          Clear selection
        </Button>
      </Toolbar>
    </div>
  )
}

type CommandButtonProps = Omit<BulkBarProps, 'onClear'> & { readonly command: BulkCommand }

/** Pressed while it concerns none of them, it says why: a disabled button could not be focused to ask. */
function CommandButton({ command, chosen, onCommand }: CommandButtonProps) {
  const reasons = chosen.map((feed) => whyNot(command, feed))
  const none = reasons.every((why) => why !== null)
  const [first] = reasons
  const button = (
    <Button
      size="xs"
      variant="default"
      aria-disabled={none}
      data-disabled={none}
      onClick={() => {
        if (!none) onCommand(command)
      }}
    >
      {COMMANDS[command].verb}
    </Button>
  )
  if (!none) return button
  return <Tooltip label={chosen.length === 1 ? first : 'It concerns none of the selected feeds.'}>{button}</Tooltip>
}
