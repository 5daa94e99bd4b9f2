/** Checks a document against its JSON Schema, with findings a person can act on: unions are told apart before they are judged. */
import { type Problems, rowOf } from '../problems.ts'
import { nearest, suggestion } from '../suggest.ts'

/** The keywords the mapping's schema uses. */
interface Schema {
  readonly type?: string
  readonly const?: unknown
  readonly properties?: { readonly [key: string]: Schema }
  readonly required?: readonly string[]
  readonly patternProperties?: { readonly [pattern: string]: Schema }
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly minItems?: number
  readonly maxItems?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly $ref?: string
  readonly $defs?: { readonly [name: string]: Schema }
}
type Definitions = { readonly [name: string]: Schema }
interface Check {
  readonly definitions: Definitions
  readonly problems: Problems
  readonly depth: number
}

const LIMIT = 40

const kindOf = (value: unknown): string => {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}
const isRecord = (value: unknown): value is { readonly [key: string]: unknown } => kindOf(value) === 'object'

const resolve = (schema: Schema, check: Check): [Schema, Check] => {
  const inner =
    schema.$defs === undefined ? check : { ...check, definitions: { ...check.definitions, ...schema.$defs } }
  const target = schema.$ref === undefined ? undefined : inner.definitions[schema.$ref]
  return target === undefined ? [schema, inner] : [target, inner]
}

const literals = (schemas: readonly Schema[]): string[] =>
  schemas.map((schema) => schema.const).filter((value) => typeof value === 'string')

const checkString = (value: string, schema: Schema, path: string, { problems }: Check): void => {
  if (schema.const !== undefined && schema.const !== value) {
    problems.error(path, 'invalid_value', `must be '${String(schema.const)}'`)
  }
  if (value.length < (schema.minLength ?? 0)) problems.error(path, 'empty', 'must not be empty')
  if (value.length > (schema.maxLength ?? Number.POSITIVE_INFINITY)) {
    problems.error(path, 'too_long', `at most ${schema.maxLength} characters`)
  }
  if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(value)) {
    problems.error(path, 'invalid_name', `'${value.slice(0, 80)}' does not fit ${schema.pattern}`)
  }
}

const checkArray = (value: readonly unknown[], schema: Schema, path: string, check: Check): void => {
  if (value.length < (schema.minItems ?? 0)) check.problems.error(path, 'too_few', `at least ${schema.minItems} needed`)
  if (value.length > (schema.maxItems ?? Number.POSITIVE_INFINITY)) {
    check.problems.error(path, 'too_many', `at most ${schema.maxItems} allowed`)
    return
  }
  const { items } = schema
  if (items !== undefined) for (const [index, entry] of value.entries()) walk(entry, items, rowOf(path, index), check)
}

const checkSources = (
  value: { readonly [key: string]: unknown },
  schema: Schema,
  path: string,
  { problems }: Check,
): void => {
  const sources = (schema.oneOf ?? []).flatMap((each) => each.required ?? [])
  if (sources.length === 0 || Object.hasOwn(value, 'script')) return
  const given = sources.filter((source) => Object.hasOwn(value, source))
  if (given.length === 0) problems.error(path, 'no_source', `an expression needs one of ${sources.join(', ')}`)
  if (given.length > 1) problems.error(path, 'several_sources', `${given.join(' and ')} exclude each other`)
}

const checkKey = (key: string, value: unknown, schema: Schema, path: string, check: Check): void => {
  const known = schema.properties ?? {}
  const property = Object.hasOwn(known, key) ? known[key] : undefined
  const [pattern, patterned] = Object.entries(schema.patternProperties ?? {})[0] ?? []
  if (property !== undefined) walk(value, property, rowOf(path, key), check)
  else if (key === 'script' && patterned === undefined) {
    check.problems.error(
      rowOf(path, key),
      'unsupported',
      'a script changes whole items: put it beside outputs, and read what it made with a path',
    )
  } else if (pattern === undefined || patterned === undefined) {
    check.problems.error(
      rowOf(path, key),
      'unknown_field',
      `unknown field '${key}'`,
      suggestion(key, Object.keys(known)),
    )
  } else if (!new RegExp(pattern).test(key)) {
    check.problems.error(rowOf(path, key), 'invalid_name', `'${key.slice(0, 80)}' does not fit ${pattern}`)
  } else walk(value, patterned, rowOf(path, key), check)
}

const checkObject = (value: { readonly [key: string]: unknown }, schema: Schema, path: string, check: Check): void => {
  for (const key of schema.required ?? []) {
    if (Object.hasOwn(value, key)) continue
    const slip = nearest(key, Object.keys(value))
    check.problems.error(
      rowOf(path, key),
      'missing_field',
      `'${key}' is needed`,
      slip && `is '${slip}' meant to be '${key}'?`,
    )
  }
  checkSources(value, schema, path, check)
  for (const key of Object.keys(value)) checkKey(key, value[key], schema, path, check)
}

/** Chooses by `kind` where the branches have one, by type otherwise. */
const checkUnion = (value: unknown, branches: readonly Schema[], path: string, check: Check): void => {
  const kinds = branches.map((branch) => branch.properties?.kind).filter((kind) => kind !== undefined)
  if (kinds.length === branches.length) {
    const kind = isRecord(value) ? value.kind : undefined
    const branch = branches.find((each) => each.properties?.kind?.const === kind)
    if (branch !== undefined) walk(value, branch, path, check)
    else if (!isRecord(value)) check.problems.error(path, 'invalid_type', `must be an object, not ${kindOf(value)}`)
    else {
      const known = literals(kinds)
      check.problems.error(
        rowOf(path, 'kind'),
        'unknown_kind',
        `kind is one of ${known.join(', ')}`,
        suggestion(String(kind), known),
      )
    }
    return
  }
  const constants = literals(branches)
  if (constants.length === branches.length) {
    if (!constants.includes(String(value))) {
      check.problems.error(
        path,
        'invalid_value',
        `one of ${constants.join(', ')}`,
        suggestion(String(value), constants),
      )
    }
    return
  }
  const branch = branches.find((each) => each.type === kindOf(value))
  if (branch !== undefined) walk(value, branch, path, check)
  else
    check.problems.error(
      path,
      'invalid_type',
      `must be ${branches.map((each) => each.type).join(' or ')}, not ${kindOf(value)}`,
    )
}

const walk = (value: unknown, given: Schema, path: string, outer: Check): void => {
  const [schema, check] = resolve(given, { ...outer, depth: outer.depth + 1 })
  if (check.depth > LIMIT) {
    check.problems.error(path, 'too_deep', 'nested too deeply')
    return
  }
  if (schema.anyOf !== undefined) checkUnion(value, schema.anyOf, path, check)
  else if (schema.type !== undefined) checkTyped(value, schema, path, check)
}

const checkTyped = (value: unknown, schema: Schema, path: string, check: Check): void => {
  if (kindOf(value) !== schema.type) {
    check.problems.error(path, 'invalid_type', `must be ${schema.type}, not ${kindOf(value)}`)
  } else if (typeof value === 'string') checkString(value, schema, path, check)
  else if (Array.isArray(value)) checkArray(value, schema, path, check)
  else if (isRecord(value)) checkObject(value, schema, path, check)
}

/** Reports everything in `value` the schema does not allow. */
export const checkSchema = (value: unknown, schema: unknown, problems: Problems): void =>
  walk(value, schema as Schema, '', { definitions: {}, problems, depth: 0 })
