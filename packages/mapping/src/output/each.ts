/** What all outputs share: `each`, `when` and their place in the document. */
import type { JsonValue } from '@halcyon/domain'
import type { Expression } from '../document.ts'
import { compileExpression } from '../expression/compile.ts'
import type { CompiledExpression } from '../expression/compiled.ts'
import type { Frame } from '../frame.ts'
import { LIMITS, LimitExceeded } from '../limits.ts'
import { type CompiledPath, compilePath } from '../path/compile.ts'
import { type Problems, rowOf } from '../problems.ts'
import { isTrue } from '../value/truth.ts'

export interface OutputHead {
  readonly name: string
  readonly row: string
  /** Its place in the document. */
  readonly at: number
  readonly each: CompiledPath | null
  readonly when: CompiledExpression | null
  /** Some relationship names it. */
  readonly referenced: boolean
}

export const compileEach = (source: string | undefined, row: string, problems: Problems): CompiledPath | null => {
  if (source === undefined) return null
  const compiled = compilePath(source)
  if (compiled.ok) return compiled.path
  problems.error(rowOf(row, 'each'), 'invalid_path', compiled.message)
  return null
}

export const compileWhen = (
  when: Expression | undefined,
  row: string,
  problems: Problems,
): CompiledExpression | null =>
  when === undefined ? null : compileExpression(when, rowOf(row, 'when'), { wantsList: true }, problems)

const elements = (each: CompiledPath, frame: Frame): readonly JsonValue[] => {
  if (each.kind === 'many') return each.nodes(frame.item, frame.budget)
  const value = each.read(frame.item)
  return value === undefined ? [] : [value]
}

const holds = (head: OutputHead, frame: Frame): boolean => {
  const { when } = head
  if (when === null) return true
  const value = when.evaluate(frame)
  if (value === undefined && when.required) {
    frame.warn(when.row, 'required_missing', `no value: '${head.name}' was left out`)
  }
  return isTrue(value)
}

/** Calls `make` for the item, or for each element of the fan-out, where `when` holds. */
export const forEach = (head: OutputHead, frame: Frame, make: (element: number | null) => void): void => {
  frame.where = head.row
  frame.trace?.leave()
  if (head.each === null) {
    frame.enter(frame.item, null)
    if (holds(head, frame)) make(null)
    return
  }
  const list = elements(head.each, frame)
  if (list.length > LIMITS.outputs) throw new LimitExceeded('outputs')
  for (let index = 0; index < list.length; index += 1) {
    frame.enter(list[index] ?? null, index)
    if (holds(head, frame)) make(index)
  }
  frame.enter(frame.item, null)
}
