import { RelativeTime } from '../../../ui/index.ts'
import classes from '../detail.module.css'
import type { Datasource } from '../use-datasource.ts'

/** Why the feed is as it is, and what to do about it. */
export function FailureLine({ failure, health }: Pick<Datasource, 'failure' | 'health'>) {
  if (failure === null) return null
  const bad = health === 'failing' || health === 'quarantined'
  return (
    <div className={classes.failure} data-bad={bad || undefined}>
      <span>
        <bdi>{failure.cause}</bdi> <strong>{failure.action}</strong>
      </span>
      <span className={classes.dim}>
        <code>{failure.code}</code>
        {failure.httpStatus !== null && ` · HTTP ${failure.httpStatus}`} · since <RelativeTime value={failure.at} />
      </span>
    </div>
  )
}
