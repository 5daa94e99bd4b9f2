import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { TSchema } from 'typebox'

type Node = Record<string, unknown>
/** Members that hold one schema, many by name, many in a list. */
const ONE = ['items', 'additionalProperties', 'not', 'contains', 'if', 'then', 'else'] as const
const NAMED = ['properties', 'patternProperties', '$defs'] as const
const LISTED = ['anyOf', 'oneOf', 'prefixItems'] as const

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The schema with every object closed that does not say otherwise: an unknown field is a mistake, not decoration.
 * Members of `allOf` stay as they are; each sees only its part.
 */
export function closed(schema: unknown): unknown {
  if (!isNode(schema)) return schema
  const out: Node = { ...schema }
  for (const key of ONE) if (key in out) out[key] = closed(out[key])
  for (const key of NAMED) {
    const members = out[key]
    if (isNode(members))
      out[key] = Object.fromEntries(Object.entries(members).map(([name, one]) => [name, closed(one)]))
  }
  for (const key of LISTED) {
    const members = out[key]
    if (Array.isArray(members)) out[key] = members.map(closed)
  }
  const open = 'additionalProperties' in out || 'unevaluatedProperties' in out || 'patternProperties' in out
  if (isNode(out.properties) && !open) out.additionalProperties = false
  return out
}

const options = { allErrors: true, strict: false, verbose: true, validateSchema: false } as const
const withFormats = (ajv: Ajv2020): Ajv2020 => {
  formats.default(ajv)
  return ajv
}
const bodies = withFormats(new Ajv2020(options))
const queries = withFormats(new Ajv2020({ ...options, coerceTypes: 'array', useDefaults: true }))

const compiled = { body: new WeakMap<TSchema, ValidateFunction>(), query: new WeakMap<TSchema, ValidateFunction>() }

/** Compiled once a schema. `query` reads strings as the schema's types and fills defaults. */
export function validatorOf(schema: TSchema, kind: 'body' | 'query'): ValidateFunction {
  const known = compiled[kind].get(schema)
  if (known !== undefined) return known
  const made = (kind === 'body' ? bodies : queries).compile(closed(schema) as Node)
  compiled[kind].set(schema, made)
  return made
}
