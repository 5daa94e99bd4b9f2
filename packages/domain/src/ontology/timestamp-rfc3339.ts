import { daysFromCivil } from './timestamp-print.ts'

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Two digits at `at`, -1 when they are not. */
function two(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const units = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && units >= 0 && units <= 9 ? tens * 10 + units : -1
}

function daysIn(year: number, month: number): number {
  if (month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) return 29
  return DAYS[month - 1] ?? 0
}

/** True for a valid `YYYY-MM-DDTHH:mm:ss.SSSZ`: the form we write, so most values need no parsing. */
export function isCanonicalTimestamp(text: string): boolean {
  if (text.length !== 24 || text.charCodeAt(10) !== 84 || text.charCodeAt(19) !== 46 || text.charCodeAt(23) !== 90)
    return false
  const last = text.charCodeAt(22) - 48
  return isDateTime(text) && two(text, 17) < 60 && two(text, 20) >= 0 && last >= 0 && last <= 9
}

/** `YYYY-MM-DD?HH:mm:ss` by position; the caller looks at the separator. Second 60 is a leap second. */
function isDateTime(text: string): boolean {
  const century = two(text, 0)
  const year = two(text, 2)
  const month = two(text, 5)
  const day = two(text, 8)
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45 || century < 0 || year < 0) return false
  if (text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return false
  if (day < 1 || month < 1 || day > daysIn(century * 100 + year, month)) return false
  return inRange(two(text, 11), 23) && inRange(two(text, 14), 59) && inRange(two(text, 17), 60)
}

const inRange = (value: number, max: number): boolean => value >= 0 && value <= max

/**
 * RFC 3339 → epoch ms, NaN otherwise. Also taken, because vendors send them: a space for the `T`, no zone (UTC), `+0100`, `+01`, ` UTC`,
 * up to nine digits of fraction. A leap second becomes the next second.
 */
export function parseRfc3339(text: string): number {
  const separator = text.charCodeAt(10)
  if ((separator !== 84 && separator !== 116 && separator !== 32) || !isDateTime(text)) return Number.NaN
  let at = 19
  let ms = 0
  if (text.charCodeAt(at) === 46) {
    const end = digitsEnd(text, at + 1)
    const count = end - at - 1
    if (count < 1 || count > 9) return Number.NaN
    ms = threeDigits(text, at + 1, end)
    at = end
  }
  const offset = zoneMinutes(text, at)
  const days = daysFromCivil(two(text, 0) * 100 + two(text, 2), two(text, 5), two(text, 8))
  const minutes = days * 1440 + two(text, 11) * 60 + two(text, 14) - offset
  return (minutes * 60 + two(text, 17)) * 1000 + ms
}

/** The first three of the digits from `from` to `end`, as if zeros followed. */
function threeDigits(text: string, from: number, end: number): number {
  let value = 0
  for (let at = from; at < from + 3; at++) value = value * 10 + (at < end ? text.charCodeAt(at) - 48 : 0)
  return value
}

function digitsEnd(text: string, from: number): number {
  let at = from
  while (inRange(text.charCodeAt(at) - 48, 9)) at++
  return at
}

/** Minutes east of UTC of the zone that fills the rest of the text from `at`; NaN when it is none. */
export function zoneMinutes(text: string, from: number): number {
  if (from >= text.length) return 0
  if (text.charCodeAt(from) === 90 && text.length === from + 1) return 0
  const at = text.charCodeAt(from) === 32 ? from + 1 : from
  const sign = text.charCodeAt(at)
  if (sign === 43 || sign === 45) {
    const hours = two(text, at + 1)
    const colon = text.charCodeAt(at + 3) === 58 ? 1 : 0
    const minutes = text.length === at + 3 ? 0 : two(text, at + 3 + colon)
    const fits = text.length === at + 3 || text.length === at + 5 + colon
    if (!fits || !inRange(hours, 23) || !inRange(minutes, 59)) return Number.NaN
    return (sign === 45 ? -1 : 1) * (hours * 60 + minutes)
  }
  const name = text.slice(at).toUpperCase()
  return name === 'Z' || name === 'UTC' || name === 'GMT' ? 0 : Number.NaN
}
