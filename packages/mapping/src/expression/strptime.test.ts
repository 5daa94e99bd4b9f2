import { describe, expect, it } from 'vitest'
import { compileStrptime } from './strptime.ts'

const parse = (format: string, text: string): string | null => {
  const pattern = compileStrptime(format)
  if (typeof pattern === 'string') return pattern
  const at = pattern(text)
  return at === null ? null : new Date(at).toISOString()
}

describe('strptime patterns', () => {
  const cases: readonly (readonly [string, string, string | null])[] = [
    ['%a %b %e %H:%M:%S %Y', 'Fri Jan  2 03:04:05 2026', '2026-01-02T03:04:05.000Z'],
    ['%d/%b/%Y:%H:%M:%S %z', '02/Jan/2026:03:04:05 +0100', '2026-01-02T02:04:05.000Z'],
    ['%Y-%m-%dT%H:%M:%S.%f%z', '2026-01-02T03:04:05.123456789-05:30', '2026-01-02T08:34:05.123Z'],
    ['%m/%d/%Y %I:%M:%S %p', '1/2/2026 12:04:05 AM', '2026-01-02T00:04:05.000Z'],
    ['%F %T %Z', '2026-01-02 03:04:05 GMT', '2026-01-02T03:04:05.000Z'],
    ['%d.%m.%y', '02.01.26', '2026-01-02T00:00:00.000Z'],
    ['%A, %d %B %Y', 'Friday, 02 January 2026', '2026-01-02T00:00:00.000Z'],
    ['%Y-%m-%d', '2026-02-30', null],
    ['%Y-%m-%d', '2026-01-02 and more', null],
    ['%Y-%m-%d %H', '2026-01-02 24', null],
    ['%Y %z', '2026 CEST', null],
    ['%Q', '', "unknown directive '%Q'; known: YymdeHIMSfbBaApzZ%TFD"],
  ]
  for (const [format, text, expected] of cases)
    it(`${format} ← ${text}`, () => expect(parse(format, text)).toBe(expected))
})
