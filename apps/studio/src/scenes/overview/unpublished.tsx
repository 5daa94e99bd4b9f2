import type { Feed } from '../../features/fleet/index.ts'
import { Link, RelativeTime, Section } from '../../ui/index.ts'
import { type Counted, countOf } from './health-tiles.tsx'
import classes from './overview.module.css'

const SHOWN = 5

interface UnpublishedProps {
  readonly feeds: readonly Feed[]
  readonly counts: readonly Counted[]
}

/** Feeds somebody began and nobody published; the newest first. Nothing shown when there are none. */
export function Unpublished({ feeds, counts }: UnpublishedProps) {
  const total = countOf(counts, 'unpublished')
  const begun = feeds
    .filter(({ health }) => health === 'unpublished')
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt))
    .slice(0, SHOWN)
  if (begun.length === 0) return null
  return (
    <Section
      title="Drafts not published"
      actions={total > begun.length && <Link href="/datasources?status=unpublished">All {total}</Link>}
    >
      <ul className={classes.list}>
        {begun.map(({ id, name, typeTitle, createdAt, actions }) => (
          <li key={id} className={classes.line}>
            <Link
              href={actions.includes('draft.edit') ? `/datasources/${id}/edit/next` : `/datasources/${id}`}
              className={classes.name}
            >
              <bdi>{name}</bdi>
            </Link>
            <span className={classes.dim}>
              {typeTitle}, begun <RelativeTime value={createdAt} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
