import type { DocumentView } from '../document/contract.ts'
import type { SamplePreview } from './contract.ts'

export interface Pairing {
  /** Relationships each choice would make in this sample; null = the choice is not possible. */
  readonly sameItem: number | null
  readonly everyPair: number
  /** What the relationship does now. */
  readonly now: 'same_item' | 'every_pair'
  /** More than 50: usually a mistake. */
  readonly warning: string | null
}

/** What the pairings of a relationship come to; null when the block is none, or an end is unknown. */
export const pairingOf = (_view: DocumentView, _block: number, _preview: SamplePreview): Pairing | null => null
