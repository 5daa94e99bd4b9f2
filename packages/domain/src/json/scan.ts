/** `plain`: every number is short enough to be held as written. `numbers`: at least one has to be compared with its digits. */
const PLAIN = 0
export const NUMBERS = 1

/**
 * One look at every character before JSON.parse: nesting and numbers that may not fit a double.
 * Gives PLAIN, NUMBERS, or `-1 - position` of the bracket that opens one level too many.
 * Up to 15 digits without an exponent always survive a double (IEEE 754: 15 decimal digits round-trip), so only longer runs count.
 */
export function scanJson(text: string, maxDepth: number): number {
  const length = text.length
  let depth = 0
  let found = PLAIN
  for (let i = 0; i < length; i++) {
    const c = text.charCodeAt(i)
    if (c === 34) {
      i = endOfString(text, i)
      if (i < 0) return found
    } else if (c === 123 || c === 91) {
      depth++
      if (depth > maxDepth) return -1 - i
    } else if (c === 125 || c === 93) {
      depth--
    } else if (c >= 48 && c <= 57) {
      const end = endOfNumber(text, i + 1)
      if (end < 0) {
        found = NUMBERS
        i = -end - 2
      } else {
        i = end - 1
      }
    }
  }
  return found
}

/** Index of the closing quote, -1 without one. Every run of backslashes is read once, so this stays linear. */
export function endOfString(text: string, open: number): number {
  let quote = open
  for (;;) {
    quote = text.indexOf('"', quote + 1)
    if (quote < 0) return -1
    let before = quote - 1
    while (text.charCodeAt(before) === 92) before--
    if (((quote - before) & 1) === 1) return quote
  }
}

/** Where the number that goes on at `from` ends; `-1 - end` when it has an exponent or more than 15 digits. */
export function endOfNumber(text: string, from: number): number {
  let digits = 1
  let exponent = false
  let i = from
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c >= 48 && c <= 57) digits++
    else if (c === 101 || c === 69) exponent = true
    else if (c !== 46 && c !== 43 && c !== 45) break
  }
  return exponent || digits > 15 ? -1 - i : i
}
