/** What a pipeline function is. The table feeds the compiler, the Studio's list and the reference page. */
import type { JsonValue } from '@halcyon/domain'

export type ValueType = 'any' | 'text' | 'number' | 'integer' | 'boolean' | 'timestamp' | 'list' | 'object'

export interface Parameter {
  readonly name: string
  readonly type: 'text' | 'integer' | 'number' | 'any' | 'pattern' | 'function'
  readonly doc: string
  readonly optional?: boolean
  /** The last parameter may be repeated. */
  readonly variadic?: boolean
}

/** Why a function gave no value; becomes a warning of its row. */
export class Fault {
  readonly code: string
  readonly message: string
  constructor(code: string, message: string) {
    this.code = code
    this.message = message
  }
}

/** Thrown while compiling: an argument that cannot work whatever the payload. */
export class ArgumentFault extends Error {}

/** Undefined = no value; never throws for a value (limits excepted). */
export type Apply = (value: JsonValue) => JsonValue | undefined | Fault

export interface FunctionSpec {
  readonly name: string
  readonly input: ValueType
  readonly output: ValueType
  readonly parameters: readonly Parameter[]
  readonly doc: string
  /** Runs as a test, and stands in the reference. */
  readonly example: { readonly input: JsonValue; readonly args?: readonly JsonValue[]; readonly output: JsonValue }
  /** Also called when there is no value so far (`coalesce`); the value is then null. */
  readonly acceptsMissing?: boolean
  /** Arguments are already checked against `parameters`. `nested` compiles a function given as an argument. */
  compile(args: readonly JsonValue[], nested: (call: JsonValue) => Apply): Apply
}
