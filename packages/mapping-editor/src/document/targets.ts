/** What rows write to, from the ontology. */
import { ALERT_ATTRIBUTES, type AttributeSpec, ENTITY_TYPES, type EntityTypeSpec } from '@halcyon/domain'
import type { BlockKind, TargetView } from './contract.ts'

const own = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined

export const entitySpec = (type: string | null): EntityTypeSpec | undefined =>
  type === null ? undefined : own(ENTITY_TYPES, type)

/** The name every entity has besides what its type lists. */
const ENTITY_NAME: TargetView = {
  name: 'name',
  role: 'attribute',
  type: 'string',
  required: false,
  description: 'What people call it.',
  values: [],
  known: true,
}

const unknown = (name: string): TargetView => ({
  name,
  role: 'attribute',
  type: null,
  required: false,
  description: '',
  values: [],
  known: false,
})

/** Of the attributes every alert has, the runtime has a stand-in for all but the title. */
const needed = (spec: AttributeSpec, kind: BlockKind): boolean => kind === 'alert' && spec.name === 'title'

const fromSpec = (spec: AttributeSpec, kind: BlockKind): TargetView => ({
  name: spec.name,
  role: 'attribute',
  type: spec.type,
  required: needed(spec, kind),
  description: spec.description,
  values: spec.values ?? [],
  known: true,
})

/** The ontology's own check of an attribute; null where any JSON is kept. */
export const attributeSpec = (kind: BlockKind, type: string | null, name: string): AttributeSpec | null => {
  if (kind === 'alert') return own(ALERT_ATTRIBUTES, name) ?? null
  if (kind === 'entity' && name === 'name') return own(ALERT_ATTRIBUTES, 'ruleName') ?? null
  return entitySpec(type)?.attributes.find((spec) => spec.name === name) ?? null
}

/** The target an attribute's name stands for in a block. */
export const attributeTarget = (kind: BlockKind, type: string | null, name: string): TargetView => {
  if (kind === 'entity' && name === 'name') return ENTITY_NAME
  const spec = attributeSpec(kind, type, name)
  return spec === null || spec.runtime === true ? unknown(name) : fromSpec(spec, kind)
}

/** Every attribute a block of this kind can have, required ones first, then in the ontology's order. */
export const targetsOf = (kind: BlockKind, type: string | null): readonly TargetView[] => {
  if (kind === 'alert') {
    const specs = Object.values(ALERT_ATTRIBUTES).filter((spec) => spec.runtime !== true)
    return specs
      .map((spec) => fromSpec(spec, kind))
      .toSorted((left, right) => Number(right.required) - Number(left.required))
  }
  if (kind !== 'entity') return []
  const listed = (entitySpec(type)?.attributes ?? []).filter((spec) => spec.name !== 'name')
  return [ENTITY_NAME, ...listed.map((spec) => fromSpec(spec, kind))]
}

const special = (
  role: Exclude<TargetView['role'], 'attribute'>,
  required: boolean,
  description: string,
): TargetView => ({
  name: role,
  role,
  type: null,
  required,
  description,
  values: [],
  known: true,
})

export const keyTarget = (type: string | null): TargetView =>
  special('key', true, entitySpec(type)?.description ?? 'What the entity is recognised by.')
export const WHEN_TARGET = special('when', false, 'Records are made only where this is true.')
export const FILTER_TARGET = special('filter', false, 'Items for which this is false are counted as filtered.')
export const RECORD_ID_TARGET = special('recordId', false, 'The thing’s id at the source; else the digest of the item.')
