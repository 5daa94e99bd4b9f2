import { RELATIONSHIP_VERBS } from '@halcyon/domain'
import type { BlockView, DocumentView, NewOutput } from '@halcyon/mapping-editor'

const typeOf = (block: BlockView | undefined): string | null =>
  block === undefined ? null : block.kind === 'alert' ? 'alert' : block.type

const takes = (types: readonly string[], type: string | null): boolean =>
  type !== null && (types.includes(type) || (types.includes('*') && type !== 'alert'))

/** Verbs that may join these two, by label. */
export function fittingVerbs(view: DocumentView, from: string, to: string): readonly string[] {
  const start = typeOf(view.blocks.find(({ label }) => label === from))
  const end = typeOf(view.blocks.find(({ label }) => label === to))
  return RELATIONSHIP_VERBS.filter((spec) => takes(spec.from, start) && takes(spec.to, end)).map(({ verb }) => verb)
}

/** A relationship that makes sense between the blocks there are and is not there yet; null where there is none. */
export function nextRelationship(view: DocumentView): NewOutput | null {
  const ends = view.blocks.filter(({ kind }) => kind === 'alert' || kind === 'entity')
  const there = new Set(view.blocks.map(({ ends: has }) => (has === null ? '' : `${has.from} ${has.to}`)))
  for (const from of ends) {
    for (const to of ends) {
      if (from === to || there.has(`${from.label} ${to.label}`)) continue
      const [type] = fittingVerbs(view, from.label, to.label)
      if (type === undefined) continue
      const roles = RELATIONSHIP_VERBS.find(({ verb }) => verb === type)?.roles ?? []
      return {
        kind: 'relationship',
        type,
        from: from.label,
        to: to.label,
        ...(roles[0] === undefined ? {} : { role: roles[0] }),
      }
    }
  }
  return null
}
