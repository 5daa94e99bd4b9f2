import { relativePath, type SourceTree } from '@halcyon/mapping-editor'

/** Every list of the samples, as *one per* takes it: `$.devices[*]`. */
export function listPaths(tree: SourceTree, split: string | null): readonly string[] {
  const lists = tree.all().filter(({ types }) => types.includes('list'))
  const own = lists.map(({ path }) => relativePath(`${path}[*]`, { split, each: null }))
  const root = tree.root.types.includes('list') && split === null ? ['$[*]'] : []
  return [...root, ...own.filter((path) => path !== null)]
}
