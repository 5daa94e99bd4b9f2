// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import type { FleetItem } from './feed.ts'
import type { FleetPages } from './fleet-queries.ts'
import { movesFeeds, patchPages } from './patch-pages.ts'
import { aFeed } from './testing.ts'

const page = (...ids: readonly string[]) => ({
  datasources: { nodes: ids.map((id) => aFeed({ id })), pageInfo: { endCursor: null, hasNextPage: false } },
})
const pages: FleetPages = { pages: [page('a', 'b'), page('c')], pageParams: [null, 'x'] }

function item(id: string, some: Partial<FleetItem> = {}): FleetItem {
  const { status, desiredState, publishedVersion, health, failure, eventsPerSecond, errorsPerMinute, lastEventAt } =
    aFeed()
  return {
    id,
    status,
    desiredState,
    publishedVersion,
    health,
    failure,
    eventsPerSecond,
    errorsPerMinute,
    lastEventAt,
    ...some,
  }
}
const items = (...all: readonly FleetItem[]) => new Map(all.map((one) => [one.id, one]))

describe('what the stream says of a list', () => {
  test('nothing new is the same object, so that nothing is drawn again', () => {
    expect(patchPages(pages, items(item('a'), item('b'), item('c')))).toBe(pages)
  })

  test('only the feed and page that changed are new', () => {
    const after = patchPages(pages, items(item('c', { eventsPerSecond: 7 })))
    expect(after.pages[0]).toBe(pages.pages[0])
    expect(after.pages[1]?.datasources.nodes[0]?.eventsPerSecond).toBe(7)
    expect(after.pages[1]?.datasources.nodes[0]?.name).toBe('EDR')
  })

  test('numbers leave a feed where it is; a state, and a feed that went, do not', () => {
    expect(movesFeeds([pages], items(item('a', { eventsPerSecond: 9, errorsPerMinute: 4 })), [])).toBe(false)
    expect(movesFeeds([pages], items(item('a', { health: 'failing' })), [])).toBe(true)
    expect(movesFeeds([pages], items(), ['b'])).toBe(true)
    expect(movesFeeds([pages], items(), ['never held'])).toBe(false)
  })
})
