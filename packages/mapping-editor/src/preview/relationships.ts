import type { MapResult, RecordRef } from '@halcyon/domain'
import type { BlockView, DocumentView } from '../document/contract.ts'
import type { RecordPreview } from './contract.ts'

type Mapped = Extract<MapResult, { readonly outcome: 'mapped' }>

/** The block a relationship comes from: its verb and role, between blocks that made both ends. */
const blockOf = (
  blocks: readonly BlockView[],
  labels: ReadonlyMap<string, number>,
  type: string,
  role: string,
  from: RecordPreview | undefined,
  to: RecordPreview | undefined,
): number | undefined => {
  const made = (record: RecordPreview | undefined, label: string): boolean =>
    record?.blocks.includes(labels.get(label) ?? -1) === true
  const fits = ({ type: verb, ends }: BlockView): boolean =>
    verb === type && ends !== null && made(from, ends.from) && made(to, ends.to)
  const exact = blocks.find((block) => fits(block) && (block.ends?.role ?? '') === role)
  return (exact ?? blocks.find(fits))?.index
}

/** An item's relationships as cards. `made`: its alerts and entities. */
export const relationshipRecords = (
  view: DocumentView,
  result: Mapped,
  item: number,
  made: readonly RecordPreview[],
): readonly RecordPreview[] => {
  const byId = new Map(made.map((record) => [record.id, record]))
  const labels = new Map(
    view.blocks.flatMap(({ kind, label, index }) => (kind === 'relationship' ? [] : [[label, index] as const])),
  )
  const blocks = view.blocks.filter(({ kind }) => kind === 'relationship')
  const at = ({ kind, index }: RecordRef): string => `${item}/${kind}/${index}`
  return result.relationships.map((relationship, index): RecordPreview => {
    const { type, role } = relationship
    const from = at(relationship.from)
    const to = at(relationship.to)
    const block = blockOf(blocks, labels, type, role, byId.get(from), byId.get(to))
    const when = block === undefined ? null : (view.blocks[block]?.when ?? null)
    return {
      id: `${item}/relationship/${index}`,
      kind: 'relationship',
      item,
      blocks: block === undefined ? [] : [block],
      type,
      title: `${byId.get(from)?.title ?? from} ${type.replaceAll('_', ' ')} ${byId.get(to)?.title ?? to}`,
      key: null,
      scope: '',
      fields: {},
      ends: { from, to, role },
      rows: when === null ? [] : [{ row: when.row, element: null }],
      leaves: [],
    }
  })
}
