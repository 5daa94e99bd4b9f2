/** Rows: their source, target and whether they are required. */
import { isJsonObject, type JsonValue } from '@halcyon/domain'
import type { ExpressionView, SourceView } from '../document/contract.ts'
import { readDocument } from '../document/read.ts'
import { readExpression } from '../document/read-expression.ts'
import { attributeTarget } from '../document/targets.ts'
import { writeExpression } from '../document/write-expression.ts'
import { child, indexOf, type Pointer, parentOf, tokensOf, valueAt } from '../json/pointer.ts'
import type { Edit, Operation } from '../patch/contract.ts'
import { describeValue } from '../source/samples.ts'
import { nameOfRow, patch, refuse } from './result.ts'

const SOURCES: ReadonlySet<string> = new Set(['path', 'jmespath', 'template', 'const', 'first'])
const NEW: ExpressionView = { source: { kind: 'none' }, steps: [], required: false, rest: { order: [], extra: [] } }

/** The view with another source, written where the old one stood. */
const withSource = (view: ExpressionView, source: SourceView): ExpressionView => {
  const order: string[] = []
  for (const key of view.rest.order) {
    const now = SOURCES.has(key) ? source.kind : key
    if (!order.includes(now)) order.push(now)
  }
  return { ...view, source, rest: { order, extra: view.rest.extra.filter(([key]) => !SOURCES.has(key)) } }
}

const labelOf = (source: SourceView, name: string): string => {
  if (source.kind === 'path') return `Map ${source.path} to ${name}`
  if (source.kind === 'const') return `Set ${name} to ${describeValue(source.value)}`
  return source.kind === 'none' ? `Clear ${name}` : `Change the ${source.kind} of ${name}`
}

/** What must be there before the row can be: the block's `fields`. Null = no row can be at this place. */
const groundwork = (document: JsonValue, pointer: Pointer): readonly Edit[] | null => {
  const parent = parentOf(pointer)
  if (isJsonObject(valueAt(document, parent))) return []
  const isFields = tokensOf(parent).at(-1) === 'fields' && isJsonObject(valueAt(document, parentOf(parent)))
  return isFields && valueAt(document, parent) === undefined ? [{ op: 'set', pointer: parent, value: {} }] : null
}

/**
 * Sets where a row's value comes from; steps stay. Makes the row when it is not there: `/outputs/0/fields/title`, `/outputs/1/key`,
 * `/outputs/0/when`, `/filter`, `/recordId`. Typing in one row coalesces.
 */
export const setSource = (document: JsonValue, pointer: Pointer, source: SourceView): Operation => {
  const before = groundwork(document, pointer)
  if (before === null) return refuse('There is no place for the row: correct the block as JSON first')
  const old = valueAt(document, pointer)
  const view = isJsonObject(old) ? readExpression(old) : NEW
  const value = source.kind === 'unreadable' ? source.value : writeExpression(withSource(view, source))
  const label = labelOf(source, nameOfRow(document, pointer))
  return patch(label, [...before, { op: 'set', pointer, value }], `source ${pointer}`)
}

/** Takes a row away (also `when`, `filter` and `recordId`; an entity keeps its key). */
export const removeRow = (document: JsonValue, pointer: Pointer): Operation => {
  const tokens = tokensOf(pointer)
  if (tokens.length === 3 && tokens[2] === 'key') return refuse('An entity needs its key: remove the block instead')
  if (valueAt(document, pointer) === undefined) return refuse('There is no such row')
  return patch(`Remove ${nameOfRow(document, pointer)}`, [{ op: 'remove', pointer }])
}

/** Writes the row to another attribute of the same block. */
export const retargetRow = (document: JsonValue, pointer: Pointer, attribute: string): Operation => {
  const tokens = tokensOf(pointer)
  const block = readDocument(document).blocks[indexOf(tokens[1]) ?? -1]
  if (tokens.length !== 4 || tokens[2] !== 'fields' || block === undefined)
    return refuse('Only a field can change its target')
  if (valueAt(document, pointer) === undefined) return refuse('There is no such row')
  if (block.kind === 'alert' && !attributeTarget('alert', null, attribute).known) {
    return refuse(`An alert has no attribute '${attribute}'`)
  }
  const to = child(parentOf(pointer), attribute)
  if (valueAt(document, to) !== undefined) return refuse(`${block.label} has a row for ${attribute} already`)
  return patch(`Write ${nameOfRow(document, pointer)} to ${attribute}`, [{ op: 'move', from: pointer, to }])
}

/** Without a value, the output the row belongs to is refused. */
export const setRequired = (document: JsonValue, pointer: Pointer, required: boolean): Operation => {
  const at = child(pointer, 'required')
  if (!isJsonObject(valueAt(document, pointer))) return refuse('There is no such row')
  const name = nameOfRow(document, pointer)
  if (required) return patch(`Require ${name}`, [{ op: 'set', pointer: at, value: true }])
  if (valueAt(document, at) === undefined) return refuse(`${name} is not required as it is`)
  return patch(`Do not require ${name}`, [{ op: 'remove', pointer: at }])
}
