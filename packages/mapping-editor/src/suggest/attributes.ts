/** Attributes from names, checked by the values: what the ontology would refuse is not proposed. */
import type { AttributeSpec, JsonValue } from '@halcyon/domain'
import type { BlockView, DocumentView } from '../document/contract.ts'
import { readDocument } from '../document/read.ts'
import { attributeSpec } from '../document/targets.ts'
import { child } from '../json/pointer.ts'
import { addOutput } from '../operations/outputs.ts'
import { chain } from '../operations/result.ts'
import { setSource } from '../operations/rows.ts'
import { relativePath } from '../source/relative.ts'
import type { Suggestion } from './contract.ts'
import { type Field, relevanceOf, shortName, sourcesOf } from './fields.ts'
import { ALERT_NAMES, ENTITY_NAMES } from './synonyms.ts'
import { foldName, nameFit } from './words.ts'

const LISTS: ReadonlySet<string> = new Set(['string_list', 'attack_list', 'json'])

interface Candidate {
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

const candidate = (spec: AttributeSpec, names: readonly string[], field: Field): Candidate | null => {
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
  return { attribute: spec.name, field, confidence, preview: values[0] ?? null, reason }
}

/** Each field for one attribute, each attribute once, the best first. */
const assign = (candidates: readonly Candidate[]): readonly Candidate[] => {
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

const suggestionOf = (
  document: JsonValue,
  view: DocumentView,
  block: BlockView | null,
  made: Candidate,
): Suggestion | null => {
  const { attribute, field, confidence, preview, reason } = made
  const path = relativePath(field.path, { split: view.split, each: block?.each ?? null })
  if (path === null) return null
  const label = block?.label ?? 'alert'
  const title = `${label} ${attribute} from ${shortName(field)}`
  const index = block?.index ?? view.blocks.length
  const pointer = child('', 'outputs', index, 'fields', attribute)
  const put = (next: JsonValue) => setSource(next, pointer, { kind: 'path', path })
  const operation = block === null ? [(next: JsonValue) => addOutput(next, { kind: 'alert' }), put] : [put]
  const chained = chain(document, title, operation)
  if (!chained.ok) return null
  const id = `${label}.${attribute} ${field.path}`
  return { id, origin: 'name', title, reason, path: field.path, preview, confidence, patch: chained.patch }
}

const forBlock = (
  document: JsonValue,
  view: DocumentView,
  block: BlockView | null,
  fields: readonly Field[],
): readonly Suggestion[] => {
  const kind = block?.kind ?? 'alert'
  const names = kind === 'alert' ? ALERT_NAMES : (ENTITY_NAMES[block?.type ?? ''] ?? {})
  const mapped = new Set(block?.rows.map(({ target }) => target.name))
  const taken = new Set(block?.rows.flatMap((row) => sourcesOf(view, row, block.each)))
  const candidates = Object.entries(names).flatMap(([attribute, spellings]) => {
    const spec = attributeSpec(kind, block?.type ?? null, attribute)
    if (spec === null || mapped.has(attribute)) return []
    return fields.flatMap((field) => {
      const made = taken.has(field.path) ? null : candidate(spec, spellings, field)
      return made === null ? [] : [made]
    })
  })
  return assign(candidates).flatMap((made) => suggestionOf(document, view, block, made) ?? [])
}

/** Below which fields an entity's attributes are looked for: beside its key. */
const beside = (view: DocumentView, block: BlockView, fields: readonly Field[]): readonly Field[] => {
  const [key] = block.key === null ? [] : sourcesOf(view, block.key, block.each)
  if (key === undefined) return []
  const own = fields.find(({ path }) => path === key)
  const { parent } = own?.node ?? { parent: null }
  // At the top everything is beside everything.
  if (parent === null || parent === '$') return []
  const list = block.each
  return fields
    .filter(({ node }) => node.parent === parent)
    .map((field) => (list === null ? field : { ...field, many: false }))
}

/** For the first alert block (or one to be made), and for entities from the fields beside their key. */
export const attributeSuggestions = (document: JsonValue, fields: readonly Field[]): readonly Suggestion[] => {
  const view = readDocument(document)
  const alert = view.blocks.find(({ kind }) => kind === 'alert') ?? null
  const inAlert = fields.flatMap((field) => inside(view, alert?.each ?? null, field) ?? [])
  const entities = view.blocks.filter(({ kind }) => kind === 'entity')
  return [
    ...forBlock(document, view, alert, inAlert),
    ...entities.flatMap((block) => forBlock(document, view, block, beside(view, block, fields))),
  ]
}

/** Below the split path and the block's list a field has one value; null for what is outside of the items. */
const inside = (view: DocumentView, each: string | null, field: Field): Field | null => {
  const path = relativePath(field.path, { split: view.split, each })
  return path === null ? null : { ...field, many: path.includes('[*]') }
}
