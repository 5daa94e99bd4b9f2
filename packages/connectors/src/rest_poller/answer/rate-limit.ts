type Headers = Readonly<Record<string, string>>

/** Seconds since 1970 are far above any number of seconds to wait. */
const EPOCH_SECONDS = 1e9
const EPOCH_MILLISECONDS = 1e12

/**
 * Milliseconds to wait as the source says: `Retry-After` (RFC 9110: seconds or a date), else the reset of its rate limit; null = it does
 * not say. Resets come as seconds from now, or as a time since 1970 in seconds or milliseconds.
 */
export function waitAsked(headers: Headers, now: number): number | null {
  return retryAfter(headers['retry-after'], now) ?? resetOf(headers, now)
}

/** Milliseconds until the source takes the next request, when it says that none is left; 0 = go on. */
export function restAfter(headers: Headers, now: number): number {
  return remainingOf(headers) === 0 ? (resetOf(headers, now) ?? 0) : 0
}

function retryAfter(value: string | undefined, now: number): number | null {
  if (value === undefined) return null
  if (/^\s*\d+(\.\d+)?\s*$/.test(value)) return Number(value) * 1000
  const date = Date.parse(value)
  return Number.isNaN(date) ? null : Math.max(0, date - now)
}

/** `X-RateLimit-*`, `X-Rate-Limit-*` and `RateLimit-*` (draft-ietf-httpapi-ratelimit-headers, before version 7). */
const named = (headers: Headers, what: 'reset' | 'remaining'): string | undefined =>
  headers[`x-ratelimit-${what}`] ?? headers[`x-rate-limit-${what}`] ?? headers[`ratelimit-${what}`]

/** `RateLimit: "default";r=50;t=30`, since version 7 of the draft. */
function parameterOf(headers: Headers, name: 'r' | 't'): string | undefined {
  return new RegExp(`;\\s*${name}=(\\d+)`).exec(headers.ratelimit ?? '')?.[1]
}

function remainingOf(headers: Headers): number | null {
  const text = named(headers, 'remaining') ?? parameterOf(headers, 'r')
  return text !== undefined && /^\s*\d+\s*$/.test(text) ? Number(text) : null
}

function resetOf(headers: Headers, now: number): number | null {
  const text = named(headers, 'reset') ?? parameterOf(headers, 't')
  if (text === undefined) return null
  const value = Number(text)
  if (Number.isNaN(value)) return retryAfter(text, now)
  if (value >= EPOCH_MILLISECONDS) return Math.max(0, value - now)
  return value >= EPOCH_SECONDS ? Math.max(0, value * 1000 - now) : Math.max(0, value * 1000)
}
