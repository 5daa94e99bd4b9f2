import { HEALTH, Link, Num, WORST_FIRST } from '../../ui/index.ts'
import classes from './overview.module.css'

export interface Counted {
  readonly value: string
  readonly count: number
}

/** Shown also when nobody is in it: its zero is good news. */
const ALWAYS = new Set<string>(['failing', 'silent', 'degraded', 'healthy'])

export const countOf = (counts: readonly Counted[], health: string): number =>
  counts.find(({ value }) => value === health)?.count ?? 0

/** How many feeds are in each state; each leads to them. */
export function HealthTiles({ counts }: { readonly counts: readonly Counted[] }) {
  const shown = WORST_FIRST.filter((health) => ALWAYS.has(health) || countOf(counts, health) > 0)
  return (
    <nav aria-label="Feeds by health">
      <ul className={classes.tiles}>
        {shown.map((health) => {
          const { shape: Shape, tone, word } = HEALTH[health]
          const count = countOf(counts, health)
          return (
            <li key={health}>
              <Link
                href={`/datasources?status=${health}`}
                className={classes.tile}
                data-tone={count === 0 ? 'none' : tone}
              >
                <span className={classes.tileWord}>
                  <Shape size={16} aria-hidden />
                  {word}
                </span>
                <span className={classes.tileCount}>
                  <Num value={count} />
                  <span className="ui-hidden">{count === 1 ? ' feed' : ' feeds'}</span>
                </span>
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
