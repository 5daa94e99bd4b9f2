import { expect, test } from 'vitest'
import { LATENCY_BOUNDS_MS, latencyBucket, latencyQuantile } from './latency.ts'

test('bounds rise from 1 ms to 60 s', () => {
  expect(LATENCY_BOUNDS_MS).toHaveLength(24)
  expect(LATENCY_BOUNDS_MS[0]).toBe(1)
  expect(LATENCY_BOUNDS_MS.at(-1)).toBe(60_000)
  expect([...LATENCY_BOUNDS_MS].sort((a, b) => a - b)).toEqual(LATENCY_BOUNDS_MS)
})

test('a bound belongs to its own bucket, and past the last there is one more', () => {
  expect(latencyBucket(0)).toBe(0)
  for (const [index, bound] of LATENCY_BOUNDS_MS.entries()) {
    expect(latencyBucket(bound)).toBe(index)
    expect(latencyBucket(bound + 0.01)).toBe(index + 1)
  }
})

test('quantiles lie in the bucket that reaches the share', () => {
  expect(latencyQuantile([], 0.5)).toBeNull()
  const buckets = Array.from({ length: 25 }, (_, index) => (index === 3 ? 90 : index === 10 ? 10 : 0))
  expect(latencyQuantile(buckets, 0.5)).toBeGreaterThan(LATENCY_BOUNDS_MS[2]!)
  expect(latencyQuantile(buckets, 0.5)).toBeLessThanOrEqual(LATENCY_BOUNDS_MS[3]!)
  expect(latencyQuantile(buckets, 0.99)).toBeGreaterThan(LATENCY_BOUNDS_MS[9]!)
  expect(
    latencyQuantile(
      Array.from({ length: 25 }, (_, index) => (index === 24 ? 1 : 0)),
      0.5,
    ),
  ).toBe(60_000)
})
