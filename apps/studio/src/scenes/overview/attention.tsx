import { type Feed, RateLine } from '../../features/fleet/index.ts'
import { HealthBadge, Link, Num, RelativeTime, Section } from '../../ui/index.ts'
import { type Counted, countOf } from './health-tiles.tsx'
import classes from './overview.module.css'

/** States that ask for a person, worst first. */
const TROUBLED = ['quarantined', 'failing', 'silent', 'degraded'] as const
const SHOWN = 8

const rank = ({ health }: Feed): number => (TROUBLED as readonly string[]).indexOf(health)

interface AttentionProps {
  readonly feeds: readonly Feed[]
  readonly counts: readonly Counted[]
}

/** The worst feeds, with why and what to do. */
export function Attention({ feeds, counts }: AttentionProps) {
  const total = TROUBLED.reduce((sum, health) => sum + countOf(counts, health), 0)
  const worst = feeds.filter((feed) => rank(feed) >= 0).sort((a, b) => rank(a) - rank(b))
  return (
    <Section
      title="Needs attention"
      actions={total > SHOWN && <Link href="/datasources?sort=health">All {total}, worst first</Link>}
    >
      {worst.length === 0 ? (
        <p className={classes.calm}>
          {countOf(counts, 'healthy') > 0
            ? 'No feed is failing, silent or degraded.'
            : 'No feed is failing. None is receiving yet either.'}
        </p>
      ) : (
        <ul className={classes.list}>
          {worst.slice(0, SHOWN).map((feed) => (
            <Trouble key={feed.id} feed={feed} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function Trouble({ feed }: { readonly feed: Feed }) {
  const { id, name, typeTitle, health, failure, errorsPerMinute, lastEventAt } = feed
  return (
    <li className={classes.trouble}>
      <div className={classes.troubleTop}>
        <HealthBadge state={health} filled />
        <Link href={`/datasources/${id}`} className={classes.name}>
          <bdi>{name}</bdi>
        </Link>
        <span className={classes.dim}>{typeTitle}</span>
      </div>
      <div className={classes.facts}>
        <RateLine feed={feed} />
        {errorsPerMinute > 0 && (
          <span className={classes.bad}>
            <Num value={errorsPerMinute} unit="errors/min" />
          </span>
        )}
        <span className={classes.dim}>
          Last event <RelativeTime value={lastEventAt} none="never" />
        </span>
      </div>
      {failure !== null && (
        <p className={classes.cause}>
          <bdi>{failure.cause}</bdi> <span className={classes.dim}>{failure.action}</span>
        </p>
      )}
    </li>
  )
}
