/** Entities from values: an IPv4 in `src_ip` becomes an ip, with its part in the alert. */
import { ENTITY_TYPES, type JsonValue } from '@halcyon/domain'
import type { DocumentView } from '../document/contract.ts'
import { readDocument } from '../document/read.ts'
import { child } from '../json/pointer.ts'
import { addOutput } from '../operations/outputs.ts'
import { chain } from '../operations/result.ts'
import { setSource } from '../operations/rows.ts'
import { ANY_ENTRY, parseSimplePath, pathText } from '../source/path.ts'
import { relativePath } from '../source/relative.ts'
import type { Suggestion } from './contract.ts'
import { type EntityKind, entityKindOf, roleOf } from './entity-kinds.ts'
import { type Field, nameOf, relevanceOf, shortName, sourcesOf } from './fields.ts'

/** The list the field is in, as a path of the item; null outside of lists. */
const listOf = (path: string, split: string | null): string | null => {
  const own = relativePath(path, { split, each: null })
  const steps = own === null ? [] : (parseSimplePath(own)?.steps ?? [])
  const last = steps.lastIndexOf(ANY_ENTRY)
  return last < 0 ? null : pathText(steps.slice(0, last + 1))
}

const suggestionOf = (
  document: JsonValue,
  view: DocumentView,
  field: Field,
  kind: EntityKind,
  key: JsonValue,
): Suggestion | null => {
  const each = listOf(field.path, view.split)
  const path = relativePath(field.path, { split: view.split, each })
  if (path === null) return null
  const { type } = kind
  const alert = view.blocks.find((block) => block.kind === 'alert')
  const role = roleOf(nameOf(field), type)
  const entity = view.blocks.length
  const title = `${ENTITY_TYPES[type]?.title ?? type} from ${shortName(field)}${alert === undefined ? '' : `, ${role} of the ${alert.label}`}`
  const chained = chain(document, title, [
    (next) => addOutput(next, each === null ? { kind: 'entity', type } : { kind: 'entity', type, each }),
    (next) => setSource(next, child('', 'outputs', entity, 'key'), { kind: 'path', path }),
    ...(alert === undefined
      ? []
      : [
          (next: JsonValue) => {
            const to = readDocument(next).blocks[entity]?.label ?? type
            return addOutput(next, { kind: 'relationship', type: 'involves', role, from: alert.label, to })
          },
        ]),
  ])
  if (!chained.ok) return null
  const count = field.values.length
  const all = count === 1 ? `Its value is ${kind.what}` : `Each of ${count} values is ${kind.what}`
  const reason = `${all}${kind.named === null ? '' : `, and ${field.node.key} says so`}`
  const present = field.node.presentIn / Math.max(1, field.node.samples)
  const confidence = Math.min(0.9, kind.confidence * (0.5 + present / 2) * (type === 'user' ? relevanceOf(field) : 1))
  return {
    id: `${type} ${field.path}`,
    origin: 'value',
    title,
    reason,
    path: field.path,
    preview: key,
    confidence,
    patch: chained.patch,
  }
}

/** Fields whose values are identities, and that no entity is made of yet. */
export const entitySuggestions = (document: JsonValue, fields: readonly Field[]): readonly Suggestion[] => {
  const view = readDocument(document)
  const keys = new Set(
    view.blocks.flatMap((block) =>
      block.kind === 'entity' && block.key !== null ? sourcesOf(view, block.key, block.each) : [],
    ),
  )
  const links = new Set(
    view.blocks.flatMap((block) =>
      block.rows.flatMap((row) => (row.target.type === 'url' ? sourcesOf(view, row, block.each) : [])),
    ),
  )
  return fields.flatMap((field) => {
    if (!field.leaf || keys.has(field.path) || links.has(field.path)) return []
    const kind = entityKindOf(nameOf(field), field.values)
    if (kind === null) return []
    const made = ENTITY_TYPES[kind.type]?.normaliseKey(field.values[0] ?? null, 'preview')
    if (made?.ok !== true) return []
    return suggestionOf(document, view, field, kind, made.key) ?? []
  })
}
