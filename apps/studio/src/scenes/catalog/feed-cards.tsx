import { useElementSize } from '@mantine/hooks'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { Feed } from '../../features/fleet/index.ts'
import classes from './catalog.module.css'
import { FeedCard } from './feed-card.tsx'
import type { RowMenuProps } from './row-menu.tsx'

/** From this many on only those in view are drawn. */
const VIRTUAL_FROM = 60
const WIDTH = 240
const GAP = 12
const HEIGHT = 180 + GAP

interface FeedCardsProps {
  readonly feeds: readonly Feed[]
  readonly onCommand: RowMenuProps['onCommand']
}

/** The same feeds as cards, in rows that fill the width. */
export function FeedCards({ feeds, onCommand }: FeedCardsProps) {
  const { ref: measured, width } = useElementSize()
  const scroller = useRef<HTMLDivElement>(null)
  const columns = Math.max(1, Math.floor((width + GAP) / (WIDTH + GAP)))
  const virtual = feeds.length > VIRTUAL_FROM
  const virtualizer = useVirtualizer({
    count: Math.ceil(feeds.length / columns),
    enabled: virtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => HEIGHT,
    overscan: 3,
  })
  const rows = virtual ? virtualizer.getVirtualItems() : null
  const first = rows === null ? 0 : (rows[0]?.index ?? 0) * columns
  const shown = rows === null ? feeds : feeds.slice(first, ((rows.at(-1)?.index ?? -1) + 1) * columns)
  return (
    <section
      ref={scroller}
      className={classes.cardScroller}
      data-virtual={virtual || undefined}
      aria-label="Datasources"
      tabIndex={virtual ? 0 : undefined}
    >
      <div ref={measured} style={rows === null ? undefined : { height: virtualizer.getTotalSize() }}>
        <ul
          className={classes.cards}
          style={{
            gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
            transform: rows === null ? undefined : `translateY(${rows[0]?.start ?? 0}px)`,
          }}
        >
          {shown.map((feed, index) => (
            <FeedCard key={feed.id} feed={feed} place={first + index + 1} of={feeds.length} onCommand={onCommand} />
          ))}
        </ul>
      </div>
    </section>
  )
}
