import { expect, test } from 'vitest'
import { addEvents, withNew } from './new-events.ts'
import type { RecentEvent } from './source-queries.ts'

const event = (id: number): RecentEvent => ({
  id: `${id}`,
  receivedAt: '2026-01-01T00:00:00Z',
  outcome: 'mapped',
  sourceEventId: null,
  bytes: 1,
})
const idsOf = (events: readonly RecentEvent[]): string => events.map(({ id }) => id).join(' ')

test('what comes waits, counted once each, the newest on top of the list when it is asked for', () => {
  const known = [event(2), event(1)]
  const first = addEvents({ count: 0, events: [] }, [event(3), event(2)], known)
  const second = addEvents(first, [event(4), event(3)], known)
  expect([first.count, second.count, idsOf(second.events)]).toEqual([1, 2, '4 3'])
  expect(idsOf(withNew(second, known))).toBe('4 3 2 1')
  expect(addEvents(second, [event(4)], known)).toBe(second)
})

test('of many, all are counted and as many kept as the list shows', () => {
  const many = Array.from({ length: 50 }, (_, n) => event(100 - n))
  const waiting = addEvents({ count: 0, events: [] }, many, [])
  expect([waiting.count, waiting.events.length]).toEqual([50, 20])
})
