/** The samples' fields as candidates. */
import type { JsonValue } from '@halcyon/domain'
import type { DocumentView, RowView } from '../document/contract.ts'
import type { SourceNode, SourceTree } from '../source/contract.ts'
import { isMany } from '../source/options.ts'
import { fieldPath, parseSimplePath } from '../source/path.ts'
import { absolutePath } from '../source/relative.ts'
import { foldName, namesOf } from './words.ts'

export interface Field {
  readonly node: SourceNode
  readonly path: string
  /** Folded names, outermost first. */
  readonly names: readonly string[]
  /** Distinct values seen, nulls and "" left out. */
  readonly values: readonly JsonValue[]
  readonly many: boolean
  readonly leaf: boolean
}

/** More would tire a person, and the machine. */
const MOST = 5_000

export const fieldsOf = (tree: SourceTree): readonly Field[] =>
  tree
    .all()
    .slice(0, MOST)
    .map((node) => {
      const steps = parseSimplePath(node.path)?.steps ?? []
      const values = node.examples.map(({ value }) => value).filter((value) => value !== null && value !== '')
      return { node, path: node.path, names: namesOf(steps), values, many: isMany(node.path), leaf: !node.hasChildren }
    })

/** What people can tell apart: `sender.login`, at the top the name alone. */
export const shortName = ({ path, node }: Field): string => {
  const names = (parseSimplePath(path)?.steps ?? []).filter((step) => typeof step === 'string')
  return names.slice(-2).join('.') || node.key
}

const ASIDE =
  /^(repository|organization|org|enterprise|project|sender|agent|owner|installation|repo|author|committer|license|head|base|links|metadata|pagination)$/
const CORE = /^(alert|alerts|incident|finding|finding_info|detection|event|data|object_attributes|rule|vulnerability)$/

/** How much the objects a field stands in have to do with the event itself: 0.6 for the repository's description, 1.05 for the alert's. */
export const relevanceOf = ({ names }: Field): number => {
  const parents = names.slice(0, -1)
  if (parents.some((name) => ASIDE.test(name))) return 0.6
  return parents.some((name) => CORE.test(name)) ? 1.05 : 1
}

export const nameOf = (field: Field): string => field.names.join('.') || foldName(field.node.key)

/** The fields of the tree a row's source takes, as far as it is a path or a list of them. */
export const sourcesOf = (view: DocumentView, row: RowView, each: string | null): readonly string[] => {
  const { source } = row.expression
  const paths = source.kind === 'path' ? [source.path] : []
  const alternatives =
    source.kind === 'first'
      ? source.alternatives.flatMap(({ source: one }) => (one.kind === 'path' ? [one.path] : []))
      : []
  return [...paths, ...alternatives].flatMap((path) => {
    const absolute = absolutePath(path, { split: view.split, each })
    return absolute === null ? [] : [fieldPath(absolute)]
  })
}
