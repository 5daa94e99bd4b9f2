import { expect, it } from 'vitest'
import { matches, topicsOf } from './topics.ts'

it.each([
  ['siem.*', 'siem.alerts', true],
  ['siem.*', 'siem', false],
  ['*', 'anything', true],
  ['*', '__consumer_offsets', false],
  ['__*', '__consumer_offsets', true],
  ['a*a', 'a', false],
  ['a*a', 'aa', true],
  ['*.eu.*.v1', 'siem.eu.alerts.v1', true],
  ['*.eu.*.v1', 'siem.us.alerts.v1', false],
  ['a*b*b', 'aab', false],
])('%s, %s: %s', (pattern, name, expected) => {
  expect(matches(pattern, name)).toBe(expected)
})

it('takes what is written out, and what matches, once', () => {
  expect(topicsOf(['b', 'a*', 'a1'], ['a1', 'a2', 'c'])).toEqual(['a1', 'a2', 'b'])
})

it('is done in linear time', () => {
  expect(matches(`${'*a'.repeat(100)}*b`, 'a'.repeat(249))).toBe(false)
})
