import { type Feed, RateLine, wholeMinutes } from '../../features/fleet/index.ts'
import { HealthBadge, Link, Num, Section } from '../../ui/index.ts'
import classes from './overview.module.css'

const SHOWN = 12

const sumOf = ({ recentRate }: Feed): number => wholeMinutes(recentRate).reduce((sum, count) => sum + count, 0)

interface BusiestProps {
  readonly feeds: readonly Feed[]
  readonly complete: boolean
}

/** Small multiples with one axis: what most of the traffic is. Nothing to draw, nothing shown. */
export function Busiest({ feeds, complete }: BusiestProps) {
  const busiest = feeds
    .map((feed) => ({ feed, sum: sumOf(feed) }))
    .filter(({ sum }) => sum > 0)
    .sort((a, b) => b.sum - a.sum)
    .slice(0, SHOWN)
  if (!complete || busiest.length === 0) return null
  const top = Math.max(...busiest.flatMap(({ feed }) => wholeMinutes(feed.recentRate)))
  return (
    <Section
      title="Busiest feeds"
      description={
        <>
          Events a minute over the last hour, all on one axis up to <Num value={top} unit="/min" />.
        </>
      }
      actions={<Link href="/datasources?sort=eventsPerSecond&desc=true">All, busiest first</Link>}
    >
      <ul className={classes.multiples}>
        {busiest.map(({ feed }) => (
          <li key={feed.id} className={classes.multiple}>
            <div className={classes.multipleTop}>
              <Link href={`/datasources/${feed.id}`} className={classes.name}>
                <bdi>{feed.name}</bdi>
              </Link>
              <Num value={feed.eventsPerSecond} unit="/s" />
            </div>
            <RateLine feed={feed} max={top} width={200} height={40} />
            <HealthBadge state={feed.health} cause={feed.failure?.cause} action={feed.failure?.action} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
