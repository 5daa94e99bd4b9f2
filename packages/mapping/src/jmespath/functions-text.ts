import type { JsonValue } from '@halcyon/domain'
import { boundedText, LIMITS, LimitExceeded } from '../limits.ts'
import { isObject } from '../value/object.ts'
import { jsonText } from '../value/text.ts'
import { type JmespathFunction, listAt, textAt } from './function-type.ts'
import { JmespathFault } from './scope.ts'
import { typeOf } from './types.ts'

const whole = (value: JsonValue | undefined, absent: number, least = Number.NEGATIVE_INFINITY): number => {
  if (value === undefined || value === null) return absent
  if (typeof value === 'number' && Number.isInteger(value) && value >= least) return value
  throw new JmespathFault('invalid-value', least === 0 ? 'a non-negative integer is needed' : 'an integer is needed')
}

const find = (args: readonly JsonValue[], last: boolean): JsonValue => {
  const subject = textAt(args, 0)
  const wanted = textAt(args, 1)
  if (subject === '' || wanted === '') return null
  const start = Math.max(whole(args[2], 0), 0)
  const end = Math.min(whole(args[3], subject.length), subject.length)
  const part = subject.slice(start, end)
  const at = last ? part.lastIndexOf(wanted) : part.indexOf(wanted)
  return at < 0 ? null : at + start
}

const pad = (args: readonly JsonValue[], left: boolean): JsonValue => {
  const subject = textAt(args, 0)
  const width = whole(args[1], 0, 0)
  const fill = args[2] === undefined ? ' ' : textAt(args, 2)
  if (Array.from(fill).length !== 1) throw new JmespathFault('invalid-value', 'the padding is one character')
  if (width > LIMITS.stringLength) throw new LimitExceeded('stringLength')
  return left ? subject.padStart(width, fill) : subject.padEnd(width, fill)
}

const split = (args: readonly JsonValue[]): JsonValue => {
  const subject = textAt(args, 0)
  const by = textAt(args, 1)
  if (subject === '' && by === '') return []
  const count = whole(args[2], -1, 0)
  if (count === 0) return [subject]
  const parts = by === '' ? Array.from(subject) : subject.split(by)
  return count < 0 || parts.length <= count ? parts : [...parts.slice(0, count), parts.slice(count).join(by)]
}

const replace = (args: readonly JsonValue[]): JsonValue => {
  const count = whole(args[3], -1, 0)
  const parts = textAt(args, 0).split(textAt(args, 1))
  const by = textAt(args, 2)
  const times = count < 0 ? parts.length - 1 : Math.min(count, parts.length - 1)
  const head = parts.slice(0, times + 1)
  if (head.reduce((sum, part) => sum + part.length + by.length, 0) > LIMITS.stringLength) {
    throw new LimitExceeded('stringLength')
  }
  return [head.join(by), ...parts.slice(times + 1)].join(textAt(args, 1))
}

const trim = (args: readonly JsonValue[], left: boolean, right: boolean): JsonValue => {
  const subject = textAt(args, 0)
  const chars = textAt(args, 1)
  const cut = (char: string): boolean => (chars === '' ? /[\s\u0085]/.test(char) : chars.includes(char))
  let start = 0
  let end = subject.length
  while (left && start < end && cut(subject.charAt(start))) start += 1
  while (right && end > start && cut(subject.charAt(end - 1))) end -= 1
  return subject.slice(start, end)
}

const lengthOf = (value: JsonValue | undefined): number => {
  if (typeof value === 'string') return Array.from(value).length
  if (Array.isArray(value)) return value.length
  return isObject(value) ? Object.keys(value).length : 0
}

const text: JmespathFunction['parameters'][number] = ['string']
const number: JmespathFunction['parameters'][number] = ['number']

export const TEXT_FUNCTIONS: Readonly<Record<string, JmespathFunction>> = {
  ends_with: { parameters: [text, text], run: (args) => textAt(args, 0).endsWith(textAt(args, 1)) },
  starts_with: { parameters: [text, text], run: (args) => textAt(args, 0).startsWith(textAt(args, 1)) },
  find_first: { parameters: [text, text, number, number], optional: 2, run: (args) => find(args, false) },
  find_last: { parameters: [text, text, number, number], optional: 2, run: (args) => find(args, true) },
  join: {
    parameters: [text, ['strings']],
    run: (args) => boundedText(listAt(args, 1).join(textAt(args, 0))),
  },
  length: { parameters: [['string', 'array', 'object']], run: ([value]) => lengthOf(value) },
  lower: { parameters: [text], run: (args) => textAt(args, 0).toLowerCase() },
  upper: { parameters: [text], run: (args) => textAt(args, 0).toUpperCase() },
  pad_left: { parameters: [text, number, text], optional: 1, run: (args) => pad(args, true) },
  pad_right: { parameters: [text, number, text], optional: 1, run: (args) => pad(args, false) },
  replace: { parameters: [text, text, text, number], optional: 1, run: replace },
  split: { parameters: [text, text, number], optional: 1, run: split },
  trim: { parameters: [text, text], optional: 1, run: (args) => trim(args, true, true) },
  trim_left: { parameters: [text, text], optional: 1, run: (args) => trim(args, true, false) },
  trim_right: { parameters: [text, text], optional: 1, run: (args) => trim(args, false, true) },
  type: { parameters: [['any']], run: ([value]) => typeOf(value ?? null) },
  to_string: {
    parameters: [['any']],
    run: ([value]) => (typeof value === 'string' ? value : jsonText(value ?? null)),
  },
}
