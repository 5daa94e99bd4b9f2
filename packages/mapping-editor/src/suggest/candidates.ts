/** Fields for an attribute, from names and values: what the ontology would refuse is not proposed. */
import type { AttributeSpec, JsonValue } from '@halcyon/domain'
import type { StepView } from '../document/contract.ts'
import type { SuggestionOrigin } from './contract.ts'
import { type Field, nameOf, relevanceOf } from './fields.ts'
import { severityScale } from './severity-scale.ts'
import { foldName, nameFit } from './words.ts'

const LISTS: ReadonlySet<string> = new Set(['string_list', 'attack_list', 'json'])

export interface Candidate {
  /** Steps the row needs. */
  readonly steps?: readonly StepView[]
  readonly origin: SuggestionOrigin
  readonly attribute: string
  readonly field: Field
  readonly confidence: number
  readonly preview: JsonValue
  readonly reason: string
}

/** One value, several values. */
const WHAT: Readonly<Record<string, readonly [string, string]>> = {
  timestamp: ['a time', 'times'],
  enum: ['a word it knows', 'words it knows'],
  url: ['a link', 'links'],
  integer: ['a whole number', 'whole numbers'],
  number: ['a number', 'numbers'],
  boolean: ['yes or no', 'yes or no'],
}

const reasonFor = (spec: AttributeSpec, field: Field, name: string, count: number): string => {
  const known = WHAT[spec.type]
  const values =
    known === undefined ? '' : count === 1 ? `; its value is ${known[0]}` : `; all ${count} values are ${known[1]}`
  const also = name === foldName(spec.name) ? '' : `, a name for ${spec.name}`
  return `It is called ${field.node.key}${also}${values}`
}

/** What the ontology makes of the values; null when it refuses one. */
const accepted = (spec: AttributeSpec, field: Field): readonly JsonValue[] | null => {
  const made = field.values
    .filter((value) => typeof value !== 'object' || LISTS.has(spec.type))
    .map((value) => spec.coerce(value))
  if (made.length === 0 || made.length < field.values.length) return null
  const values = made.flatMap((one) => (one.ok ? [one.value] : []))
  return values.length === made.length ? values : null
}

const byName = (spec: AttributeSpec, names: readonly string[], field: Field): Candidate | null => {
  if (field.many && !LISTS.has(spec.type)) return null
  const fits = names.map((name, at) => ({ name, fit: nameFit(field.names, name) * (1 - (0.35 * at) / names.length) }))
  const best = fits.reduce((left, right) => (right.fit > left.fit ? right : left), { name: '', fit: 0 })
  const values = best.fit === 0 ? null : accepted(spec, field)
  if (values === null) return null
  const present = field.node.presentIn / Math.max(1, field.node.samples)
  const depth = Math.max(0, field.node.depth - 1)
  const near = Math.max(0.1, best.fit * 0.95 - depth * 0.08) * relevanceOf(field)
  const confidence = Math.min(0.95, near * (0.5 + present / 2))
  const reason = reasonFor(spec, field, best.name, values.length)
  return { origin: 'name', attribute: spec.name, field, confidence, preview: values[0] ?? null, reason }
}

/** Names under which words such as "high" or "new" mean something else. */
const OTHER_WORDS = /(^|[._])(status|state|type|kind|action|result|outcome|confidence|category|mode)$/
const TIME_NAME = /(time|date|_at|_on|ts|seen|when|stamp)$/

const saysSeverity = (field: Field): boolean =>
  !OTHER_WORDS.test(nameOf(field)) &&
  (field.values.every((value) => typeof value === 'string' && /[a-z]/i.test(value)) ||
    /sev|prio/.test(field.names.at(-1) ?? ''))

const saysTime = (field: Field): boolean =>
  field.values.every((value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d[T ]\d\d:/.test(value)) ||
  TIME_NAME.test(field.names.at(-1) ?? '')

/** Without a telling name: severity words and numbers, and times. */
const VALUES: Readonly<Record<string, { readonly says: (field: Field) => boolean; readonly what: string }>> = {
  severity: { says: saysSeverity, what: 'a severity' },
  occurredAt: { says: saysTime, what: 'a time' },
}

const byValue = (spec: AttributeSpec, field: Field): Candidate | null => {
  const telling = Object.hasOwn(VALUES, spec.name) ? VALUES[spec.name] : undefined
  if (telling === undefined || field.many || field.values.length === 0 || !telling.says(field)) return null
  const values = accepted(spec, field)
  if (values === null) return null
  const present = field.node.presentIn / Math.max(1, field.node.samples)
  const reason =
    values.length === 1 ? `Its value is ${telling.what}` : `Each of its ${values.length} values is ${telling.what}`
  const confidence = 0.35 * relevanceOf(field) * (0.5 + present / 2)
  return { origin: 'value', attribute: spec.name, field, confidence, preview: values[0] ?? null, reason }
}

const byScale = (spec: AttributeSpec, field: Field): Candidate | null => {
  if (spec.name !== 'severity' || field.many) return null
  const scale = severityScale(field.names.at(-1) ?? '', field.values)
  if (scale === null) return null
  const preview = scale.of(field.values[0] ?? null) ?? null
  const reason = `It is called ${field.node.key}, with ${scale.what}`
  const confidence = scale.confidence * relevanceOf(field)
  return { origin: 'value', attribute: spec.name, field, confidence, preview, reason, steps: [scale.step] }
}

/** Every field that could be the attribute. */
export const candidatesOf = (
  spec: AttributeSpec,
  names: readonly string[],
  fields: readonly Field[],
): readonly Candidate[] =>
  fields.flatMap((field) => byScale(spec, field) ?? byName(spec, names, field) ?? byValue(spec, field) ?? [])

/** Each field for one attribute, each attribute once, the best first. */
export const assign = (candidates: readonly Candidate[]): readonly Candidate[] => {
  const fields = new Set<string>()
  const attributes = new Set<string>()
  return candidates
    .toSorted((left, right) => right.confidence - left.confidence)
    .filter(({ attribute, field }) => {
      if (fields.has(field.path) || attributes.has(attribute)) return false
      fields.add(field.path)
      attributes.add(attribute)
      return true
    })
}
