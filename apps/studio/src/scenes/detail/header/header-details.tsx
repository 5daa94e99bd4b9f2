import { Badge } from '@mantine/core'
import { addressOf } from '../../../features/events/address.ts'
import { Link, Num, RelativeTime, StatusBadge, VERSION } from '../../../ui/index.ts'
import classes from '../detail.module.css'
import type { Datasource } from '../use-datasource.ts'
import { FailureLine } from './failure-line.tsx'

/** Below the name: cause and action, the throttle, and the numbers of this moment with their age. */
export function HeaderDetails({ datasource }: { readonly datasource: Datasource }) {
  const { status, throttle, typeTitle, owner, project, tags, eventsPerSecond, errorsPerMinute, lastEventAt } =
    datasource
  return (
    <div className={classes.below}>
      {status === 'archived' ? (
        <div className={classes.notice}>
          <StatusBadge mark={{ ...VERSION.superseded, word: 'Archived' }} />
          <span>It does not run. Restore it from the menu to change anything.</span>
        </div>
      ) : (
        <FailureLine failure={datasource.failure} health={datasource.health} />
      )}
      {throttle !== null && status === 'active' && (
        <div className={classes.failure}>
          <span>
            <strong>Throttled</strong> to <Num value={throttle.eventsPerSecond} unit="events/s" />, ends{' '}
            <RelativeTime value={throttle.until} />: <bdi>{throttle.reason}</bdi>
          </span>
        </div>
      )}
      <div className={classes.power}>
        <span className={classes.dim}>{typeTitle}</span>
        {project !== null && <span className={classes.dim}>Project {project.name}</span>}
        <span className={classes.dim}>Owner {owner?.name ?? 'nobody'}</span>
        {tags.map((tag) => (
          <Link key={tag} href={addressOf('/datasources', { tag })}>
            <Badge variant="default" tt="none" fw={400}>
              {tag}
            </Badge>
          </Link>
        ))}
        {status === 'active' && (
          <span className={classes.dim}>
            <Num value={eventsPerSecond} unit="/s" /> · <Num value={errorsPerMinute} unit="errors/min" /> · last event{' '}
            <RelativeTime value={lastEventAt} none="never" />
          </span>
        )}
      </div>
    </div>
  )
}
