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
const WITH_ARCHIVED: readonly BulkCommand[] = [...ACTIVE, 'restore']

/** What can be done with the selected feeds. */
export function BulkBar({ chosen, onCommand, onClear }: BulkBarProps) {
  if (chosen.length === 0) return null
  const commands = chosen.some(({ status }) => status === 'archived') ? WITH_ARCHIVED : ACTIVE
  return (
    <div className={classes.bulkBar}>
      <Toolbar label="Selected feeds">
        <strong role="status">{feedsWord(chosen.length)} selected</strong>
        {commands.map((command) => (
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
  return (
    <Tooltip label={chosen.length === 1 ? first : 'It concerns none of the selected feeds.'} disabled={!none}>
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
    </Tooltip>
  )
}
