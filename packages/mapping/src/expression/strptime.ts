/** A small strptime: fixed directives, no locale, UTC unless `%z` says otherwise. */

interface Parts {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  millisecond: number
  offset: number
  afternoon: boolean | null
}

/** Reads at `at`; gives where it stopped, or -1. */
type Read = (text: string, at: number, parts: Parts) => number

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const digits =
  (least: number, most: number, set: (parts: Parts, value: number) => void): Read =>
  (text, at, parts) => {
    let end = at
    while (end < at + most && /[0-9]/.test(text.charAt(end))) end += 1
    if (end - at < least) return -1
    set(parts, Number(text.slice(at, end)))
    return end
  }

const fraction: Read = (text, at, parts) => {
  const match = /^\d{1,9}/.exec(text.slice(at, at + 9))
  if (match === null) return -1
  parts.millisecond = Number(match[0].slice(0, 3).padEnd(3, '0'))
  return at + match[0].length
}

const monthName: Read = (text, at, parts) => {
  const word = /^[A-Za-z]{3,9}/.exec(text.slice(at, at + 9))?.[0] ?? ''
  const index = MONTHS.indexOf(word.slice(0, 3).toLowerCase())
  if (index < 0) return -1
  parts.month = index + 1
  return at + word.length
}

const dayName: Read = (text, at) => {
  const word = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}/i.exec(text.slice(at, at + 9))?.[0]
  return word === undefined ? -1 : at + word.length
}

const halfDay: Read = (text, at, parts) => {
  const word = text.slice(at, at + 2).toLowerCase()
  if (word !== 'am' && word !== 'pm') return -1
  parts.afternoon = word === 'pm'
  return at + 2
}

const zone: Read = (text, at, parts) => {
  const name = /^(?:Z|UTC|GMT)/i.exec(text.slice(at, at + 3))?.[0]
  if (name !== undefined) return at + name.length
  const match = /^([+-])(\d{2}):?(\d{2})?/.exec(text.slice(at, at + 6))
  if (match === null) return -1
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0)
  if (minutes >= 1440) return -1
  parts.offset = match[1] === '-' ? -minutes : minutes
  return at + match[0].length
}

const space: Read = (text, at) => {
  let end = at
  while (text.charAt(end) === ' ' || text.charAt(end) === '\t') end += 1
  return end === at ? -1 : end
}

const literal =
  (char: string): Read =>
  (text, at) =>
    text.charAt(at) === char ? at + 1 : -1

const padded =
  (read: Read): Read =>
  (text, at, parts) =>
    read(text, text.charAt(at) === ' ' ? at + 1 : at, parts)

const day = digits(1, 2, (parts, value) => {
  parts.day = value
})
const hour = digits(1, 2, (parts, value) => {
  parts.hour = value
})

const DIRECTIVES: Readonly<Record<string, Read>> = {
  Y: digits(4, 4, (parts, value) => {
    parts.year = value
  }),
  y: digits(2, 2, (parts, value) => {
    parts.year = value < 69 ? 2000 + value : 1900 + value
  }),
  m: digits(1, 2, (parts, value) => {
    parts.month = value
  }),
  d: day,
  e: padded(day),
  H: hour,
  I: hour,
  M: digits(2, 2, (parts, value) => {
    parts.minute = value
  }),
  S: digits(2, 2, (parts, value) => {
    parts.second = value
  }),
  f: fraction,
  b: monthName,
  B: monthName,
  a: dayName,
  A: dayName,
  p: halfDay,
  z: zone,
  Z: zone,
  '%': literal('%'),
}
const SHORTHANDS: Readonly<Record<string, string>> = { T: '%H:%M:%S', F: '%Y-%m-%d', D: '%m/%d/%y' }

const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

const toMilliseconds = (parts: Parts): number | null => {
  const { year, month, minute, second } = parts
  const hourOfDay = parts.afternoon === null ? parts.hour : (parts.hour % 12) + (parts.afternoon ? 12 : 0)
  const valid = month >= 1 && month <= 12 && parts.day >= 1 && hourOfDay <= 23 && minute <= 59 && second <= 60
  if (!valid || year < 1 || parts.day > lastDay(year, month)) return null
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, parts.day)
  return date.getTime() + ((hourOfDay * 60 + minute - parts.offset) * 60 + second) * 1000 + parts.millisecond
}

/** Compiles a pattern to `text → epoch ms or null`; a string says why it cannot be. */
export const compileStrptime = (format: string): ((text: string) => number | null) | string => {
  const expanded = format.replaceAll(/%([TFD])/g, (all, name: string) => SHORTHANDS[name] ?? all)
  const reads: Read[] = []
  for (let index = 0; index < expanded.length; index += 1) {
    const char = expanded.charAt(index)
    if (char === ' ') reads.push(space)
    else if (char !== '%') reads.push(literal(char))
    else {
      index += 1
      const name = expanded.charAt(index)
      const read = Object.hasOwn(DIRECTIVES, name) ? DIRECTIVES[name] : undefined
      if (read === undefined) return `unknown directive '%${name}'; known: ${Object.keys(DIRECTIVES).join('')}TFD`
      reads.push(read)
    }
  }
  return (text) => {
    const parts: Parts = {
      year: 0,
      month: 1,
      day: 1,
      hour: 0,
      minute: 0,
      second: 0,
      millisecond: 0,
      offset: 0,
      afternoon: null,
    }
    let at = 0
    for (const read of reads) {
      at = read(text, at, parts)
      if (at < 0) return null
    }
    return at === text.length ? toMilliseconds(parts) : null
  }
}
