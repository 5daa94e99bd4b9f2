/** Comparing and printing JSON numbers without losing digits. */
import { ExactNumber, type JsonValue } from '@halcyon/domain'

export type JsonNumber = number | ExactNumber

export const isNumber = (value: JsonValue | undefined): value is JsonNumber =>
  typeof value === 'number' || value instanceof ExactNumber

/** The digits as they stood in the payload; for a double, its shortest form. */
export const numberText = (value: JsonNumber): string => (typeof value === 'number' ? String(value) : value.source)

interface Decimal {
  readonly sign: -1 | 0 | 1
  /** Significant digits, no zero at either end. */
  readonly digits: string
  /** Value = 0.digits × 10^exponent. */
  readonly exponent: number
}

const ZERO: Decimal = { sign: 0, digits: '', exponent: 0 }

const decimalOf = (value: JsonNumber): Decimal => {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(numberText(value))
  if (match === null) return ZERO
  const [, minus, whole = '', fraction = '', exponent = '0'] = match
  const all = whole + fraction
  const digits = all.replace(/^0+/, '')
  const significant = digits.replace(/0+$/, '')
  if (significant === '') return ZERO
  return {
    sign: minus === '-' ? -1 : 1,
    digits: significant,
    exponent: whole.length - (all.length - digits.length) + Number(exponent),
  }
}

/** -1, 0 or 1: by exact decimal value, so 2^53 and 2^53+1 differ and 1e400 is more than every double. */
export const compareNumbers = (left: JsonNumber, right: JsonNumber): number => {
  if (typeof left === 'number' && typeof right === 'number') return left < right ? -1 : left > right ? 1 : 0
  const a = decimalOf(left)
  const b = decimalOf(right)
  if (a.sign !== b.sign) return a.sign < b.sign ? -1 : 1
  if (a.sign === 0) return 0
  if (a.exponent !== b.exponent) return a.exponent < b.exponent ? -a.sign : a.sign
  const width = Math.max(a.digits.length, b.digits.length)
  const [x, y] = [a.digits.padEnd(width, '0'), b.digits.padEnd(width, '0')]
  if (x === y) return 0
  return x < y ? -a.sign : a.sign
}
