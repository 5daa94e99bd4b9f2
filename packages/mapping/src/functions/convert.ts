/** Input conversions every function shares. */
import { ExactNumber, type JsonValue } from '@halcyon/domain'
import { numberText } from '../value/number.ts'
import { primitiveText } from '../value/text.ts'
import { type Apply, Fault } from './spec.ts'

type Result = ReturnType<Apply>

/** A function of text; numbers and booleans are taken by their digits and names. */
export const onText =
  (run: (text: string) => Result): Apply =>
  (value) => {
    const text = primitiveText(value)
    return text === undefined ? new Fault('not_text', 'a text was expected, not a list or an object') : run(text)
  }

export const onList =
  (run: (list: JsonValue[]) => Result): Apply =>
  (value) =>
    Array.isArray(value) ? run(value) : new Fault('not_a_list', 'a list was expected')

const NUMBER_TEXT = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/

/** The double a value stands for, or why it does not. */
export const doubleOf = (value: JsonValue): number | Fault => {
  if (typeof value === 'number') return value
  if (value instanceof ExactNumber) {
    return new Fault(
      'number_not_exact',
      `the number ${numberText(value).slice(0, 40)} has more digits than can be kept`,
    )
  }
  if (typeof value === 'boolean') return value ? 1 : 0
  const text = typeof value === 'string' ? value.trim() : ''
  if (text.length > 400 || !NUMBER_TEXT.test(text)) return new Fault('not_a_number', 'a number was expected')
  const number = Number(text)
  if (!Number.isFinite(number) || (/^[+-]?\d+$/.test(text) && !Number.isSafeInteger(number))) {
    return new Fault('number_not_exact', `the number ${text.slice(0, 40)} has more digits than can be kept`)
  }
  return number
}

export const onNumber =
  (run: (number: number) => number | Fault): Apply =>
  (value) => {
    const number = doubleOf(value)
    if (number instanceof Fault) return number
    const result = run(number)
    if (result instanceof Fault || Number.isFinite(result)) return result
    return new Fault('not_a_number', 'the result is not a finite number')
  }

export const textArgument = (args: readonly JsonValue[], index: number, absent = ''): string => {
  const value = args[index]
  return typeof value === 'string' ? value : absent
}
export const numberArgument = (args: readonly JsonValue[], index: number, absent: number): number => {
  const value = args[index]
  return typeof value === 'number' ? value : absent
}
