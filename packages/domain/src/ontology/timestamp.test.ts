import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type JsonValue, parseJson, parseTimestamp } from '../index.ts'

const CASES: readonly (readonly [JsonValue, string | null])[] = [
  ['2026-11-24T10:20:30.456Z', '2026-11-24T10:20:30.456Z'],
  ['2026-11-24T10:20:30Z', '2026-11-24T10:20:30.000Z'],
  ['2026-11-24t10:20:30z', '2026-11-24T10:20:30.000Z'],
  ['2026-11-24T10:20:30.1Z', '2026-11-24T10:20:30.100Z'],
  ['2026-11-24T10:20:30.123456789Z', '2026-11-24T10:20:30.123Z'],
  ['2026-11-24T10:20:30.999999999Z', '2026-11-24T10:20:30.999Z'],
  ['2026-11-24T10:20:30.1234567890Z', null],
  ['2026-11-24T10:20:30.Z', null],
  ['2026-11-24T10:20:30+01:00', '2026-11-24T09:20:30.000Z'],
  ['2026-11-24T10:20:30.5-0530', '2026-11-24T15:50:30.500Z'],
  ['2026-11-24T00:20:30+01', '2026-11-23T23:20:30.000Z'],
  ['2026-11-24 10:20:30.456', '2026-11-24T10:20:30.456Z'],
  ['2026-11-24 10:20:30 UTC', '2026-11-24T10:20:30.000Z'],
  ['2026-11-24 10:20:30 +0100', '2026-11-24T09:20:30.000Z'],
  ['2026-11-24T10:20:30', '2026-11-24T10:20:30.000Z'],
  ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
  ['2024-02-29T00:00:00.000Z', '2024-02-29T00:00:00.000Z'],
  ['2023-02-29T00:00:00.000Z', null],
  ['1900-02-29T00:00:00Z', null],
  ['2026-13-01T00:00:00.000Z', null],
  ['2026-00-01T00:00:00.000Z', null],
  ['2026-11-31T00:00:00Z', null],
  ['2026-11-24T24:00:00.000Z', null],
  ['2026-11-24T10:60:00Z', null],
  ['2026-11-24T10:20:30+24:00', null],
  ['2026-11-24T10:20:30 CET', null],
  ['2026-11-24', null],
  ['0001-01-01T00:00:00Z', null],
  ['0001-01-01T00:00:00.000Z', null],
  ['1970-01-01T00:00:00Z', null],
  ['1970-01-01T00:00:00.000Z', null],
  [0, null],
  ['0', null],
  [-1, null],
  [1700000000, '2023-11-14T22:13:20.000Z'],
  [1700000000123, '2023-11-14T22:13:20.123Z'],
  [1700000000123456, '2023-11-14T22:13:20.123Z'],
  [parseJson('1700000000123456789'), '2023-11-14T22:13:20.123Z'],
  ['1700000000123456789', '2023-11-14T22:13:20.123Z'],
  ['1700000000', '2023-11-14T22:13:20.000Z'],
  [1553296223.123, '2019-03-22T23:10:23.123Z'],
  ['1553296223.1239', '2019-03-22T23:10:23.123Z'],
  [1553296223.1239, '2019-03-22T23:10:23.123Z'],
  [parseJson('1553296223.12345678901'), '2019-03-22T23:10:23.123Z'],
  [20240115, null],
  [1e300, null],
  [parseJson('1e400'), null],
  ['1.5e9', null],
  ['Fri Jun 21 09:12:30 2024', '2024-06-21T09:12:30.000Z'],
  ['Mon Jun  3 09:12:30 2024 GMT', '2024-06-03T09:12:30.000Z'],
  ['Fri Jun 21 09:12:30 2024 +0100', '2024-06-21T08:12:30.000Z'],
  ['Fri Jun 31 09:12:30 2024', null],
  ['Fri Foo 21 09:12:30 2024', null],
  ['', null],
  ['soon', null],
  [null, null],
  [true, null],
  [[], null],
  [{ toString: 'x' }, null],
]

test.each(CASES)('parseTimestamp(%j) → %s', (value, expected) => {
  expect(parseTimestamp(value)).toBe(expected)
})

describe('formats', () => {
  test.each<[JsonValue, string[], string | null]>([
    [1700000000, ['epoch_s'], '2023-11-14T22:13:20.000Z'],
    [1700000000, ['epoch_ms'], '1970-01-20T16:13:20.000Z'],
    ['1700000000000', ['epoch_s'], null],
    [1700000000000, ['rfc3339', 'epoch_ms'], '2023-11-14T22:13:20.000Z'],
    ['2026-11-24T10:20:30Z', ['epoch_ms'], null],
    ['2026-11-24T10:20:30Z', ['epoch_ms', 'rfc3339'], '2026-11-24T10:20:30.000Z'],
    ['Fri Jun 21 09:12:30 2024', ['rfc3339'], null],
    [1700000000, [], null],
    [1700000000, ['nonsense'], null],
    [1, ['epoch_ns'], null],
  ])('%j as %j → %s', (value, formats, expected) => {
    expect(parseTimestamp(value, formats)).toBe(expected)
  })
})

test('agrees with Date for every instant, in every spelling', () => {
  const zone = fc.integer({ min: -1439, max: 1439 })
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1971-01-01'), max: new Date('9998-01-01'), noInvalidDate: true }),
      zone,
      (date, offset) => {
        const iso = date.toISOString()
        expect(parseTimestamp(iso)).toBe(iso)
        expect(parseTimestamp(iso.replace('T', ' ').slice(0, -1))).toBe(iso)
        const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, -1)
        const [h, m] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60].map((n) => String(n).padStart(2, '0'))
        expect(parseTimestamp(`${local}${offset < 0 ? '-' : '+'}${h}:${m}`)).toBe(iso)
        expect(parseTimestamp(`${local}${offset < 0 ? '-' : '+'}${h}${m}`)).toBe(iso)
      },
    ),
  )
})

test('text and number of an epoch give the same instant', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e8, max: 9e10, noNaN: true }), (seconds) => {
      expect(parseTimestamp(String(seconds))).toBe(parseTimestamp(seconds))
    }),
  )
})

test('twice changes nothing, and nothing throws', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.jsonValue(), fc.double(), fc.maxSafeInteger(), fc.constantFrom(...CASES.map(([value]) => value))),
      (value) => {
        const once = parseTimestamp(value as JsonValue)
        if (once !== null) expect(parseTimestamp(once)).toBe(once)
      },
    ),
    { numRuns: 2000 },
  )
})
