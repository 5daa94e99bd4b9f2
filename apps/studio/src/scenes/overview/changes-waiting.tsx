import type { Feed } from '../../features/fleet/index.ts'
import { Link, Section } from '../../ui/index.ts'
import { changesHref, mayPublish, waitingChanges } from './changes.ts'
import classes from './overview.module.css'

const SHOWN = 5

interface ChangesWaitingProps {
  readonly feeds: readonly Feed[]
  /** Of the whole fleet, where `feeds` is but a part of it. */
  readonly total: number
}

/** Drafts that differ from what is in force: those the reader may publish first. Nothing shown when there are none. */
export function ChangesWaiting({ feeds, total }: ChangesWaitingProps) {
  const waiting = waitingChanges(feeds)
  if (waiting.length === 0) return null
  const mine = waiting.some(mayPublish)
  return (
    <Section
      title={mine ? 'Changes waiting for you' : 'Changes waiting'}
      description="to be published"
      actions={total > SHOWN && <Link href="/datasources?changes=waiting">All {total}</Link>}
    >
      <ul className={classes.list}>
        {waiting.slice(0, SHOWN).map((feed) => (
          <li key={feed.id} className={classes.line}>
            <Link href={changesHref(feed)} className={classes.name}>
              <bdi>{feed.name}</bdi>
            </Link>
            <span className={classes.dim}>
              {feed.typeTitle}, v{feed.publishedVersion} is in force
              {mine && !mayPublish(feed) && '; somebody else publishes it'}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
