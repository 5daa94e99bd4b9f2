import { Button } from '@mantine/core'
import { formatNumber } from '../../ui/index.ts'
import type { EventsDatasource } from '../events/event.ts'
import { type DeadLetterChoice, isNarrowed, type ReplayTarget } from './dead-letter.ts'
import classes from './dead-letters.module.css'

interface ReplayBarProps {
  readonly datasource: EventsDatasource
  readonly choice: DeadLetterChoice
  readonly selected: ReadonlySet<string>
  /** Open letters the filters find; null = not known yet. */
  readonly matching: number | null
  /** All that are open. */
  readonly open: number | null
  readonly onReplay: (target: ReplayTarget) => void
}

export const mayReplay = ({ actions, publishedVersion }: EventsDatasource): boolean =>
  actions.includes('deadletters.replay') && publishedVersion !== null

/** What can be replayed from here, or why nothing can. */
export function ReplayBar({ datasource, choice, selected, matching, open, onReplay }: ReplayBarProps) {
  if (!datasource.actions.includes('deadletters.replay'))
    return <p className={classes.said}>Replaying needs the role operator. Ask an administrator.</p>
  if (datasource.publishedVersion === null)
    return <p className={classes.said}>Replaying needs a published version: publish the mapping first.</p>
  const narrowed = isNarrowed(choice) && choice.state === 'open'
  return (
    <div className={classes.bar}>
      <Button size="xs" disabled={selected.size === 0} onClick={() => onReplay({ kind: 'ids', ids: [...selected] })}>
        Replay {selected.size === 0 ? 'selected' : `${formatNumber(selected.size)} selected`}
      </Button>
      {narrowed && matching !== null && matching > 0 && (
        <Button size="xs" variant="default" onClick={() => onReplay({ kind: 'filter', choice, count: matching })}>
          Replay the {formatNumber(matching)} that match
        </Button>
      )}
      {open !== null && open > 0 && (
        <Button size="xs" variant="default" onClick={() => onReplay({ kind: 'all', count: open })}>
          Replay all {formatNumber(open)} open
        </Button>
      )}
      {selected.size === 0 && <span className={classes.said}>Select rows to replay only these.</span>}
    </div>
  )
}
