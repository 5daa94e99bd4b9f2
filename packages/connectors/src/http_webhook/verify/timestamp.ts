import { refuse } from './verifier.ts'

/** From here on digits are milliseconds: as seconds this is the year 5138. */
const MILLISECONDS_FROM = 1e11

/** Seconds or milliseconds since 1970, or RFC 3339, as epoch ms; NaN for anything else. */
export function parseTimestamp(text: string): number {
  const number = text.trim() === '' ? Number.NaN : Number(text)
  if (Number.isFinite(number)) return Math.abs(number) < MILLISECONDS_FROM ? number * 1000 : number
  return text.includes('T') ? Date.parse(text) : Number.NaN
}

/** Refuses a timestamp further than the tolerance from `now` (epoch ms), before or after. @throws RefuseRequest 401 */
export function checkTimestamp(text: string, now: number, toleranceSeconds: number): void {
  const distance = Math.abs(now - parseTimestamp(text))
  // A time that does not parse is NaN, which is not smaller than anything.
  if (!(distance <= toleranceSeconds * 1000)) refuse('timestamp_outside_tolerance')
}
