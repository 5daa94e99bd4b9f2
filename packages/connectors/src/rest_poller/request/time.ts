/** Milliseconds of an ISO 8601 duration; a day is 24 hours. */
export const milliseconds = (duration: string): number =>
  Temporal.Duration.from(duration).total({ unit: 'millisecond', relativeTo: '2000-01-01' })

/** RFC 3339 in UTC, with as many digits as the instant has. */
export const textOf = (instant: Temporal.Instant): string => instant.toString()

export const instantOf = (epochMs: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(epochMs)

/** A time, or one that lies so far before `now`: to the second. */
export const startOf = (start: string, now: number): Temporal.Instant =>
  start.startsWith('P')
    ? instantOf(Math.floor((now - milliseconds(start)) / 1000) * 1000)
    : Temporal.Instant.from(start)

const FORMATS = {
  iso: textOf,
  iso_seconds: (instant: Temporal.Instant) => instant.toString({ smallestUnit: 'second' }),
  iso_ms: (instant: Temporal.Instant) => instant.toString({ smallestUnit: 'millisecond' }),
  unix: (instant: Temporal.Instant) => Math.floor(instant.epochMilliseconds / 1000),
  unix_ms: (instant: Temporal.Instant) => instant.epochMilliseconds,
  date: (instant: Temporal.Instant) => instant.toString().slice(0, 10),
} as const

/** How a time can be written: `{since:unix_ms}`. What is finer than the format is cut off. */
export type TimeFormat = keyof typeof FORMATS
export const TIME_FORMATS = Object.keys(FORMATS) as TimeFormat[]

export const formatTime = (instant: Temporal.Instant, format: TimeFormat): string | number => FORMATS[format](instant)
