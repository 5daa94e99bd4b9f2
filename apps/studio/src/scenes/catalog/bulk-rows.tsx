import { IconCircleCheckFilled, IconCircleDashed, IconCircleX, IconProgress } from '@tabler/icons-react'
import type { Feed } from '../../features/fleet/index.ts'
import { Copyable, readProblem } from '../../ui/index.ts'
import { type BulkPlan, feedsWord } from './bulk-plan.ts'
import classes from './catalog.module.css'
import type { Result } from './use-bulk-run.ts'

const LOOKS = {
  waiting: { shape: IconCircleDashed, tone: 'idle', word: 'Waiting' },
  working: { shape: IconProgress, tone: 'busy', word: 'Under way' },
  done: { shape: IconCircleCheckFilled, tone: 'ok', word: 'Done' },
  failed: { shape: IconCircleX, tone: 'bad', word: 'Failed' },
  not_started: { shape: IconCircleDashed, tone: 'idle', word: 'Not begun' },
} as const

interface BulkResultProps {
  readonly feed: Feed
  readonly effect: string
  readonly result: Result | undefined
}

/** A feed with what will happen to it, and then with how that went. */
export function BulkResult({ feed, effect, result }: BulkResultProps) {
  const look = result === undefined ? null : LOOKS[result.state]
  const problem = result?.state === 'failed' ? readProblem(result.error) : null
  return (
    <li className={classes.bulkRow}>
      <div>
        <strong className={classes.wrap}>
          <bdi>{feed.name}</bdi>
        </strong>
        {problem === null ? (
          <div className={classes.dim}>{effect}</div>
        ) : (
          <div className={classes.wrap}>
            <bdi>{problem.detail}</bdi> {problem.action}{' '}
            {problem.requestId !== null && <Copyable value={problem.requestId} label="request id" prefix="Request " />}
          </div>
        )}
      </div>
      {look !== null && (
        <span className={classes.bulkState} data-tone={look.tone}>
          <look.shape size={16} aria-hidden />
          {look.word}
        </span>
      )}
    </li>
  )
}

interface NotConcernedProps {
  readonly not: BulkPlan['not']
  /** Nothing will happen to any feed. */
  readonly none: boolean
}

/** Those that stay as they are, each with why. */
export function NotConcerned({ not, none }: NotConcernedProps) {
  if (not.length === 0) return null
  return (
    <section aria-label="Stay as they are">
      <h3 className={classes.dialogHeading}>
        {none
          ? 'Nothing would happen'
          : `${feedsWord(not.length)} ${not.length === 1 ? 'stays' : 'stay'} as ${not.length === 1 ? 'it is' : 'they are'}`}
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <ul className={classes.bulkList} tabIndex={0} aria-label="Feeds that stay as they are">
        {not.map(({ feed, why }) => (
          <li key={feed.id} className={classes.bulkRow}>
            <div>
              <span className={classes.wrap}>
                <bdi>{feed.name}</bdi>
              </span>
              <div className={classes.dim}>{why}</div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
