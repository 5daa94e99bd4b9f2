import type { RJSFSchema, UiSchema } from '@rjsf/utils'

/** JSON Schema as far as a form reads it. */
export type FormSchema = RJSFSchema & { readonly 'x-default'?: unknown; readonly 'x-unit'?: string }

export interface Prepared {
  readonly schema: FormSchema
  readonly uiSchema: UiSchema
}

const isSchema = (value: unknown): value is FormSchema => typeof value === 'object' && value !== null

/** A branch of a union: what it is called, and its schema. */
interface Kind {
  readonly kind: string
  readonly schema: FormSchema
}

/**
 * The branches of a union whose members are told apart by a constant `kind`, or of words and objects: `"latest"` is its own kind,
 * `{timestamp}` is told by the one field it needs. Null for anything else.
 */
export function kindsOf(schema: FormSchema): readonly Kind[] | null {
  const members = (schema.anyOf ?? schema.oneOf ?? []).filter(isSchema)
  const objects = members.filter(({ properties }) => properties !== undefined)
  if (objects.length === 0) return null
  const kinds = members.map((member) => {
    const kind = objects.length === members.length ? constOf(member.properties?.kind) : (member.const ?? onlyOf(member))
    return typeof kind === 'string' ? { kind, schema: member } : null
  })
  return kinds.every((kind) => kind !== null) ? kinds : null
}

const onlyOf = ({ required = [] }: FormSchema): string | undefined => (required.length === 1 ? required[0] : undefined)

/** Which of them a value is of. An object that has lost its one field is still that object. */
export function kindAt(kinds: readonly Kind[], value: unknown): Kind | undefined {
  if (value === undefined) return undefined
  const words = kinds.some(({ schema }) => schema.const !== undefined)
  if (typeof value !== 'object' || value === null) return kinds.find(({ schema }) => words && schema.const === value)
  if (!words) return kinds.find(({ kind }) => (value as { readonly kind?: unknown }).kind === kind)
  const empty = Object.keys(value).length === 0
  return kinds.find(({ kind, schema }) => schema.const === undefined && (empty || kind in value))
}

/** What is written when a kind is chosen, before anything is entered. */
export function firstOf({ kind, schema }: Kind): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.properties?.kind !== undefined) return { kind }
  return { [kind]: constOf(schema.properties?.[kind]) ?? '' }
}

/** Where a kind says what it is for. */
export const wordsOfKind = ({ kind, schema }: Kind): string | undefined => {
  if (schema.const !== undefined) return schema.description
  const told = schema.properties?.kind ?? schema.properties?.[kind]
  return isSchema(told) && told.const !== undefined ? told.description : undefined
}

const constOf = (schema: unknown): unknown => (isSchema(schema) ? schema.const : undefined)

/** A union of constants is an enumeration. */
function enumerated(schema: FormSchema): FormSchema {
  const members = schema.anyOf ?? schema.oneOf
  if (members === undefined || !members.every((member) => constOf(member) !== undefined)) return schema
  const { anyOf: _any, oneOf: _one, ...rest } = schema
  return { ...rest, type: 'string', enum: members.map(constOf) as string[] }
}

/** Text by text: a name → a value. */
function pairValues(schema: FormSchema): FormSchema | null {
  if (schema.type !== 'object' || schema.properties !== undefined) return null
  const [pattern] = Object.values(schema.patternProperties ?? {})
  const values = pattern ?? schema.additionalProperties
  return isSchema(values) && values.type === 'string' ? values : null
}

const SCALARS = new Set(['string', 'number', 'integer', 'boolean'])

/** Which of our fields draws it; undefined = the form library's own walk through objects and lists. */
function fieldOf(schema: FormSchema): string | undefined {
  if (kindsOf(schema) !== null) return 'KindField'
  if (pairValues(schema) !== null) return 'PairsField'
  if (typeof schema.type === 'string' && SCALARS.has(schema.type)) return 'ScalarField'
  if (schema.enum !== undefined) return 'ScalarField'
  if (schema.type === 'array' && isSchema(schema.items) && !Array.isArray(schema.items)) {
    const items = enumerated(schema.items as FormSchema)
    if (items.enum !== undefined) return 'ChoicesField'
    if (items.type === 'string') return 'ListField'
  }
  return undefined
}

/**
 * The schema and UI schema the form library is given. Defaults move to `x-default`: they are shown, and never written into a draft.
 */
export function prepare(source: FormSchema, ui: UiSchema = {}): Prepared {
  const { default: fallback, ...given } = enumerated(source)
  const schema: FormSchema = fallback === undefined ? given : { ...given, 'x-default': fallback }
  const field = fieldOf(schema)
  const uiSchema: UiSchema = { ...ui }
  if (field !== undefined && ui['ui:field'] === undefined) {
    uiSchema['ui:field'] = field
    uiSchema['ui:fieldReplacesAnyOrOneOf'] = true
  }
  const kinds = kindsOf(schema)
  if (kinds !== null) {
    uiSchema.branches = Object.fromEntries(kinds.map((kind) => [kind.kind, prepare(branchOf(kind), bare(ui))]))
    return { schema, uiSchema }
  }
  if (schema.properties !== undefined) {
    const properties: NonNullable<RJSFSchema['properties']> = {}
    for (const [name, member] of Object.entries(schema.properties)) {
      if (!isSchema(member)) continue
      const done = prepare(member as FormSchema, ui[name] as UiSchema)
      properties[name] = done.schema
      uiSchema[name] = done.uiSchema
    }
    const order = orderOf(ui['ui:order'], Object.keys(properties))
    return {
      schema: { ...schema, properties },
      uiSchema: order === null ? uiSchema : { ...uiSchema, 'ui:order': order },
    }
  }
  if (field === undefined && schema.type === 'array' && isSchema(schema.items)) {
    const done = prepare(schema.items as FormSchema, (ui.items ?? {}) as UiSchema)
    return { schema: { ...schema, items: done.schema }, uiSchema: { ...uiSchema, items: done.uiSchema } }
  }
  return { schema, uiSchema }
}

/** Without what tells it apart, unless that is to be entered. */
function branchOf({ kind, schema }: Kind): FormSchema {
  const told = ([name, member]: readonly [string, unknown]): boolean =>
    name === 'kind' || (name === kind && constOf(member) !== undefined)
  const properties = Object.fromEntries(Object.entries(schema.properties ?? {}).filter((entry) => !told(entry)))
  const required = schema.required?.filter((name) => name in properties) ?? []
  return { ...schema, properties, required }
}

function bare(ui: UiSchema): UiSchema {
  const { 'ui:field': _field, ...rest } = ui
  return { ...rest, 'ui:bare': true }
}

/** An order may name fields that are not there (of another kind): the form library refuses those. */
function orderOf(order: unknown, names: readonly string[]): string[] | null {
  if (!Array.isArray(order)) return null
  const kept = order.filter((name) => name === '*' || names.includes(name as string)) as string[]
  return kept.includes('*') ? kept : [...kept, '*']
}

/** The words for a field without a title: `maxWaitMs` → "Max wait ms". */
export function titleFrom(name: string): string {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
