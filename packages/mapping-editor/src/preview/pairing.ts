import type { DocumentView } from '../document/contract.ts'
import type { Making, SamplePreview } from './contract.ts'

export interface Pairing {
  /** Relationships each choice would make in this sample; null = the choice is not possible. */
  readonly sameItem: number | null
  readonly everyPair: number
  /** What the relationship does now. */
  readonly now: 'same_item' | 'every_pair'
  /** More than 50: usually a mistake. */
  readonly warning: string | null
}

/** Above this many, a pairing is questioned. */
const MANY = 50

const pairs = (
  from: readonly Making[],
  to: readonly Making[],
  meet: (left: Making, right: Making) => boolean,
): number => {
  const seen = new Set<string>()
  for (const left of from) {
    for (const right of to) {
      if (left.item === right.item && left.record !== right.record && meet(left, right)) {
        seen.add(`${left.record} ${right.record}`)
      }
    }
  }
  return seen.size
}

/** What the pairings of a relationship come to in a sample, its `when` aside; null when the block is none, or an end is unknown. */
export const pairingOf = (view: DocumentView, block: number, preview: SamplePreview): Pairing | null => {
  const ends = view.blocks[block]?.ends ?? null
  const end = (label: string) => view.blocks.find((each) => each.kind !== 'relationship' && each.label === label)
  const from = ends === null ? undefined : end(ends.from)
  const to = ends === null ? undefined : end(ends.to)
  if (ends === null || from === undefined || to === undefined) return null
  const made = (index: number) => preview.makings.filter((making) => making.block === index)
  const both = from.each !== null && to.each !== null
  const everyPair = pairs(made(from.index), made(to.index), () => true)
  const sameItem = both
    ? pairs(made(from.index), made(to.index), (left, right) => left.element === right.element)
    : null
  const now = ends.pair ?? (both && from.each === to.each ? 'same_item' : 'every_pair')
  const count = now === 'same_item' ? (sameItem ?? 0) : everyPair
  const warning = count > MANY ? `${count} relationships from one payload: is the same item meant?` : null
  return { sameItem, everyPair, now, warning }
}
