import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tokenBucket } from './rate-limit.ts'

test('gives the burst, then the rate, and says how long to wait', () => {
  let now = 0
  const bucket = tokenBucket(() => now)
  expect([1, 2, 3, 4].map(() => bucket.take(2, 3))).toEqual([0, 0, 0, 500])
  now += 250
  expect(bucket.take(2, 3)).toBe(250)
  now += 250
  expect(bucket.take(2, 3)).toBe(0)
  now += 60_000
  expect([1, 2, 3, 4].map(() => bucket.take(2, 3))).toEqual([0, 0, 0, 500])
})

test('what is charged beyond the tokens is waited for', () => {
  let now = 0
  const bucket = tokenBucket(() => now)
  bucket.charge(10)
  expect(bucket.take(2, 3)).toBe(0)
  bucket.charge(6)
  expect(bucket.take(2, 3)).toBe(2500)
  now += 2500
  expect(bucket.take(2, 3)).toBe(0)
})

test('follows a rate that changes', () => {
  let now = 0
  const bucket = tokenBucket(() => now)
  for (let i = 0; i < 100; i++) bucket.take(100, 100)
  expect(bucket.take(1, 1)).toBe(1000)
  now += 10
  expect(bucket.take(100, 100)).toBe(0)
})

test('over any time no more go than burst + rate × time, and who waits as told is let through', () => {
  const steps = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 200 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }), steps, (rate, burst, pauses) => {
      let now = 0
      let taken = 0
      const bucket = tokenBucket(() => now)
      for (const pause of pauses) {
        now += pause
        const waitMs = bucket.take(rate, burst)
        if (waitMs === 0) taken++
        else {
          now += waitMs
          expect(bucket.take(rate, burst)).toBe(0)
          taken++
        }
        expect(taken).toBeLessThanOrEqual(burst + (now / 1000) * rate + 1e-6)
      }
    }),
  )
})
