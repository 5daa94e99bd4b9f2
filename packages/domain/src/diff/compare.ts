import { ExactNumber, isJsonObject, type JsonObject, type JsonValue } from '../json/value.ts'
import { outputLabels } from './labels.ts'
import type { Path } from './path.ts'

export type ChangeKind = 'added' | 'removed' | 'changed'

export interface Difference {
  readonly path: Path
  readonly kind: ChangeKind
  readonly before?: JsonValue
  readonly after?: JsonValue
}

/** The smallest places that differ. Objects by key, outputs by label, lists of objects by index, lists of scalars as a whole. */
export function compare(before: JsonValue, after: JsonValue, path: Path = []): Difference[] {
  if (isJsonObject(before) && isJsonObject(after)) return compareObjects(before, after, path)
  if (Array.isArray(before) && Array.isArray(after)) {
    if (isOutputs(path)) return compareOutputs(before, after, path)
    if (before.some(isContainer) && after.some(isContainer)) return compareLists(before, after, path)
  }
  return isEqual(before, after) ? [] : [{ path, kind: 'changed', before, after }]
}

/** The only lists whose items have an identity. */
const isOutputs = (path: Path): boolean => {
  const [area, list] = path
  return (
    path.length === 2 &&
    area?.kind === 'key' &&
    area.key === 'mapping' &&
    list?.kind === 'key' &&
    list.key === 'outputs'
  )
}

const isContainer = (value: JsonValue): boolean => Array.isArray(value) || isJsonObject(value)
const own = (object: JsonObject, key: string): JsonValue | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined

function compareObjects(before: JsonObject, after: JsonObject, path: Path): Difference[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...keys].flatMap((key) => compareMembers(own(before, key), own(after, key), [...path, { kind: 'key', key }]))
}

function compareMembers(before: JsonValue | undefined, after: JsonValue | undefined, path: Path): Difference[] {
  if (before === undefined) return after === undefined ? [] : [{ path, kind: 'added', after }]
  if (after === undefined) return [{ path, kind: 'removed', before }]
  return compare(before, after, path)
}

/** Surplus items are removed from the end first, so that the changes can be applied in their order. */
function compareLists(before: readonly JsonValue[], after: readonly JsonValue[], path: Path): Difference[] {
  const found: Difference[] = []
  for (let index = 0; index < after.length; index++) {
    found.push(...compareMembers(before[index], after[index], [...path, { kind: 'index', index }]))
  }
  for (let index = before.length - 1; index >= after.length; index--) {
    found.push(...compareMembers(before[index], undefined, [...path, { kind: 'index', index }]))
  }
  return found
}

function compareOutputs(before: readonly JsonValue[], after: readonly JsonValue[], path: Path): Difference[] {
  const [was, is] = [outputLabels(before), outputLabels(after)]
  const old = new Map(was.map((label, index) => [label, before[index]]))
  const now = new Map(is.map((label, index) => [label, after[index]]))
  const labels = [...was, ...is.filter((label) => !old.has(label))]
  const found = labels.flatMap((label) =>
    compareMembers(old.get(label), now.get(label), [...path, { kind: 'named', label }]),
  )
  const order = labels.filter((label) => now.has(label))
  if (order.some((label, index) => label !== is[index])) {
    found.push({ path: [...path, { kind: 'order' }], kind: 'changed', before: was, after: is })
  }
  return found
}

function isEqual(a: JsonValue, b: JsonValue): boolean {
  if (a === b) return true
  if (a instanceof ExactNumber || b instanceof ExactNumber) {
    return a instanceof ExactNumber && b instanceof ExactNumber && a.source === b.source
  }
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => isEqual(item, b[index] ?? null))
  if (!isJsonObject(a) || !isJsonObject(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key] ?? null, b[key] ?? null))
  )
}
