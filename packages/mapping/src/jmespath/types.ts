import type { JsonValue } from '@halcyon/domain'
import { isNumber } from '../value/number.ts'
import { isObject } from '../value/object.ts'

export type TypeName = 'number' | 'string' | 'boolean' | 'array' | 'object' | 'null'
export type ArgumentType = TypeName | 'any' | 'expression' | 'numbers' | 'strings' | 'arrays'

/** JMESPath's type of a value; an exact number is a number. */
export const typeOf = (value: JsonValue): TypeName => {
  if (value === null) return 'null'
  if (isNumber(value)) return 'number'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'boolean'
  return Array.isArray(value) ? 'array' : 'object'
}

const every = (value: JsonValue, type: TypeName): boolean =>
  Array.isArray(value) && value.every((entry) => typeOf(entry) === type)

const TESTS: Readonly<Record<Exclude<ArgumentType, 'expression'>, (value: JsonValue) => boolean>> = {
  any: () => true,
  number: isNumber,
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  array: Array.isArray,
  object: isObject,
  null: (value) => value === null,
  numbers: (value) => every(value, 'number'),
  strings: (value) => every(value, 'string'),
  arrays: (value) => every(value, 'array'),
}

export const fits = (value: JsonValue, types: readonly ArgumentType[]): boolean =>
  types.some((type) => type !== 'expression' && TESTS[type](value))
