const DATE_PART = /\{(yyyy|MM|dd|HH)\}/g
const HOUR = 3_600_000
const DAY = 24 * HOUR

export const isDated = (prefix: string): boolean => prefix.search(DATE_PART) !== -1

/** What stands before the date. */
export const fixedPart = (prefix: string): string => prefix.split('{', 1)[0] ?? ''

const inTime = (prefix: string, at: number): string => {
  const [date = '', time = ''] = new Date(at).toISOString().split('T')
  const [yyyy = '', MM = '', dd = ''] = date.split('-')
  const parts: Record<string, string> = { yyyy, MM, dd, HH: time.slice(0, 2) }
  return prefix.replace(DATE_PART, (_, part: string) => parts[part] ?? '')
}

/**
 * A prefix for each part of the time (UTC) it names, in the order of time, each once; one without a date is itself.
 * @param from,to epoch ms, both inclusive
 */
export function* prefixesOf(prefix: string, from: number, to: number): Generator<string> {
  if (!isDated(prefix)) {
    yield prefix
    return
  }
  const step = prefix.includes('{HH}') ? HOUR : DAY
  let last = ''
  for (let at = Math.floor(from / step) * step; at <= to; at += step) {
    const one = inTime(prefix, at)
    if (one !== last) yield one
    last = one
  }
}

/** Whether a key lies under a prefix, at whatever date. */
export function isUnder(prefix: string, key: string): boolean {
  let at = 0
  // Every second one is the name of a part of the date.
  for (const [index, part] of prefix.split(DATE_PART).entries()) {
    const digits = index % 2 === 0 ? 0 : part.length
    const fits = digits === 0 ? key.startsWith(part, at) : /^\d+$/.test(key.slice(at, at + digits).padEnd(digits))
    if (!fits) return false
    at += part.length
  }
  return true
}
