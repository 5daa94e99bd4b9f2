import { ExactNumber, type JsonValue } from '@halcyon/domain'
import { compareNumbers, isNumber } from '../value/number.ts'
import { asDouble } from './arithmetic.ts'
import { type JmespathFunction, listAt } from './function-type.ts'

const total = (list: readonly JsonValue[]): number => {
  let sum = 0
  for (const entry of list) sum += asDouble(entry)
  return sum
}

const absolute = (value: JsonValue | undefined): JsonValue => {
  if (value instanceof ExactNumber) return value.source.startsWith('-') ? new ExactNumber(value.source.slice(1)) : value
  return Math.abs(asDouble(value))
}

/** A text's number without rounding; null when it is none. */
const parseNumber = (text: string): JsonValue => {
  if (!/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text)) return null
  const exact = new ExactNumber(text)
  const double = Number(text)
  return Number.isFinite(double) && compareNumbers(exact, double) === 0 ? double : exact
}

export const NUMBER_FUNCTIONS: Readonly<Record<string, JmespathFunction>> = {
  abs: { parameters: [['number']], run: ([value]) => absolute(value) },
  ceil: { parameters: [['number']], run: ([value]) => Math.ceil(asDouble(value)) },
  floor: { parameters: [['number']], run: ([value]) => Math.floor(asDouble(value)) },
  sum: { parameters: [['numbers']], run: (args) => total(listAt(args, 0)) },
  avg: {
    parameters: [['numbers']],
    run: (args) => {
      const list = listAt(args, 0)
      return list.length === 0 ? null : total(list) / list.length
    },
  },
  to_number: {
    parameters: [['any']],
    run: ([value]) => {
      if (isNumber(value)) return value
      return typeof value === 'string' ? parseNumber(value) : null
    },
  },
}
