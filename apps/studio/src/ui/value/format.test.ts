import { describe, expect, test } from 'vitest'
import { compactNumber, formatAge, formatBytes, formatDuration, formatNumber, groupDigits } from './format.ts'

describe('numbers', () => {
  test.each([
    [0, '0'],
    [1204, '1,204'],
    [4.25, '4.3'],
    [0.01, '< 0.1'],
    [Number.NaN, '–'],
    [12345678901234567890n, '12,345,678,901,234,567,890'],
    ['12345678901234567890123', '12,345,678,901,234,567,890,123'],
    ['1e400', '1e400'],
  ])('%s reads %s', (value, text) => expect(formatNumber(value)).toBe(text))

  test.each([
    [9_999, '9,999'],
    [12_300, '12.3k'],
    [1_204_551, '1.2M'],
    [-4_100_000_000, '-4.1G'],
  ])('%s is short as %s', (value, text) => expect(compactNumber(value)).toBe(text))

  test('a minus is no digit', () => expect(groupDigits('-1234')).toBe('-1,234'))
})

test.each([
  [0, '0 B'],
  [1_023, '1,023 B'],
  [1_536, '1.5 KiB'],
  [734_003_200, '700 MiB'],
])('%s bytes are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text))

test.each([
  [0, '0 ms'],
  [0.42, '0.42 ms'],
  [340, '340 ms'],
  [4_200, '4.2 s'],
  [200_000, '3 min 20 s'],
  [7_500_000, '2 h 5 min'],
  [273_600_000, '3 d 4 h'],
  [-340, '−340 ms'],
])('%s ms last %s', (milliseconds, text) => expect(formatDuration(milliseconds)).toBe(text))

test.each([
  [400, 'now'],
  [3_000, '3 s ago'],
  [240_000, '4 min ago'],
  [2 * 3_600_000, '2 h ago'],
  [3 * 86_400_000, '3 d ago'],
  [-300_000, 'in 5 min'],
  [40 * 86_400_000, '2026-01-20'],
])('%s ms before noon was %s', (ago, text) => {
  const noon = Date.parse('2026-03-01T12:00:00Z')
  expect(formatAge(noon - ago, noon)).toBe(text)
})
