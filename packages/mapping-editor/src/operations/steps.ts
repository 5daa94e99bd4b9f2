/** Chips of a row. `index` counts the steps of the view. */
import { isJsonObject, type JsonValue } from '@halcyon/domain'
import type { ExpressionView, StepView } from '../document/contract.ts'
import { readExpression } from '../document/read-expression.ts'
import { writeExpression } from '../document/write-expression.ts'
import { type Pointer, valueAt } from '../json/pointer.ts'
import type { Operation } from '../patch/contract.ts'
import { nameOfRow, patch, refuse } from './result.ts'

/** The order the language runs them in, and the key each is written under. */
const KEYS: Readonly<Record<StepView['kind'], string>> = {
  default: 'default',
  function: 'then',
  lookup: 'lookup',
  as: 'as',
}
const ORDER: readonly StepView['kind'][] = ['default', 'function', 'lookup', 'as']

const inOrder = (steps: readonly StepView[]): readonly StepView[] =>
  ORDER.flatMap((kind) => {
    const some = steps.filter((step) => step.kind === kind)
    return kind === 'function' ? some : some.slice(-1)
  })

const viewAt = (document: JsonValue, pointer: Pointer): ExpressionView | null => {
  const value = valueAt(document, pointer)
  return isJsonObject(value) ? readExpression(value) : null
}

const withSteps = (
  document: JsonValue,
  pointer: Pointer,
  view: ExpressionView,
  steps: readonly StepView[],
  label: string,
  coalesce?: string,
): Operation => {
  const ordered = inOrder(steps)
  const keys = new Set(ordered.map((step) => KEYS[step.kind]))
  const hidden = view.rest.extra.find(([key]) => keys.has(key))
  if (hidden !== undefined) return refuse(`'${hidden[0]}' of this row cannot be shown as steps: change it as JSON`)
  // A key whose last step went goes with it.
  const kept = view.rest.extra.map(([key]) => key)
  const order = view.rest.order.filter((key) => key !== 'then' || keys.has(key) || kept.includes(key))
  const value = writeExpression({ ...view, steps: ordered, rest: { ...view.rest, order } })
  return patch(`${label} of ${nameOfRow(document, pointer)}`, [{ op: 'set', pointer, value }], coalesce)
}

/** What a chip says: `trim`, `split ","`, `lookup, 3 rows`. */
export const stepLabel = (step: StepView): string => {
  if (step.kind === 'function') return [step.name, ...step.args.map((arg) => JSON.stringify(arg))].join(' ')
  if (step.kind === 'default') return `default ${JSON.stringify(step.value)}`
  if (step.kind === 'as') return [`as ${step.type}`, ...step.formats].join(' ')
  return `lookup, ${step.table.length} row${step.table.length === 1 ? '' : 's'}`
}

/** The name a preview's steps have for the view's step: `then[1] trim`. */
export const stepTraceName = (steps: readonly StepView[], index: number): string => {
  const step = steps[index]
  if (step === undefined) return ''
  const calls = steps.slice(0, index).filter(({ kind }) => kind === 'function').length
  if (step.kind === 'function') return `then[${calls}] ${step.name}`
  return step.kind === 'as' ? `as ${step.type}` : step.kind
}

/** Adds steps where the language runs them: functions before the `at`-th function, else last; a second default, lookup or as replaces the first. */
export const addSteps = (document: JsonValue, pointer: Pointer, steps: readonly StepView[], at?: number): Operation => {
  const view = viewAt(document, pointer)
  if (view === null) return refuse('Choose a source for the row first')
  const calls = view.steps.filter(({ kind }) => kind === 'function')
  const others = view.steps.filter(({ kind }) => kind !== 'function')
  const added = steps.filter(({ kind }) => kind === 'function')
  const replaced = steps.filter(({ kind }) => kind !== 'function')
  const together = [...others, ...replaced, ...calls.toSpliced(at ?? calls.length, 0, ...added)]
  return withSteps(document, pointer, view, together, `Add ${steps.map(stepLabel).join(', ')}`)
}

/** Puts another step in a step's place. Typing into one step coalesces. */
export const changeStep = (document: JsonValue, pointer: Pointer, index: number, step: StepView): Operation => {
  const view = viewAt(document, pointer)
  const old = view?.steps[index]
  if (view === null || old === undefined) return refuse('There is no such step')
  const steps = view.steps.with(index, step)
  return withSteps(document, pointer, view, steps, `Change ${stepLabel(old)}`, `step ${pointer} ${index}`)
}

export const removeStep = (document: JsonValue, pointer: Pointer, index: number): Operation => {
  const view = viewAt(document, pointer)
  const old = view?.steps[index]
  if (view === null || old === undefined) return refuse('There is no such step')
  return withSteps(document, pointer, view, view.steps.toSpliced(index, 1), `Remove ${stepLabel(old)}`)
}

/** Only functions change places, among themselves: default, lookup and as have theirs. */
export const moveStep = (document: JsonValue, pointer: Pointer, from: number, to: number): Operation => {
  const view = viewAt(document, pointer)
  const step = view?.steps[from]
  const other = view?.steps[to]
  if (view === null || step === undefined || other === undefined) return refuse('There is no such step')
  if (step.kind !== 'function' || other.kind !== 'function') {
    return refuse('default runs first, then functions, lookup and as: only functions change places')
  }
  const steps = view.steps.toSpliced(from, 1).toSpliced(to, 0, step)
  return withSteps(document, pointer, view, steps, `Move ${stepLabel(step)}`)
}
