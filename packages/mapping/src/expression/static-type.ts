/** What a document alone tells about an expression's result, and whether a target can take it. */
import type { AttributeType, JsonValue } from '@halcyon/domain'
import type { ValueType } from '../functions/spec.ts'
import { isObject } from '../value/object.ts'

/** `any` = only a payload can tell. */
export type StaticType = ValueType

export const staticTypeOf = (value: JsonValue): StaticType => {
  if (typeof value === 'string') return 'text'
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  if (Array.isArray(value)) return 'list'
  return isObject(value) ? 'object' : 'any'
}

const EVERYTHING: readonly StaticType[] = ['any', 'text', 'number', 'integer', 'boolean', 'timestamp', 'list', 'object']

/** Lists may hold one value, so a list fits a scalar only where the run time takes the first; a known list is a mistake. */
const ACCEPTED: Readonly<Record<AttributeType, readonly StaticType[]>> = {
  string: ['any', 'text', 'number', 'integer', 'boolean', 'timestamp'],
  text: ['any', 'text', 'number', 'integer', 'boolean', 'timestamp'],
  integer: ['any', 'text', 'number', 'integer'],
  number: ['any', 'text', 'number', 'integer'],
  boolean: ['any', 'text', 'boolean', 'number', 'integer'],
  timestamp: ['any', 'text', 'number', 'integer', 'timestamp'],
  enum: ['any', 'text', 'number', 'integer', 'boolean'],
  url: ['any', 'text'],
  string_list: ['any', 'text', 'number', 'integer', 'list'],
  attack_list: ['any', 'text', 'list', 'object'],
  json: EVERYTHING,
}

export const canHold = (target: AttributeType, type: StaticType): boolean => ACCEPTED[target].includes(type)

const LISTS: ReadonlySet<AttributeType> = new Set(['string_list', 'attack_list', 'json'])

/** True when the target takes a list as it is. */
export const takesList = (target: AttributeType): boolean => LISTS.has(target)
