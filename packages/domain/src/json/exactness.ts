/** A decimal without its notation: `digits × 10^exponent`, no leading or trailing zeros; zero is `digits: ''`. */
interface Decimal {
  readonly negative: boolean
  readonly digits: string
  readonly exponent: number
}

/**
 * True when the double written back gives the number in the text. Integers beyond ±(2^53-1) are never exact, even the few a double
 * happens to hold: an id's type must not depend on its value.
 */
export function isExact(source: string, value: number): boolean {
  if (!Number.isFinite(value)) return false
  if (isPlainInteger(source)) return Number.isSafeInteger(value)
  const written = decimal(source)
  const held = decimal(String(value))
  if (written.digits === '') return held.digits === ''
  return written.negative === held.negative && written.digits === held.digits && written.exponent === held.exponent
}

function isPlainInteger(source: string): boolean {
  for (let i = 0; i < source.length; i++) {
    const c = source.charCodeAt(i)
    if (c === 46 || c === 69 || c === 101) return false
  }
  return true
}

function decimal(source: string): Decimal {
  const negative = source.startsWith('-')
  const [mantissa = '', power = '0'] = (negative ? source.slice(1) : source).toLowerCase().split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const all = whole + fraction
  let start = 0
  while (all.charCodeAt(start) === 48) start++
  let end = all.length
  while (end > start && all.charCodeAt(end - 1) === 48) end--
  const exponent = Number(power) - fraction.length + (all.length - end)
  return { negative, digits: all.slice(start, end), exponent }
}
