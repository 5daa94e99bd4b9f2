import type { JsonValue } from '@halcyon/domain'
import type { Budget } from '../limits.ts'
import type { ArgumentType } from './types.ts'

export interface CallContext {
  readonly budget: Budget
  /** Evaluates the call's `&expression` for one value. */
  by(entry: JsonValue): JsonValue
}

export interface JmespathFunction {
  /** Allowed types of each argument. */
  readonly parameters: readonly (readonly ArgumentType[])[]
  /** How many of the last ones may be left out. */
  readonly optional?: number
  /** The last one may be repeated. */
  readonly variadic?: boolean
  /** Arguments are already of the right type; `&expression` arguments are left out of `args`. */
  readonly run: (args: readonly JsonValue[], context: CallContext) => JsonValue
}

export const textAt = (args: readonly JsonValue[], index: number): string => {
  const value = args[index]
  return typeof value === 'string' ? value : ''
}
export const listAt = (args: readonly JsonValue[], index: number): JsonValue[] => {
  const value = args[index]
  return Array.isArray(value) ? value : []
}
