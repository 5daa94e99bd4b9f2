import type { RJSFSchema, UiSchema } from '@rjsf/utils'

/** JSON Schema as far as a form reads it. */
export type FormSchema = RJSFSchema & { readonly 'x-default'?: unknown; readonly 'x-unit'?: string }

export interface Prepared {
  readonly schema: FormSchema
  readonly uiSchema: UiSchema
}

const isSchema = (value: unknown): value is FormSchema => typeof value === 'object' && value !== null

/** The branches of a union whose members are told apart by a constant `kind`; null for anything else. */
export function kindsOf(schema: FormSchema): readonly { readonly kind: string; readonly schema: FormSchema }[] | null {
  const members = schema.anyOf ?? schema.oneOf
  if (members === undefined) return null
  const kinds = members.map((member) => {
    const kind = isSchema(member) ? constOf(member.properties?.kind) : undefined
    return typeof kind === 'string' ? { kind, schema: member as FormSchema } : null
  })
  return kinds.every((kind) => kind !== null) ? kinds : null
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
    uiSchema.branches = Object.fromEntries(
      kinds.map(({ kind, schema: branch }) => [kind, prepare(branchOf(branch), bare(ui))]),
    )
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

function branchOf(branch: FormSchema): FormSchema {
  const { kind: _kind, ...properties } = branch.properties ?? {}
  const required = branch.required?.filter((name) => name !== 'kind') ?? []
  return { ...branch, properties, required }
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
