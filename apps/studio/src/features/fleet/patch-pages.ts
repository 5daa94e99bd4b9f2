import { changesState, type Feed, type FleetItem, withItem } from './feed.ts'
import type { FleetPages } from './fleet-queries.ts'

/** Pages with every feed replaced by what `change` makes of it; whatever stays equal stays the same object. */
export function mapPages(data: FleetPages, change: (feed: Feed) => Feed): FleetPages {
  let changed = false
  const pages = data.pages.map((page) => {
    let touched = false
    const nodes = page.datasources.nodes.map((feed) => {
      const next = change(feed)
      if (next !== feed) touched = true
      return next
    })
    if (!touched) return page
    changed = true
    return { ...page, datasources: { ...page.datasources, nodes } }
  })
  return changed ? { ...data, pages } : data
}

export const patchPages = (data: FleetPages, items: ReadonlyMap<string, FleetItem>): FleetPages =>
  mapPages(data, (feed) => {
    const item = items.get(feed.id)
    return item === undefined ? feed : withItem(feed, item)
  })

/** Whether a change is of a kind that numbers in place do not show: another state, or a feed that came or went. */
export function movesFeeds(
  lists: readonly FleetPages[],
  items: ReadonlyMap<string, FleetItem>,
  removed: readonly string[],
): boolean {
  const held = new Map(
    lists.flatMap(({ pages }) => pages.flatMap((page) => page.datasources.nodes.map((feed) => [feed.id, feed]))),
  )
  if (removed.some((id) => held.get(id)?.status === 'active')) return true
  return [...items.values()].some((item) => {
    const feed = held.get(item.id)
    return feed !== undefined && changesState(feed, item)
  })
}
