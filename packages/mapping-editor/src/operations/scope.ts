/** What is mapped at all: split, one per, ignored fields; and how relationships join. */
import type { JsonValue } from '@halcyon/domain'
import type { Operation } from '../patch/contract.ts'
import { refuse } from './result.ts'

/** One payload → an item for each entry; null = the payload is the item. */
export const setSplit = (_document: JsonValue, _path: string | null): Operation => refuse('not yet')
/** One record per entry of a list; the block's paths are rewritten so that they name the same fields as before. Null = one per item. */
export const setEach = (_document: JsonValue, _index: number, _path: string | null): Operation => refuse('not yet')

export interface NewEnds {
  readonly type?: string
  readonly from?: string
  readonly to?: string
  /** Null takes it away. */
  readonly role?: string | null
  readonly pair?: 'same_item' | 'every_pair' | null
}
/** Changes what is given of a relationship's verb, ends, role and pairing. */
export const setEnds = (_document: JsonValue, _index: number, _ends: NewEnds): Operation => refuse('not yet')

/** Leaves a field of the tree out of the coverage: kept in the document's `ignore`. */
export const ignorePath = (_document: JsonValue, _path: string): Operation => refuse('not yet')
export const unignorePath = (_document: JsonValue, _path: string): Operation => refuse('not yet')
