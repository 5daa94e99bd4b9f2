/** Attributes of the alert, and of entities from the fields beside their key. */
import type { JsonValue } from '@halcyon/domain'
import type { BlockView, DocumentView } from '../document/contract.ts'
import { readDocument } from '../document/read.ts'
import { attributeSpec } from '../document/targets.ts'
import { child } from '../json/pointer.ts'
import { addOutput } from '../operations/outputs.ts'
import { chain } from '../operations/result.ts'
import { setSource } from '../operations/rows.ts'
import { addSteps } from '../operations/steps.ts'
import { relativePath } from '../source/relative.ts'
import { assign, type Candidate, candidatesOf } from './candidates.ts'
import type { Suggestion } from './contract.ts'
import { type Field, shortName, sourcesOf } from './fields.ts'
import { ALERT_NAMES, ENTITY_NAMES } from './synonyms.ts'

const suggestionOf = (
  document: JsonValue,
  view: DocumentView,
  block: BlockView | null,
  made: Candidate,
): Suggestion | null => {
  const { attribute, field, confidence, preview, reason, origin } = made
  const path = relativePath(field.path, { split: view.split, each: block?.each ?? null })
  if (path === null) return null
  const label = block?.label ?? 'alert'
  const title = `${label} ${attribute} from ${shortName(field)}`
  const index = block?.index ?? view.blocks.length
  const pointer = child('', 'outputs', index, 'fields', attribute)
  const put = (next: JsonValue) => setSource(next, pointer, { kind: 'path', path })
  const convert = (next: JsonValue) => addSteps(next, pointer, made.steps ?? [])
  const row = made.steps === undefined ? [put] : [put, convert]
  const operation = block === null ? [(next: JsonValue) => addOutput(next, { kind: 'alert' }), ...row] : row
  const chained = chain(document, title, operation)
  if (!chained.ok) return null
  const id = `${label}.${attribute} ${field.path}`
  return { id, origin, title, reason, path: field.path, preview, confidence, patch: chained.patch }
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
    const free = fields.filter(({ path }) => !taken.has(path))
    return candidatesOf(spec, spellings, free)
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
