const TIME = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?)?(?:Z|[+-]00(?::?00)?)?$/

/** Microseconds since 1970 of a time as the databases write it in a session in UTC; null where it is none (`infinity`, 0000-00-00). */
export function microsecondsOf(text: string): bigint | null {
  const match = TIME.exec(text)
  if (match === null) return null
  const [, year, month, day, hour = '00', minute = '00', second = '00'] = match
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  if (Number.isNaN(ms)) return null
  return BigInt(ms) * 1000n + BigInt((match[7] ?? '').padEnd(6, '0'))
}

/** `2026-01-31 12:00:00.123456`: what both databases read, in UTC. */
export function timeText(microseconds: bigint): string {
  const [ms, rest] = [microseconds / 1000n, microseconds % 1000n]
  const [date = '', time = ''] = new Date(Number(rest < 0n ? ms - 1n : ms)).toISOString().split('T')
  return `${date} ${time.slice(0, 12)}${String(rest < 0n ? rest + 1000n : rest).padStart(3, '0')}`
}

/** RFC 3339 with any offset → the databases' form. Throws a RangeError when it is no time. */
export const timeTextOf = (rfc3339: string): string => timeText(Temporal.Instant.from(rfc3339).epochNanoseconds / 1000n)

/** RFC 3339 of a time as a database writes it; null where it is none. */
export function rfc3339Of(text: string): string | null {
  const microseconds = microsecondsOf(text)
  return microseconds === null ? null : `${timeText(microseconds).replace(' ', 'T')}Z`
}
