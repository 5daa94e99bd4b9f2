import { expect, test } from 'vitest'
import { backOff } from './back-off.ts'

test('doubles up to the longest pause, and starts over once it went well', () => {
  const pauses = backOff(() => 0)
  const retry = { initialMs: 100, maxMs: 350, jitter: 0.5 }
  expect([1, 2, 3, 4].map(() => pauses.next(retry))).toEqual([100, 200, 350, 350])
  pauses.succeeded()
  expect(pauses.next(retry)).toBe(100)
})

test('a share of each pause is random', () => {
  const pauses = backOff(() => 0.5)
  expect(pauses.next({ initialMs: 100, maxMs: 1000, jitter: 0.5 })).toBe(75)
  expect(pauses.next({ initialMs: 100, maxMs: 1000, jitter: 0 })).toBe(200)
})
