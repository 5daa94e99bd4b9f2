import type { Coverage, FieldUse, SourceTree } from '@halcyon/mapping-editor'

/** What is open at first: everything of a small payload, else the upper levels, a screen or two of them. */
export function firstOpen(tree: SourceTree): readonly string[] {
  const open: string[] = []
  let lines = tree.children('$').length
  let level = tree.children('$')
  while (level.length > 0 && lines < 200) {
    const inner = level.filter((node) => node.hasChildren)
    const below = inner.map((node) => tree.children(node.path))
    const more = below.reduce((sum, children) => sum + children.length, 0)
    if (lines + more > 400) break
    open.push(...inner.map((node) => node.path))
    lines += more
    level = below.flat()
  }
  return open
}

export const usesOf = (coverage: Coverage | null): ReadonlyMap<string, FieldUse> =>
  new Map(coverage?.fields.map(({ path, use }) => [path, use]) ?? [])
