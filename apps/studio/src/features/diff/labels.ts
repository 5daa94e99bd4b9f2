/** Words for the keys of a feed's content. What is not here is spelled out from its camelCase. */
const WORDS: Readonly<Record<string, string>> = {
  url: 'URL',
  urls: 'URLs',
  auth: 'Authentication',
  sasl: 'SASL',
  tls: 'TLS',
  groupId: 'Consumer group',
  recordPath: 'Where the records are',
  pathStyle: 'Path-style addresses',
  every: 'Interval',
  accessKeyId: 'Access key id',
  eventsPerSecond: 'Events per second',
  rateLimit: 'Rate limit',
  maxItems: 'Most items',
  maxBytes: 'Most bytes',
  maxWaitMs: 'Longest wait',
  maxAttempts: 'Attempts',
  initialMs: 'First pause',
  maxMs: 'Longest pause',
  windowMs: 'Window',
  cooldownMs: 'Cool-down',
  memoryLimitMb: 'Memory limit',
  retentionDays: 'Kept for',
  maxGigabytes: 'Most stored',
  windowHours: 'Remembered for',
  dedupe: 'Deduplication',
  raw: 'Payloads kept',
  redact: 'Redacted paths',
  recordId: 'Record id',
  jmespath: 'JMESPath',
}

export function labelOf(key: string): string {
  const known = Object.hasOwn(WORDS, key) ? WORDS[key] : undefined
  if (known !== undefined) return known
  if (!/^[a-z][A-Za-z0-9]*$/.test(key)) return key
  const words = key.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Units of runtime options, by their key. */
const UNITS: Readonly<Record<string, string>> = {
  eventsPerSecond: 'events/s',
  burst: 'events',
  maxWaitMs: 'ms',
  initialMs: 'ms',
  maxMs: 'ms',
  windowMs: 'ms',
  cooldownMs: 'ms',
  memoryLimitMb: 'MiB',
  retentionDays: 'days',
  maxGigabytes: 'GB',
  windowHours: 'hours',
}

const SCALES: readonly (readonly [size: number, unit: string])[] = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1000, 's'],
  [1, 'ms'],
]

/** 90000 → `90 s`: the largest unit in which it is whole. */
export function durationText(ms: number): string {
  if (ms === 0) return '0 ms'
  const [size, unit] = SCALES.find(([each]) => ms % each === 0) ?? [1, 'ms']
  return `${(ms / size).toLocaleString('en')} ${unit}`
}

const ISO_DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/

/** `PT10S` → `10 s`; null = not a duration. */
export function isoDurationText(text: string): string | null {
  const match = ISO_DURATION.exec(text)
  if (match === null || text === 'P' || text.endsWith('T')) return null
  const [days, hours, minutes, seconds] = match.slice(1)
  const parts = [days && `${days} d`, hours && `${hours} h`, minutes && `${minutes} min`, seconds && `${seconds} s`]
  return parts.filter(Boolean).join(' ') || null
}

/** A scalar of a feed's content as a person reads it: units, durations, limits that are none. */
export function scalarText(key: string, value: string | number | boolean | null): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (value === null) return 'null'
  if (typeof value === 'string') return isoDurationText(value) ?? value
  const unit = Object.hasOwn(UNITS, key) ? UNITS[key] : undefined
  if (key === 'eventsPerSecond' && value === 0) return 'no limit'
  if (unit === 'ms') return durationText(value)
  const text = value.toLocaleString('en', { maximumFractionDigits: 20 })
  return unit === undefined ? text : `${text} ${unit}`
}
