import { ExactNumber, type JsonValue } from '../json/value.ts'
import { parseCtime } from './timestamp-ctime.ts'
import { epochFromDigits, epochFromNumber } from './timestamp-epoch.ts'
import { printInstant } from './timestamp-print.ts'
import { isCanonicalTimestamp, parseRfc3339 } from './timestamp-rfc3339.ts'

export const TIMESTAMP_FORMATS = ['rfc3339', 'epoch_s', 'epoch_ms', 'epoch_us', 'epoch_ns', 'ctime'] as const
export type TimestampFormat = (typeof TIMESTAMP_FORMATS)[number]

const DAY = 86_400_000
/** 0001-01-02: the zero time of Go and .NET is on the day before. */
const FIRST = -62_135_510_400_000
/** 9999-12-31T23:59:59.999Z, the last with four digits of year. */
const LAST = 253_402_300_799_999

/**
 * An instant → `YYYY-MM-DDTHH:mm:ss.SSSZ`, null when it is none or says "absent" (0, 1970-01-01, year 1). Never throws.
 * Digits below the millisecond are cut, not rounded, so that order is kept. Text without a zone is UTC.
 *
 * Without `formats` all are tried and an epoch's unit is told by its size (seconds from 1973 to year 5138; smaller numbers are refused).
 * With `formats`, only those, in their order; the unit is then taken as given.
 */
export function parseTimestamp(value: JsonValue, formats?: readonly string[]): string | null {
  if (formats === undefined) {
    if (typeof value === 'string') {
      if (isCanonicalTimestamp(value)) return isAbsentDay(value) ? null : value
      return print(fromText(value.trim()))
    }
    return print(fromNumeric(value, undefined))
  }
  const canonical = typeof value === 'string' && isCanonicalTimestamp(value) && !isAbsentDay(value)
  for (const format of formats) {
    if (canonical && format === 'rfc3339') return value
    const result = print(fromFormat(value, format))
    if (result !== null) return result
  }
  return null
}

const isAbsentDay = (canonical: string): boolean =>
  canonical.startsWith('1970-01-01T') || canonical.startsWith('0001-01-01T') || canonical.startsWith('0000-')

function fromText(text: string): number {
  const first = text.charCodeAt(0)
  if (text.length > 64) return Number.NaN
  if (first >= 48 && first <= 57) {
    return text.charCodeAt(4) === 45 ? parseRfc3339(text) : epochFromDigits(text, undefined)
  }
  return parseCtime(text)
}

function fromNumeric(value: JsonValue, unit: string | undefined): number {
  if (typeof value === 'number') return epochFromNumber(value, unit)
  if (value instanceof ExactNumber) return epochFromDigits(value.source, unit)
  return Number.NaN
}

function fromFormat(value: JsonValue, format: string): number {
  if (typeof value !== 'string') return format.startsWith('epoch_') ? fromNumeric(value, format) : Number.NaN
  const text = value.trim()
  if (text.length > 64) return Number.NaN
  if (format === 'rfc3339') return parseRfc3339(text)
  if (format === 'ctime') return parseCtime(text)
  return epochFromDigits(text, format)
}

function print(ms: number): string | null {
  if (!(ms >= FIRST && ms <= LAST) || (ms >= 0 && ms < DAY)) return null
  return printInstant(ms)
}
