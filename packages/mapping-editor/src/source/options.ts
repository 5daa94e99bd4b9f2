import type { PathOption, SourceTree } from './contract.ts'
import { ANY_ENTRY, parseSimplePath } from './path.ts'
import { type RowScope, relativePath } from './relative.ts'
import { matches } from './visible.ts'

/** True for a path that can give several values. */
export const isMany = (path: string): boolean => parseSimplePath(path)?.steps.includes(ANY_ENTRY) ?? true

/** The fields a row can take, as it would write them: those of its own element first. At most `limit`. */
export const pathOptions = (tree: SourceTree, scope: RowScope, query = '', limit = 200): readonly PathOption[] => {
  const own: PathOption[] = []
  const outer: PathOption[] = []
  for (const node of tree.all()) {
    if (own.length >= limit) break
    if (query !== '' && !matches(node, query)) continue
    const path = relativePath(node.path, scope)
    if (path === null) continue
    const list = path.startsWith('$item') ? outer : own
    if (list.length < limit) list.push({ path, absolute: node.path, node, many: isMany(path) })
  }
  return [...own, ...outer].slice(0, limit)
}
