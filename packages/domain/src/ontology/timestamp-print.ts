/** Calendar arithmetic without Date objects: this runs several times for every event. */

const DAY = 86_400_000
const TWO = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'))
const two = (n: number): string => TWO[n] ?? ''

/**
 * Days from 1970-01-01 to a date of the proleptic Gregorian calendar; month from 1.
 * Source: Howard Hinnant, chrono-Compatible Low-Level Date Algorithms, days_from_civil.
 */
export function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

/** Events of one moment share their day. */
let lastDay = Number.NaN
let lastDate = ''

function date(day: number): string {
  if (day !== lastDay) {
    lastDate = new Date(day * DAY).toISOString().slice(0, 11)
    lastDay = day
  }
  return lastDate
}

/** Epoch ms of the years 0–9999 → `YYYY-MM-DDTHH:mm:ss.SSSZ`. */
export function printInstant(ms: number): string {
  const day = Math.floor(ms / DAY)
  const inDay = ms - day * DAY
  const seconds = Math.floor(inDay / 1000)
  const minutes = Math.floor(seconds / 60)
  const milliseconds = inDay - seconds * 1000
  const fraction = `${Math.floor(milliseconds / 100)}${two(milliseconds % 100)}`
  return `${date(day)}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}.${fraction}Z`
}
