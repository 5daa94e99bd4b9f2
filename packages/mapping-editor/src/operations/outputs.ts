/** Blocks: add, remove, rename, move. Relationships follow the blocks they name. */
import type { JsonValue } from '@halcyon/domain'
import type { Operation } from '../patch/contract.ts'
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
  /** One per this list. */
  readonly each?: string
}

/** Adds a block at `at`, else last. */
export const addOutput = (_document: JsonValue, _output: NewOutput, _at?: number): Operation => refuse('not yet')
/** Removes a block, and the relationships that name it. */
export const removeOutput = (_document: JsonValue, _index: number): Operation => refuse('not yet')
/** Names a block; relationships that name it follow. '' takes the name away. */
export const renameOutput = (_document: JsonValue, _index: number, _name: string): Operation => refuse('not yet')
/** Moves a block before the place `to` has after it was taken out. */
export const moveOutput = (_document: JsonValue, _from: number, _to: number): Operation => refuse('not yet')
