import { expect, test } from 'vitest'
import { DatabasePulse } from './database-pulse.ts'

test('the database is there while it answers, until it does not or falls silent', () => {
  let now = 0
  const pulse = new DatabasePulse(() => now)
  expect(pulse.alive).toBe(false)
  pulse.answered()
  expect(pulse.alive).toBe(true)
  pulse.away()
  expect(pulse.alive).toBe(false)
  pulse.answered()
  now += 14_999
  expect(pulse.alive).toBe(true)
  now += 1
  expect(pulse.alive).toBe(false)
})
