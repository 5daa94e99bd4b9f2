import { ENTITY_TYPES, type JsonValue, RELATIONSHIP_VERBS } from '@halcyon/domain'
import { objectOf } from '../json/object.ts'
import type { Refused } from '../patch/contract.ts'
import { refuse } from './result.ts'

export interface NewOutput {
  readonly kind: 'alert' | 'entity' | 'relationship'
  /** Entity type or verb; not for alerts. */
  readonly type?: string
  readonly name?: string
  /** Ends of a relationship, by label. */
  readonly from?: string
  readonly to?: string
  readonly role?: string
  /** One per this list, as a path of the item. */
  readonly each?: string
}

const freeName = (base: string, taken: readonly string[]): string => {
  let name = base
  for (let next = 2; taken.includes(name); next += 1) name = `${base}_${next}`
  return name
}

const given = (entries: readonly (readonly [string, JsonValue | undefined])[]): JsonValue =>
  objectOf(entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])))

/** The JSON of a new block: without rows, and for an entity without its key's source yet. */
export const newOutputJson = (
  { kind, type, name, from, to, role, each }: NewOutput,
  labels: readonly string[],
): { readonly ok: true; readonly value: JsonValue } | Refused => {
  if (kind === 'alert') {
    const named = name ?? freeName('alert', labels)
    return {
      ok: true,
      value: given([
        ['name', named],
        ['kind', kind],
        ['each', each],
        ['fields', {}],
      ]),
    }
  }
  if (type === undefined) return refuse('Choose a type first')
  if (kind === 'entity') {
    if (!Object.hasOwn(ENTITY_TYPES, type)) return refuse(`There is no entity type '${type}'`)
    const named = name ?? freeName(type, labels)
    return {
      ok: true,
      value: given([
        ['name', named],
        ['kind', kind],
        ['type', type],
        ['each', each],
        ['key', {}],
        ['fields', {}],
      ]),
    }
  }
  if (!RELATIONSHIP_VERBS.some(({ verb }) => verb === type)) return refuse(`There is no relationship '${type}'`)
  if (from === undefined || to === undefined) return refuse('A relationship needs both its ends')
  return {
    ok: true,
    value: given([
      ['name', name],
      ['kind', kind],
      ['type', type],
      ['role', role],
      ['from', from],
      ['to', to],
    ]),
  }
}
