import { formatNumber, JsonView, Link, SeverityBadge } from '../../ui/index.ts'
import type { EventDetail } from './event.ts'
import classes from './events.module.css'

type Detail = Pick<EventDetail, 'event' | 'alerts' | 'entities' | 'relationships'>

/** What the mapping made of it: the records with links, and all their fields. */
export function Written({ event, alerts, entities, relationships }: Detail) {
  const written = event.alertIds.length + event.entityIds.length + event.relationshipIds.length
  const found = alerts.length + entities.length + relationships.length
  if (written === 0)
    return (
      <div className={classes.absent}>
        <strong>Nothing was written</strong>
        <p>{event.outcome === 'pending' ? 'It waits to be mapped.' : 'This event made no records.'}</p>
      </div>
    )
  return (
    <div className={classes.raw}>
      <ul className={classes.records} aria-label="Records written">
        {alerts.map(({ id, title, severity }) => (
          <li key={id}>
            <SeverityBadge state={severity} />
            <Link href={`/records/alerts/${id}`}>
              <bdi>{title}</bdi>
            </Link>
          </li>
        ))}
        {entities.map(({ id, type, key, name }) => (
          <li key={id}>
            <span className={classes.dim}>{type.replaceAll('_', ' ')}</span>
            <Link href={`/records/entities/${id}`}>
              <bdi>{name ?? key}</bdi>
            </Link>
          </li>
        ))}
        {relationships.map(({ id, type, role }) => (
          <li key={id}>
            <span className={classes.dim}>relationship</span>
            <Link href={`/records/relationships/${id}`}>
              {type.replaceAll('_', ' ')}
              {role != null && ` as ${role}`}
            </Link>
          </li>
        ))}
      </ul>
      {found < written && (
        <p className={classes.dim}>{formatNumber(written - found)} more are gone since, or not yours to see.</p>
      )}
      {found > 0 && (
        <JsonView value={bare({ alerts, entities, relationships })} label="Records as they were mapped" openDepth={4} />
      )}
    </div>
  )
}

/** Without what is empty: the mapping did not set it. */
function bare(records: Omit<Detail, 'event'>): unknown {
  return JSON.parse(JSON.stringify(records), (_key, value: unknown) =>
    value === null || (Array.isArray(value) && value.length === 0) ? undefined : value,
  )
}
