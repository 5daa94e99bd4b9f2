/** Rows: their source, target and whether they are required. */
import type { JsonValue } from '@halcyon/domain'
import type { SourceView } from '../document/contract.ts'
import type { Pointer } from '../json/pointer.ts'
import type { Operation } from '../patch/contract.ts'
import { refuse } from './result.ts'

/** Sets where a row's value comes from; steps stay. Makes the row when it is not there: `/outputs/0/fields/title`, `/outputs/1/key`, `/outputs/0/when`, `/filter`, `/recordId`. */
export const setSource = (_document: JsonValue, _pointer: Pointer, _source: SourceView): Operation => refuse('not yet')
/** Takes a row away (also `when`, `filter` and `recordId`; an entity's key is needed). */
export const removeRow = (_document: JsonValue, _pointer: Pointer): Operation => refuse('not yet')
/** Writes the row to another attribute of the same block. */
export const retargetRow = (_document: JsonValue, _pointer: Pointer, _attribute: string): Operation => refuse('not yet')
export const setRequired = (_document: JsonValue, _pointer: Pointer, _required: boolean): Operation => refuse('not yet')
