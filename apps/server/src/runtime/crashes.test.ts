import { expect, test } from 'vitest'
import { Crashes } from './crashes.ts'

test('three deaths within ten minutes are too many', () => {
  const crashes = new Crashes()
  for (const at of [0, 300_000, 600_000]) crashes.add(at, [])
  expect(crashes.tooMany).toBe(false)
  crashes.add(700_000, [])
  expect(crashes.tooMany).toBe(true)
  crashes.forget()
  expect(crashes.tooMany).toBe(false)
})

test('what a request did is not the version’s, and is not held against it meanwhile', () => {
  const crashes = new Crashes()
  crashes.add(0, [])
  crashes.add(1, [])
  crashes.add(2, ['a', 'poison'])
  expect(crashes.tooMany).toBe(false)
  crashes.add(3, ['poison'])
  crashes.forgive('poison')
  expect(crashes.tooMany).toBe(false)
  crashes.add(4, [])
  expect(crashes.tooMany).toBe(true)
})

test('deaths whose requests went through afterwards are the version’s', () => {
  const crashes = new Crashes()
  for (const at of [0, 1, 2]) crashes.add(at, [`request ${at}`])
  expect(crashes.tooMany).toBe(false)
  crashes.add(3, ['request 3'])
  expect(crashes.tooMany).toBe(true)
})
