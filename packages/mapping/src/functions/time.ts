import { type JsonValue, parseTimestamp } from '@halcyon/domain'
import { textArgument } from './convert.ts'
import { type Apply, ArgumentFault, Fault, type FunctionSpec } from './spec.ts'

const DURATION =
  /^(-?)P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,8})H)?(?:(\d{1,9})M)?(?:(\d{1,10})(?:\.(\d{1,3}))?S)?)?$/

/** Milliseconds of an ISO 8601 duration without years and months, whose length is not fixed. */
const milliseconds = (text: string): number => {
  const match = DURATION.exec(text)
  if (match === null || !/\d/.test(text)) throw new ArgumentFault(`'${text}' is not a duration such as PT5M, -P1D, P1W`)
  const [, minus, weeks, days, hours, minutes, seconds, fraction] = match
  const whole =
    ((Number(weeks ?? 0) * 7 + Number(days ?? 0)) * 24 + Number(hours ?? 0)) * 3600 +
    Number(minutes ?? 0) * 60 +
    Number(seconds ?? 0)
  return (minus === '-' ? -1 : 1) * (whole * 1000 + Number((fraction ?? '0').padEnd(3, '0')))
}

const DAY = 86_400_000
const UNITS: Readonly<Record<string, (at: number) => number>> = {
  second: (at) => Math.floor(at / 1000) * 1000,
  minute: (at) => Math.floor(at / 60_000) * 60_000,
  hour: (at) => Math.floor(at / 3_600_000) * 3_600_000,
  day: (at) => Math.floor(at / DAY) * DAY,
  week: (at) => (Math.floor((at / DAY + 3) / 7) * 7 - 3) * DAY,
  month: (at) => Date.UTC(new Date(at).getUTCFullYear(), new Date(at).getUTCMonth(), 1),
}

const onTime =
  (run: (at: number) => number): Apply =>
  (value: JsonValue) => {
    const text = parseTimestamp(value)
    if (text === null) return new Fault('not_a_timestamp', 'a time was expected')
    const at = run(Date.parse(text))
    const outside = !(Math.abs(at) <= 8.64e15) || new Date(at).getUTCFullYear() > 9999 || at < -62_135_510_400_000
    return outside
      ? new Fault('not_a_timestamp', 'the time is outside the years 1 to 9999')
      : new Date(at).toISOString()
  }

export const TIME_FUNCTIONS: readonly FunctionSpec[] = [
  {
    name: 'dateAdd',
    input: 'timestamp',
    output: 'timestamp',
    parameters: [
      { name: 'duration', type: 'text', doc: 'ISO 8601 in weeks, days, hours, minutes, seconds; a minus goes back' },
    ],
    doc: 'A time moved by a duration.',
    example: { input: '2026-03-01T10:00:00Z', args: ['-PT15M'], output: '2026-03-01T09:45:00.000Z' },
    compile: (args) => {
      const by = milliseconds(textArgument(args, 0))
      return onTime((at) => at + by)
    },
  },
  {
    name: 'dateFloor',
    input: 'timestamp',
    output: 'timestamp',
    parameters: [{ name: 'unit', type: 'text', doc: 'second, minute, hour, day, week (from Monday), month; UTC' }],
    doc: 'The beginning of the unit a time lies in.',
    example: { input: '2026-03-01T10:47:12Z', args: ['hour'], output: '2026-03-01T10:00:00.000Z' },
    compile: (args) => {
      const name = textArgument(args, 0)
      const unit = Object.hasOwn(UNITS, name) ? UNITS[name] : undefined
      if (unit === undefined) throw new ArgumentFault(`unknown unit '${name}'; one of ${Object.keys(UNITS).join(', ')}`)
      return onTime(unit)
    },
  },
]
