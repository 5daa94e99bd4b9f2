/** Chips of a row. `index` counts the steps of the view. */
import type { JsonValue } from '@halcyon/domain'
import type { StepView } from '../document/contract.ts'
import type { Pointer } from '../json/pointer.ts'
import type { Operation } from '../patch/contract.ts'
import { refuse } from './result.ts'

/** Adds steps where the language runs them; functions go before `at` among the functions, else last. A second default, lookup or as replaces the first. */
export const addSteps = (
  _document: JsonValue,
  _pointer: Pointer,
  _steps: readonly StepView[],
  _at?: number,
): Operation => refuse('not yet')
export const changeStep = (_document: JsonValue, _pointer: Pointer, _index: number, _step: StepView): Operation =>
  refuse('not yet')
export const removeStep = (_document: JsonValue, _pointer: Pointer, _index: number): Operation => refuse('not yet')
/** Only functions change places, among themselves. */
export const moveStep = (_document: JsonValue, _pointer: Pointer, _from: number, _to: number): Operation =>
  refuse('not yet')
