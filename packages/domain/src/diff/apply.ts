import { isJsonObject, type JsonObject, type JsonValue } from '../json/value.ts'
import { outputLabels } from './labels.ts'
import { parsePath, type Segment } from './path.ts'

export interface ApplicableChange {
  readonly path: string
  readonly kind: 'added' | 'removed' | 'changed'
  readonly after?: JsonValue
}

/** Outputs under their labels while changes are applied: a label must not move when an earlier one goes. */
type Labelled = Map<string, JsonValue>
type Node = JsonValue | Labelled

/**
 * The changes of a diff from a to b, applied to a copy of a, give b.
 * @throws Error when a place of the changes is not in the content.
 */
export function applyChanges(content: JsonObject, changes: readonly ApplicableChange[]): JsonObject {
  const copy = clone(content)
  const outputs = labelledOutputs(copy)
  for (const change of changes) applyOne(copy, outputs, change)
  if (outputs !== null && isJsonObject(copy.mapping) && Array.isArray(copy.mapping.outputs))
    copy.mapping.outputs = [...outputs.values()]
  return copy
}

function labelledOutputs(content: JsonObject): Labelled | null {
  const outputs =
    isJsonObject(content.mapping) && Object.hasOwn(content.mapping, 'outputs') ? content.mapping.outputs : undefined
  if (!Array.isArray(outputs)) return null
  const labels = outputLabels(outputs)
  return new Map(outputs.map((output, index) => [labels[index] ?? '', output]))
}

function applyOne(content: JsonObject, outputs: Labelled | null, change: ApplicableChange): void {
  const path = parsePath(change.path)
  const last = path.pop()
  if (last === undefined) throw new Error('A change without a place')
  let node: Node = content
  for (const segment of path) node = step(node, segment, outputs)
  if (last.kind === 'order') reorder(outputs, change.after ?? null)
  else write(last.kind === 'named' ? (outputs ?? missing()) : node, last, change)
}

function step(node: Node, segment: Segment, outputs: Labelled | null): Node {
  if (segment.kind === 'named') return outputs?.get(segment.label) ?? missing()
  if (segment.kind === 'index') return (Array.isArray(node) ? node[segment.index] : undefined) ?? missing()
  if (segment.kind === 'order' || node instanceof Map || !isJsonObject(node)) return missing()
  return (Object.hasOwn(node, segment.key) ? node[segment.key] : undefined) ?? missing()
}

function write(node: Node, at: Segment, change: ApplicableChange): void {
  const removed = change.kind === 'removed'
  const after = clone(change.after ?? null)
  if (node instanceof Map && at.kind === 'named') {
    if (removed) node.delete(at.label)
    else node.set(at.label, after)
  } else if (Array.isArray(node) && at.kind === 'index') {
    if (removed) node.splice(at.index, 1)
    else node[at.index] = after
  } else if (!(node instanceof Map) && isJsonObject(node) && at.kind === 'key') {
    if (removed) delete node[at.key]
    else setOwn(node, at.key, after)
  } else missing()
}

/** Assignment would call the prototype's setter for `__proto__`. */
const setOwn = (object: JsonObject, key: string, value: JsonValue): void => {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true })
}

function reorder(outputs: Labelled | null, order: JsonValue): void {
  if (outputs === null || !Array.isArray(order)) missing()
  for (const label of order) {
    const output = typeof label === 'string' ? outputs.get(label) : undefined
    if (typeof label !== 'string' || output === undefined) missing()
    outputs.delete(label)
    outputs.set(label, output)
  }
}

function clone<T extends JsonValue>(value: T): T
function clone(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map((item) => clone(item))
  if (!isJsonObject(value)) return value
  const copy: JsonObject = {}
  for (const [key, member] of Object.entries(value)) setOwn(copy, key, clone(member))
  return copy
}

function missing(): never {
  throw new Error('The content has no such place')
}
