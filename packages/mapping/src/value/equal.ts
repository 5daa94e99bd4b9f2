import { ExactNumber, type JsonValue } from '@halcyon/domain'
import type { Budget } from '../limits.ts'
import { LIMITS, LimitExceeded } from '../limits.ts'
import { compareNumbers, isNumber } from './number.ts'

/** Deep equality of JSON values: numbers by exact value, objects without regard to order. */
export const jsonEqual = (
  left: JsonValue | undefined,
  right: JsonValue | undefined,
  budget: Budget,
  depth = 0,
): boolean => {
  if (left === right) return true
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right) === 0
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false
  if (left instanceof ExactNumber || right instanceof ExactNumber) return false
  if (depth >= LIMITS.depth) throw new LimitExceeded('depth')
  if (Array.isArray(left)) {
    if (!Array.isArray(right) || left.length !== right.length) return false
    budget.spend(left.length)
    return left.every((value, index) => jsonEqual(value, right[index], budget, depth + 1))
  }
  if (Array.isArray(right)) return false
  const keys = Object.keys(left)
  if (keys.length !== Object.keys(right).length) return false
  budget.spend(keys.length)
  return keys.every((key) => Object.hasOwn(right, key) && jsonEqual(left[key], right[key], budget, depth + 1))
}

/** Order by Unicode scalar values, as RFC 9535 and JMESPath define it: -1, 0 or 1. */
export const compareText = (left: string, right: string): number => {
  const length = Math.min(left.length, right.length)
  for (let index = 0; index < length; index += 1) {
    const a = left.charCodeAt(index)
    const b = right.charCodeAt(index)
    if (a === b) continue
    // Surrogates stand for code points above every other unit, but sort below U+E000–U+FFFF as units.
    const [highA, highB] = [a >= 0xd800 && a <= 0xdfff, b >= 0xd800 && b <= 0xdfff]
    if (highA !== highB) return highA ? 1 : -1
    return a < b ? -1 : 1
  }
  return Math.sign(left.length - right.length)
}
