import { describe, expect, test } from 'vitest'
import { keepParts, type Parts, withStream as put } from './live-buckets.ts'
import type { Bucket, Metrics } from './metrics.ts'

const zeros = [0, 0]
const held: Metrics = {
  from: '1970-01-01T00:00:00.000Z',
  to: '1970-01-01T00:01:10.000Z',
  step: 60,
  time: [0, 60],
  received: [60, 5],
  mapped: [60, 5],
  filtered: zeros,
  duplicate: zeros,
  rejected: zeros,
  pending: zeros,
  bytes: zeros,
  latencyP50: [1, 2],
  latencyP95: [1, 2],
  latencyP99: [1, 2],
  lagSeconds: [0, 1],
}
const bucket = (seconds: number, received: number, lagSeconds: number | null = null): Bucket => ({
  at: new Date(seconds * 1000).toISOString(),
  received,
  mapped: received,
  filtered: 0,
  duplicate: 0,
  rejected: 0,
  pending: 0,
  bytes: 0,
  latencyP50: 9,
  latencyP95: 9,
  latencyP99: 9,
  lagSeconds,
})
const partsSince = (since: number): Parts => ({ since, held: new Map() })

const withStream = (metrics: Metrics, parts: Parts, news: readonly Bucket[], from: number): Metrics => {
  keepParts(parts, news)
  return put(metrics, parts, news, from)
}

describe('a bucket longer than the stream’s', () => {
  test('is the sum of its parts, each counted once, with the longest wait', () => {
    const parts = partsSince(60)
    const first = withStream(held, parts, [bucket(60, 7, 3), bucket(70, 1, 2)], 0)
    expect([first.received, first.lagSeconds]).toEqual([
      [60, 8],
      [0, 3],
    ])
    const second = withStream(first, parts, [bucket(70, 4)], 0)
    expect(second.received).toEqual([60, 11])
    expect(second.to).toBe('1970-01-01T00:01:20.000Z')
  })

  test('keeps the percentiles it was read with; a new one has none yet', () => {
    const next = withStream(held, partsSince(60), [bucket(70, 4), bucket(120, 2)], 0)
    expect(next.time).toEqual([0, 60, 120])
    expect(next.latencyP95).toEqual([1, 2, null])
  })

  test('stays as it was read where its beginning is not held', () => {
    const next = withStream(held, partsSince(75), [bucket(80, 1), bucket(120, 2)], 0)
    expect(next.received).toEqual([60, 5, 2])
  })
})
