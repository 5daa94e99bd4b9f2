import { expect, test } from 'vitest'
import { commented, ofVersion, readComparison, writeComparison } from './comparison.ts'

test.each(['6..7', '7..draft', 'draft..7', '1'])('%s is read and written', (text) => {
  const comparison = readComparison(text)
  expect(comparison && writeComparison(comparison)).toBe(text)
})

test('anything else is no comparison', () => {
  expect(['', '6..', '..7', '6-7', 'latest', '1..2..3'].map(readComparison)).toEqual(Array(6).fill(null))
})

test('a version stands beside the one before it; the first stands alone', () => {
  expect(ofVersion(7)).toEqual({ from: '6', to: '7' })
  expect(ofVersion(1)).toEqual({ from: null, to: '1' })
  expect(commented(ofVersion(7))).toBe(7)
  expect(commented({ from: '7', to: 'draft' })).toBeNull()
})
