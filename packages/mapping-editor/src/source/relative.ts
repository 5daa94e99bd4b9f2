/** Absolute paths of the tree ↔ paths as a row writes them. */
import { parseSimplePath, pathText, stepsBelow } from './path.ts'

/** Where a row stands: what its `$` is. */
export interface RowScope {
  /** The document's split path; null = the payload is the item. */
  readonly split: string | null
  /** The block's list, itself a path of the item; null = one per item. */
  readonly each: string | null
}

const stepsOf = (path: string | null) => (path === null ? [] : (parseSimplePath(path)?.steps ?? null))

/**
 * The path a row writes for a field of the tree: `$.hostname` inside `$.devices[*]`, `$item.id` for what is outside of it.
 * Null: the field is outside of the split item, where no row can reach.
 */
export const relativePath = (absolute: string, scope: RowScope): string | null => {
  const path = parseSimplePath(absolute)
  const split = stepsOf(scope.split)
  if (path === null || split === null) return null
  const inItem = stepsBelow(path.steps, split)
  if (inItem === null) return null
  const each = stepsOf(scope.each)
  const inElement = each === null || scope.each === null ? null : stepsBelow(inItem, each)
  if (scope.each === null) return pathText(inItem)
  return inElement === null ? pathText(inItem, true) : pathText(inElement)
}

/** The field of the tree a row's path names; null when the path, or what it stands in, is too involved. */
export const absolutePath = (relative: string, scope: RowScope): string | null => {
  const path = parseSimplePath(relative)
  const split = stepsOf(scope.split)
  const each = path?.fromItem === true ? [] : stepsOf(scope.each)
  if (path === null || split === null || each === null) return null
  return pathText([...split, ...each, ...path.steps])
}
