import { isExact } from './exactness.ts'
import { endOfNumber, endOfString } from './scan.ts'
import { ExactNumber, type JsonValue } from './value.ts'

/** A number a double would change, and where its digits stand. */
export interface LongNumber {
  readonly start: number
  readonly end: number
  readonly source: string
}

const GRAMMAR = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/** Every number outside strings that a double would change; null when the text is not JSON at such a place. */
export function findLongNumbers(text: string): LongNumber[] | null {
  const found: LongNumber[] = []
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 34) {
      i = endOfString(text, i)
      if (i < 0) return null
    } else if (c >= 48 && c <= 57) {
      const end = endOfNumber(text, i + 1)
      const stop = end < 0 ? -1 - end : end
      const start = text.charCodeAt(i - 1) === 45 ? i - 1 : i
      if (end < 0 && !take(found, text, start, stop)) return null
      i = stop - 1
    }
  }
  return found
}

function take(found: LongNumber[], text: string, start: number, end: number): boolean {
  const source = text.slice(start, end)
  if (!GRAMMAR.test(source) || isKey(text, end)) return false
  if (!isExact(source, Number(source))) found.push({ start, end, source })
  return true
}

/** A number before a colon is an error that putting it in quotes would hide. */
function isKey(text: string, from: number): boolean {
  let at = from
  for (let c = text.charCodeAt(at); c === 32 || c === 9 || c === 10 || c === 13; c = text.charCodeAt(at)) at++
  return text.charCodeAt(at) === 58
}

/** DEL: may stand in a JSON string as it is, keeps a one-byte text one byte wide, and is in hardly any payload. */
const MARK = '\u007f'
const MARKED = /\u007f|\\u007[fF]/

/**
 * The text with each long number as a marked string, for JSON.parse; {@link restoreNumbers} puts them back. Null when a string of the
 * payload could pass for a mark. Several times faster than a reviver, which is called for every value.
 */
export function markNumbers(text: string, numbers: readonly LongNumber[]): string | null {
  if (MARKED.test(text)) return null
  let marked = ''
  let from = 0
  numbers.forEach(({ start, end }, index) => {
    marked += `${text.slice(from, start)}"${MARK}${index}"`
    from = end
  })
  return marked + text.slice(from)
}

/** Replaces marks in place. */
export function restoreNumbers(value: JsonValue, numbers: readonly LongNumber[]): JsonValue {
  if (typeof value === 'string') {
    const number = value.charCodeAt(0) === 127 ? numbers[Number(value.slice(1))] : undefined
    return number === undefined ? value : new ExactNumber(number.source)
  }
  if (typeof value !== 'object' || value === null || value instanceof ExactNumber) return value
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) value[i] = restoreNumbers(value[i] ?? null, numbers)
    return value
  }
  for (const key of Object.keys(value)) {
    const member = value[key] ?? null
    // An own `__proto__` is written as data: JSON.parse made it an own property.
    if (typeof member === 'string' || typeof member === 'object') value[key] = restoreNumbers(member, numbers)
  }
  return value
}
