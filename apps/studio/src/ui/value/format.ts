/** What stands where there is no value; never an empty cell, which could be one that failed to load. */
export const NONE = '–'

const DIGITS = /^-?\d+$/

/** An integer of any length with separators, without passing through a double. */
export const groupDigits = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')

/** Making one costs fifty times what using it does, and a table has hundreds of numbers. */
const formats = new Map<number, Intl.NumberFormat>()
const formatOf = (digits: number): Intl.NumberFormat => {
  const known = formats.get(digits) ?? new Intl.NumberFormat('en-US', { maximumFractionDigits: digits })
  formats.set(digits, known)
  return known
}

/** `1,204`, `4.2`, `12,345,678,901,234,567,890`. Fractions keep at most `digits` places (1 unless told). */
export function formatNumber(value: number | bigint | string, digits = 1): string {
  if (typeof value === 'bigint') return groupDigits(value.toString())
  if (typeof value === 'string') return DIGITS.test(value) ? groupDigits(value) : value
  if (!Number.isFinite(value)) return NONE
  const small = value !== 0 && Math.abs(value) < 10 ** -digits
  if (small) return `< ${10 ** -digits}`
  return formatOf(digits).format(value)
}

const SCALES: readonly (readonly [number, string])[] = [
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
  [1e4, 'k'],
]

/** `12.3k`, `4.1M`; below 10,000 as it is. */
export function compactNumber(value: number, digits = 1): string {
  const scale = SCALES.find(([from]) => Math.abs(value) >= from)
  if (scale === undefined) return formatNumber(value, digits)
  const [from, letter] = scale
  return `${formatNumber(value / (letter === 'k' ? 1e3 : from), 1)}${letter}`
}

const BYTES = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB']

export function formatBytes(bytes: number): string {
  if (!Number.isFinite(bytes)) return NONE
  const power = bytes < 1 ? 0 : Math.min(BYTES.length - 1, Math.floor(Math.log2(bytes) / 10))
  return `${formatNumber(bytes / 1024 ** power, power === 0 ? 0 : 1)} ${BYTES[power]}`
}

/** `340 ms`, `4.2 s`, `3 min 20 s`, `2 h 5 min`, `3 d 4 h`. */
export function formatDuration(milliseconds: number): string {
  if (!Number.isFinite(milliseconds)) return NONE
  const sign = milliseconds < 0 ? '−' : ''
  const ms = Math.abs(milliseconds)
  if (ms < 1) return ms === 0 ? '0 ms' : `${sign}${formatNumber(ms, 2)} ms`
  if (ms < 1_000) return `${sign}${Math.round(ms)} ms`
  if (ms < 60_000) return `${sign}${formatNumber(ms / 1_000)} s`
  const seconds = Math.round(ms / 1_000)
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3_600) % 24,
    Math.floor(seconds / 60) % 60,
  ]
  const parts = [
    [days, 'd'],
    [hours, 'h'],
    [minutes, 'min'],
    [days > 0 || hours > 0 ? 0 : seconds % 60, 's'],
  ] as const
  const shown = parts.filter(([count]) => count > 0).slice(0, 2)
  return sign + shown.map(([count, unit]) => `${count} ${unit}`).join(' ')
}

const AGES: readonly (readonly [number, string])[] = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
  [1, 's'],
]

/** `3 s ago`, `in 5 min`, `now`; older than 30 days the date. Times in epoch milliseconds. */
export function formatAge(at: number, now: number): string {
  if (!Number.isFinite(at)) return NONE
  const seconds = Math.floor(Math.abs(now - at) / 1_000)
  if (seconds < 1) return 'now'
  if (seconds > 30 * 86_400) return new Date(at).toISOString().slice(0, 10)
  const [size, unit] = AGES.find(([from]) => seconds >= from) ?? [1, 's']
  const text = `${Math.floor(seconds / size)} ${unit}`
  return at > now ? `in ${text}` : `${text} ago`
}

/** Local time with its zone, and UTC: `2026-03-01 14:05:09.123 +01:00 (13:05:09.123 UTC)`. */
export function formatExactTime(at: number): string {
  if (!Number.isFinite(at)) return NONE
  const date = new Date(at)
  const offset = -date.getTimezoneOffset()
  const utc = date.toISOString()
  if (offset === 0) return `${utc.slice(0, 10)} ${utc.slice(11, 23)} UTC`
  const local = new Date(at + offset * 60_000).toISOString()
  const clock = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60].map((part) => String(part).padStart(2, '0'))
  return `${local.slice(0, 10)} ${local.slice(11, 23)} ${offset < 0 ? '−' : '+'}${clock.join(':')} (${utc.slice(11, 23)} UTC)`
}

export const timeOf = (value: string | number | Date): number =>
  typeof value === 'number' ? value : value instanceof Date ? value.getTime() : Date.parse(value)
