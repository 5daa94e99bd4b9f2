import { memo } from 'react'
import { RateLine } from '../../features/fleet/index.ts'
import { Link, Num, RelativeTime } from '../../ui/index.ts'
import classes from './catalog.module.css'
import { ChangesMark } from './changes-mark.tsx'
import { FeedHealth } from './feed-columns.tsx'
import { RowMenu, type RowMenuProps } from './row-menu.tsx'

interface FeedCardProps extends RowMenuProps {
  /** From 1, of all: only a part of them may be drawn. */
  readonly place: number
  readonly of: number
}

function Card({ feed, place, of, onCommand }: FeedCardProps) {
  return (
    <li className={classes.card} aria-posinset={place} aria-setsize={of}>
      <div className={classes.cardTop}>
        <Link href={`/datasources/${feed.id}`} className={classes.cardName}>
          <bdi title={feed.name}>{feed.name}</bdi>
        </Link>
        {feed.hasUnpublishedChanges && <ChangesMark />}
        <RowMenu feed={feed} onCommand={onCommand} />
      </div>
      <div className={classes.cardLine}>
        <FeedHealth feed={feed} />
        <span className={classes.dim}>{feed.typeTitle}</span>
      </div>
      <RateLine feed={feed} width={214} height={32} />
      <div className={classes.cardLine}>
        <span>
          <Num value={feed.eventsPerSecond} unit="/s" compact />
          <span className={classes.dim}>
            {' · '}
            <RelativeTime value={feed.lastEventAt} none="never" />
          </span>
        </span>
        {feed.errorsPerMinute > 0 && (
          <span className={classes.bad}>
            <Num value={feed.errorsPerMinute} unit="errors/min" compact />
          </span>
        )}
      </div>
      <div className={classes.cardTags}>
        <bdi>{[feed.owner?.name, ...feed.tags].filter((word) => word !== undefined).join(' · ')}</bdi>
      </div>
    </li>
  )
}

/** Drawn again only when its own feed changes. */
export const FeedCard = memo(Card)
