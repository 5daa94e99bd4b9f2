import { compilePath, type ReceivedItem } from '@halcyon/connector-kit'
import { ExactNumber, type JsonValue } from '@halcyon/domain'
import type { Time, Value } from '../request/template.ts'
import { milliseconds, startOf } from '../request/time.ts'
import type { IncrementalSettings } from '../settings.ts'

type Settings = IncrementalSettings<'cursor_field'>

/** The values of a field that only grows. They are kept as text, to the last digit. */
export interface Newest {
  /** The newer of what is known and what these records have. */
  of(known: string | undefined, items: readonly ReceivedItem[]): string | undefined
  /** `{since}`: where to ask from; undefined = from the beginning. */
  since(known: string | undefined, now: number): Value | undefined
  /** A time as the field itself has it. */
  asked(instant: Temporal.Instant): Time
  /** The field's value as text; null = there is none that could be compared. */
  read(record: JsonValue): string | null
}

/** Times are compared as such, numbers by their value, texts by their characters. */
export function newestOf(field: Settings): Newest {
  const at = compilePath(field.cursorField)
  const compare = COMPARE[kindOf(field.type)]
  const read = (record: JsonValue): string | null => {
    const value = at?.(record)
    return value === undefined ? null : READ[field.type](value)
  }
  return {
    read,
    of(known, items) {
      let newest = known
      for (const item of items) {
        const value = item.kind === 'payload' ? read(item.payload) : null
        if (value !== null && (newest === undefined || compare(value, newest) > 0)) newest = value
      }
      return newest
    },
    since: (known, now) => sinceOf(field, known, now),
    asked: (instant) => asked(field, instant),
  }
}

function sinceOf(field: Settings, known: string | undefined, now: number): Value | undefined {
  if (kindOf(field.type) !== 'time') return known ?? (field.start === '' ? undefined : field.start)
  const from =
    known === undefined
      ? startOf(field.start, now)
      : Temporal.Instant.from(known).subtract({ milliseconds: Math.round(milliseconds(field.lookback)) })
  return asked(field, from)
}

const asked = ({ type }: Settings, instant: Temporal.Instant): Time => ({
  instant,
  as: type === 'unix' || type === 'unix_ms' ? type : 'iso',
})

type Kind = 'time' | 'number' | 'text'
const kindOf = (type: Settings['type']): Kind => (type === 'unix' || type === 'unix_ms' ? 'time' : type)

const COMPARE: Readonly<Record<Kind, (a: string, b: string) => number>> = {
  time: (a, b) => Temporal.Instant.compare(a, b),
  number: compareNumbers,
  text: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
}

const INTEGER = /^-?\d+$/

/** Whole ones of any length exactly. */
function compareNumbers(a: string, b: string): number {
  if (!INTEGER.test(a) || !INTEGER.test(b)) return Number(a) - Number(b)
  const difference = BigInt(a) - BigInt(b)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

const numberText = (value: JsonValue): string | null => {
  const text = typeof value === 'number' || value instanceof ExactNumber ? String(value) : value
  return typeof text === 'string' && text.trim() !== '' && Number.isFinite(Number(text)) ? text.trim() : null
}

const READ: Readonly<Record<Settings['type'], (value: JsonValue) => string | null>> = {
  time: (value) => (typeof value === 'string' ? instantText(() => Temporal.Instant.from(withZone(value))) : null),
  unix: (value) => sinceEpoch(value, 1_000_000_000n),
  unix_ms: (value) => sinceEpoch(value, 1_000_000n),
  number: numberText,
  text: (value) => (typeof value === 'string' && value !== '' ? value : numberText(value)),
}

/** Some sources leave out that they mean UTC, or write it as +0000. */
function withZone(text: string): string {
  const time = text
    .trim()
    .replace(' ', 'T')
    .replace(/([+-]\d\d)(\d\d)$/, '$1:$2')
  return /(Z|[+-]\d\d:\d\d)$/i.test(time) ? time : `${time}Z`
}

function sinceEpoch(value: JsonValue, nanoseconds: bigint): string | null {
  const text = numberText(value)
  if (text === null) return null
  const [whole = '0', fraction = ''] = text.split('.')
  if (!INTEGER.test(whole) || !/^\d*$/.test(fraction)) return null
  const part = fraction === '' ? 0n : (BigInt(fraction) * nanoseconds) / 10n ** BigInt(fraction.length)
  return instantText(() => Temporal.Instant.fromEpochNanoseconds(BigInt(whole) * nanoseconds + part))
}

function instantText(make: () => Temporal.Instant): string | null {
  try {
    return make().toString()
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
