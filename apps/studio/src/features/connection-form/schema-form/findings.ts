import { ExactNumber, type Finding, isJsonObject, type JsonValue } from '@halcyon/domain'
import { Errors } from 'typebox/value'
import { schemaAt, stepsOf } from './paths.ts'
import { type FormSchema, kindAt, kindsOf } from './prepare.ts'

/** Codes a schema gives: the form finds these itself, at once; all others only the server knows. */
const BY_SCHEMA = new Set([
  'required_missing',
  'type_mismatch',
  'enum_unknown',
  'malformed',
  'limit_exceeded',
  'unknown_field',
  'config_invalid',
])

type Narrow = { readonly [key: string]: unknown }

/** Unions give way to the member that `value` is of, so that its errors are told and not those of all the others. */
function narrow(schema: FormSchema, value: JsonValue | undefined): Narrow | boolean {
  const kinds = kindsOf(schema)
  if (kinds !== null) {
    const own = kindAt(kinds, value)
    if (own !== undefined) return narrow(own.schema, value)
    const words = kinds.flatMap(({ schema: { const: word } }) => (word === undefined ? [] : [word]))
    if (words.length > 0) return { enum: words }
    return { type: 'object', required: ['kind'], properties: { kind: { enum: kinds.map(({ kind }) => kind) } } }
  }
  const { properties, items, ...rest } = schema
  const inner = isJsonObject(value) ? value : {}
  return {
    ...rest,
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, member]) => [
              name,
              typeof member === 'object' ? narrow(member as FormSchema, inner[name]) : member,
            ]),
          ),
        }),
    ...(items === undefined ? {} : { items }),
  }
}

/** An exact number is judged as the number it is nearest to. */
function plain(value: JsonValue): unknown {
  if (value instanceof ExactNumber) return Number(value.source)
  if (Array.isArray(value)) return value.map(plain)
  if (!isJsonObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]))
}

interface SchemaError {
  readonly keyword: string
  readonly instancePath: string
  readonly params: Readonly<Record<string, unknown>>
  readonly message: string
}

type Say = (params: Readonly<Record<string, unknown>>) => readonly [code: string, message: string]

const count = (limit: unknown): string => Number(limit).toLocaleString('en')
const SAY: Readonly<Record<string, Say>> = {
  boolean: () => ['unknown_field', 'There is no such field.'],
  enum: ({ allowedValues }) => ['enum_unknown', `Must be one of: ${(allowedValues as unknown[]).join(', ')}.`],
  const: ({ allowedValue }) => ['enum_unknown', `Must be ${JSON.stringify(allowedValue)}.`],
  type: ({ type }) => ['type_mismatch', `Must be ${TYPE_WORDS[String(type)] ?? String(type)}.`],
  minLength: ({ limit }) => [
    'limit_exceeded',
    limit === 1 ? 'Must not be empty.' : `At least ${count(limit)} characters.`,
  ],
  maxLength: ({ limit }) => ['limit_exceeded', `At most ${count(limit)} characters.`],
  minimum: ({ limit }) => ['limit_exceeded', `At least ${count(limit)}.`],
  maximum: ({ limit }) => ['limit_exceeded', `At most ${count(limit)}.`],
  minItems: ({ limit }) => ['limit_exceeded', limit === 1 ? 'At least one is needed.' : `At least ${count(limit)}.`],
  maxItems: ({ limit }) => ['limit_exceeded', `At most ${count(limit)}.`],
  uniqueItems: () => ['malformed', 'One stands here twice.'],
  pattern: () => ['malformed', 'This does not have the expected form.'],
  format: ({ format }) => ['malformed', `Must be a ${String(format)}.`],
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  integer: 'a whole number',
  number: 'a number',
  string: 'text',
  boolean: 'on or off',
  array: 'a list',
  object: 'a group of fields',
}

const dotted = (root: string, pointer: string): string =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((path, step) => (/^\d+$/.test(step) ? `${path}[${step}]` : `${path}.${step}`), root)

/** A group of fields is missing by those fields of it that are needed. */
function missing(root: string, schema: FormSchema, value: JsonValue, path: string): Finding[] {
  const own = schemaAt(schema, value, stepsOf(path).slice(stepsOf(root).length))
  const inner = own?.properties === undefined ? [] : (own.required ?? [])
  return inner.length === 0
    ? [{ path, code: 'required_missing', message: 'This is needed.' }]
    : inner.flatMap((name) => missing(root, schema, value, `${path}.${name}`))
}

/** What the schema says against `value`, in words; `root` is where paths begin: `config`. */
export function schemaFindings(root: string, schema: FormSchema, value: JsonValue): Finding[] {
  const errors = Errors(narrow(schema, value) as Parameters<typeof Errors>[0], plain(value)) as unknown as SchemaError[]
  return errors.flatMap(({ keyword, instancePath, params, message }): Finding[] => {
    const path = dotted(root, instancePath)
    if (keyword === 'additionalProperties') return []
    if (keyword === 'required') {
      const names = (params.requiredProperties ?? []) as readonly string[]
      return names.flatMap((name) => missing(root, schema, value, `${path}.${name}`))
    }
    const said = SAY[keyword]?.(params)
    return [{ path, code: said?.[0] ?? 'malformed', message: said?.[1] ?? message }]
  })
}

/**
 * The form's own findings and the server's, each thing once. `fresh`: the server judged what is in the form now; else only what a schema
 * cannot say is taken from it.
 */
export function mergeFindings<F extends Finding>(
  own: readonly Finding[],
  server: readonly F[],
  fresh: boolean,
): Finding[] {
  const taken = fresh ? server : server.filter(({ code }) => !BY_SCHEMA.has(code))
  const told = ({ path, code }: Finding): boolean =>
    own.some((one) => one.path === path || (BY_SCHEMA.has(code) && one.path.startsWith(`${path}.`)))
  return [...own, ...taken.filter((finding) => !told(finding))]
}
