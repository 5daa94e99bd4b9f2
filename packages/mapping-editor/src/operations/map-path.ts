/** *Map to…* on a leaf, a drop on a row, the row's combobox: one operation. */
import type { JsonValue } from '@halcyon/domain'
import type { Operation, Patch } from '../patch/contract.ts'
import { refuse } from './result.ts'

export interface MapTarget {
  /** Index of the block. */
  readonly block: number
  /** An attribute's name, or `key`. */
  readonly target: string
}

/** A list goes into a single value: the person chooses. */
export interface ListChoice {
  readonly id: 'one_per' | 'first' | 'join'
  /** "One host per devices entry", "The first value", "Joined with commas". */
  readonly label: string
  readonly patch: Patch
}

export type Mapped =
  | Operation
  | { readonly ok: false; readonly reason: string; readonly choices: readonly ListChoice[] }

/** Maps a field of the tree to a target; what the row had as its source is replaced, its steps stay. */
export const mapPath = (_document: JsonValue, _path: string, _to: MapTarget): Mapped => refuse('not yet')
/** The sentence for the live region: `user.email mapped to Account name, preview a@b.c`. */
export const mappedText = (path: string, target: string, preview: string | null): string =>
  `${path.replace(/^\$\.?/, '')} mapped to ${target}${preview === null ? '' : `, preview ${preview}`}`
