import type { SourceNode, SourceTree, VisibleNode } from './contract.ts'

const below = (
  tree: SourceTree,
  path: string,
  level: number,
  expanded: ReadonlySet<string>,
  out: VisibleNode[],
): void => {
  const siblings = tree.children(path)
  for (const [index, node] of siblings.entries()) {
    const open = node.hasChildren && expanded.has(node.path)
    out.push({ node, level, expanded: open, position: index + 1, siblings: siblings.length, match: false })
    if (open) below(tree, node.path, level + 1, expanded, out)
  }
}

/** Whether a field's name, path or one of its values has the text in it, whatever the case. */
export const matches = (node: SourceNode, query: string): boolean => {
  const wanted = query.toLowerCase()
  return (
    node.key.toLowerCase().includes(wanted) ||
    node.path.toLowerCase().includes(wanted) ||
    node.examples.some(({ value, text }) => typeof value !== 'object' && text.toLowerCase().includes(wanted))
  )
}

/** Only what was found and what leads to it, all of that open. */
const found = (tree: SourceTree, query: string): readonly VisibleNode[] => {
  const nodes = tree.all()
  const hits = new Set(nodes.filter((node) => matches(node, query)).map((node) => node.path))
  const shown = new Set(hits)
  for (const node of nodes.toReversed()) if (shown.has(node.path) && node.parent !== null) shown.add(node.parent)
  const kept = nodes.filter((node) => shown.has(node.path))
  const families = Map.groupBy(kept, (node) => node.parent)
  const places = new Map<string, number>()
  for (const family of families.values()) for (const [index, node] of family.entries()) places.set(node.path, index + 1)
  return kept.map((node) => ({
    node,
    level: node.depth,
    expanded: families.has(node.path),
    position: places.get(node.path) ?? 1,
    siblings: families.get(node.parent)?.length ?? 1,
    match: hits.has(node.path),
  }))
}

/** The lines to draw, flat, for a virtual list: those under open nodes, or with a query those found, with their parents. */
export const visibleNodes = (tree: SourceTree, expanded: ReadonlySet<string>, query = ''): readonly VisibleNode[] => {
  if (query.trim() !== '') return found(tree, query.trim())
  const out: VisibleNode[] = []
  below(tree, '$', 1, expanded, out)
  return out
}
