import { describe, expect, test } from 'vitest'
import { type Bucket, feedCharts, type Metrics, missingOf, sumsOf, withBuckets } from './metrics.ts'

const zeros = [0, 0, 0]
const held: Metrics = {
  from: '1970-01-01T00:00:00.000Z',
  to: '1970-01-01T00:00:30.000Z',
  step: 10,
  time: [0, 10, 20],
  received: [10, 20, 5],
  mapped: [10, 18, 5],
  filtered: zeros,
  duplicate: zeros,
  rejected: [0, 2, 0],
  pending: zeros,
  bytes: zeros,
  latencyP50: [1, null, 3],
  latencyP95: [1, 2, 3],
  latencyP99: [1, 2, 3],
  lagSeconds: [0, 0, 0],
}

const bucket = (seconds: number, received: number): Bucket => ({
  at: new Date(seconds * 1000).toISOString(),
  received,
  mapped: received,
  filtered: 0,
  duplicate: 0,
  rejected: 0,
  pending: 0,
  bytes: 0,
  latencyP50: null,
  latencyP95: null,
  latencyP99: null,
  lagSeconds: null,
})

describe('the live edge', () => {
  test('a bucket that comes again replaces what is held, a new one follows, an old one goes', () => {
    const next = withBuckets(held, [bucket(20, 9), bucket(30, 1)], 10)
    expect(next.time).toEqual([10, 20, 30])
    expect(next.received).toEqual([20, 9, 1])
    expect(next.latencyP50).toEqual([null, null, null])
    expect(next.to).toBe('1970-01-01T00:00:40.000Z')
  })

  test('the bucket under way counts for the part that has passed, and not at all while it is young', () => {
    const rate = (now: number) => feedCharts(held, now)[0]?.tracks[0]?.values
    expect(rate(100)).toEqual([1, 2, 0.5])
    expect(rate(25)).toEqual([1, 2, 1])
    expect(rate(22)).toEqual([1, 2, null])
  })
})

test('the sum of a range is complete when every record has an outcome', () => {
  const sums = sumsOf(held)
  expect([sums.received, sums.mapped, sums.rejected]).toEqual([35, 33, 2])
  expect(missingOf(sums)).toBe(0)
  expect(missingOf({ ...sums, mapped: 30 })).toBe(3)
})
