/** `"trim"` or `{ "split": [","] }` → a closure, its arguments checked. */
import { ExactNumber, type JsonValue } from '@halcyon/domain'
import { type Problems, rowOf } from '../problems.ts'
import { isObject } from '../value/object.ts'
import { type Apply, ArgumentFault, type FunctionSpec, type Parameter } from './spec.ts'
import { functionNamed, functionNames } from './table.ts'

export interface CompiledCall {
  readonly spec: FunctionSpec
  readonly apply: Apply
}

const CHECKS: Readonly<Record<Parameter['type'], (value: JsonValue) => boolean>> = {
  text: (value) => typeof value === 'string',
  pattern: (value) => typeof value === 'string',
  integer: (value) => typeof value === 'number' && Number.isInteger(value),
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  function: (value) => typeof value === 'string' || isObject(value),
  any: (value) => !(value instanceof ExactNumber),
}

const readCall = (call: JsonValue): { name: string; args: readonly JsonValue[] } | null => {
  if (typeof call === 'string') return { name: call, args: [] }
  if (!isObject(call)) return null
  const [entry, ...others] = Object.entries(call)
  if (entry === undefined || others.length > 0) return null
  const [name, args] = entry
  return Array.isArray(args) ? { name, args } : null
}

const checkArguments = (spec: FunctionSpec, args: readonly JsonValue[]): string | null => {
  const last = spec.parameters.at(-1)
  const least = spec.parameters.filter((parameter) => parameter.optional !== true).length
  if (args.length < least) return `${spec.name} needs ${least} argument${least === 1 ? '' : 's'}, ${args.length} given`
  if (args.length > spec.parameters.length && last?.variadic !== true) {
    return `${spec.name} takes ${spec.parameters.length} argument${spec.parameters.length === 1 ? '' : 's'}, ${args.length} given`
  }
  for (const [index, value] of args.entries()) {
    const parameter = spec.parameters[index] ?? last
    if (parameter !== undefined && !CHECKS[parameter.type](value)) {
      return `${spec.name}: '${parameter.name}' must be a ${parameter.type}`
    }
  }
  return null
}

/** Compiles one call; null after having reported what is wrong with it at `row`. */
export const compileCall = (call: JsonValue, row: string, problems: Problems, depth = 0): CompiledCall | null => {
  const read = readCall(call)
  if (read === null || depth > 8) {
    problems.error(row, 'invalid_function', 'a function is "name" or { "name": [arguments] }')
    return null
  }
  const spec = functionNamed(read.name)
  if (spec === undefined) {
    problems.unknown(row, 'unknown_function', 'function', read.name, functionNames())
    return null
  }
  const wrong = checkArguments(spec, read.args)
  if (wrong !== null) {
    problems.error(
      row,
      'invalid_argument',
      wrong,
      `for example ${JSON.stringify({ [spec.name]: spec.example.args ?? [] })}`,
    )
    return null
  }
  const nested = (inner: JsonValue): Apply =>
    compileCall(inner, rowOf(row, spec.name), problems, depth + 1)?.apply ?? (() => undefined)
  try {
    return { spec, apply: spec.compile(read.args, nested) }
  } catch (error) {
    if (!(error instanceof ArgumentFault)) throw error
    problems.error(
      row,
      spec.name === 'regexExtract' ? 'invalid_pattern' : 'invalid_argument',
      `${spec.name}: ${error.message}`,
    )
    return null
  }
}
