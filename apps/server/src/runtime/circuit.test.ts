import { beforeEach, expect, test } from 'vitest'
import { circuit } from './circuit.ts'

let now = 0
const open = () => circuit({ failures: 3, windowMs: 1000, cooldownMs: 500 }, () => now)

beforeEach(() => {
  now = 10_000
})

const opened = () => {
  const one = open()
  for (let i = 0; i < 3; i++) one.failed()
  return one
}

test('opens after so many failures in its window, no sooner', () => {
  const one = open()
  one.failed()
  now += 600
  one.failed()
  now += 600
  one.failed()
  expect(one.state()).toBe('closed')
  one.failed()
  expect([one.state(), one.waitMs()]).toEqual(['open', 500])
  now += 200
  expect(one.waitMs()).toBe(300)
})

test('a success forgets the failures before it', () => {
  const one = open()
  one.failed()
  one.failed()
  one.succeeded()
  one.failed()
  expect(one.state()).toBe('closed')
})

test('half open lets one through at a time; its success closes', () => {
  const one = opened()
  now += 500
  expect([one.state(), one.waitMs()]).toEqual(['half_open', 0])
  expect(one.waitMs()).toBe(500)
  one.succeeded()
  expect([one.state(), one.waitMs(), one.waitMs()]).toEqual(['closed', 0, 0])
})

test('the one let through opens it again by its failure', () => {
  const one = opened()
  now += 500
  expect(one.waitMs()).toBe(0)
  one.failed()
  expect([one.state(), one.waitMs()]).toEqual(['open', 500])
})

test('the one let through and never heard of again does not hold it for ever', () => {
  const one = opened()
  now += 500
  expect(one.waitMs()).toBe(0)
  now += 499
  expect(one.waitMs()).toBe(1)
  now += 1
  expect(one.waitMs()).toBe(0)
})
