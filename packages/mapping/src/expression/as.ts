/** `as`: a type, with its formats. */
import type { JsonValue } from '@halcyon/domain'
import { doubleOf } from '../functions/convert.ts'
import { Fault } from '../functions/spec.ts'
import { functionNamed } from '../functions/table.ts'
import { type Problems, rowOf } from '../problems.ts'
import { primitiveText } from '../value/text.ts'
import type { Stage } from './compiled.ts'
import type { StaticType } from './static-type.ts'
import { compileTimestamp } from './timestamp.ts'

type Convert = (value: JsonValue) => JsonValue | undefined | Fault

const toText: Convert = (value) =>
  primitiveText(value) ?? new Fault('not_text', 'a text was expected, not a list or an object')

const toInteger: Convert = (value) => {
  const number = doubleOf(value)
  if (number instanceof Fault || Number.isSafeInteger(number)) return number
  return new Fault(
    Number.isInteger(number) ? 'number_not_exact' : 'not_an_integer',
    'a whole number within ±2^53 was expected',
  )
}

const toBoolean: Convert = functionNamed('toBoolean')?.compile([], () => () => undefined) ?? (() => undefined)

const CONVERT: Readonly<Record<string, { readonly type: StaticType; readonly convert: Convert }>> = {
  string: { type: 'text', convert: toText },
  text: { type: 'text', convert: toText },
  integer: { type: 'integer', convert: toInteger },
  number: { type: 'number', convert: doubleOf },
  boolean: { type: 'boolean', convert: toBoolean },
  json: { type: 'any', convert: (value) => value },
  list: { type: 'list', convert: (value) => (Array.isArray(value) ? value : [value]) },
}

/** Names that `as` takes. */
export const AS_TYPES: readonly string[] = [...Object.keys(CONVERT), 'timestamp']

export interface CompiledAs {
  readonly type: StaticType
  readonly stage: Stage
}

const compileConvert = (
  name: string,
  formats: readonly string[],
  row: string,
  problems: Problems,
): { readonly type: StaticType; readonly convert: Convert } | null => {
  if (name === 'timestamp') return { type: 'timestamp', convert: compileTimestamp(formats, row, problems) }
  const known = Object.hasOwn(CONVERT, name) ? CONVERT[name] : undefined
  if (known === undefined) {
    problems.unknown(row, 'unknown_type', 'type', name, AS_TYPES)
    return null
  }
  if (formats.length > 0) problems.error(row, 'unexpected_formats', `'${name}' has no formats; only timestamp has`)
  return known
}

/** Compiles `as`; null after having reported what is wrong with it. */
export const compileAs = (
  as: string | { readonly [type: string]: readonly string[] },
  row: string,
  problems: Problems,
): CompiledAs | null => {
  const place = rowOf(row, 'as')
  const entries = typeof as === 'string' ? [[as, []] as const] : Object.entries(as)
  const [entry] = entries
  if (entry === undefined || entries.length !== 1) {
    problems.error(place, 'invalid_as', 'as is "type" or { "type": ["format"] }')
    return null
  }
  const [name, formats] = entry
  const compiled = compileConvert(name, formats, place, problems)
  if (compiled === null) return null
  const { convert } = compiled
  const run: Stage['run'] = (value, frame) => {
    if (value === undefined) return undefined
    const result = convert(value)
    if (!(result instanceof Fault)) return result
    frame.warn(row, result.code, `as ${name}: ${result.message}`)
    return undefined
  }
  return { type: compiled.type, stage: { name: `as ${name}`, run } }
}
