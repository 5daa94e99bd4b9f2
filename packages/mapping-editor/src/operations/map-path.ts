/** *Map to…* on a leaf, a drop on a row, the row's combobox: one operation. */
import type { JsonValue } from '@halcyon/domain'
import { FUNCTIONS } from '@halcyon/mapping'
import type { BlockView, StepView } from '../document/contract.ts'
import { readDocument } from '../document/read.ts'
import { attributeTarget } from '../document/targets.ts'
import { child } from '../json/pointer.ts'
import type { Operation, Patch } from '../patch/contract.ts'
import type { SourceTree } from '../source/contract.ts'
import { isMany } from '../source/options.ts'
import { ANY_ENTRY, parseSimplePath, pathText } from '../source/path.ts'
import { type RowScope, relativePath } from '../source/relative.ts'
import { chain, refuse } from './result.ts'
import { setSource } from './rows.ts'
import { setEach } from './scope.ts'
import { addSteps } from './steps.ts'

export interface MapTarget {
  /** Index of the block. */
  readonly block: number
  /** An attribute's name, or `key`. */
  readonly target: string
}

/** A list goes into a single value: the person chooses. */
export interface ListChoice {
  readonly id: 'one_per' | 'first' | 'join'
  /** "One host per $.devices[*]", "The first value", "All, joined with commas". */
  readonly label: string
  readonly patch: Patch
}

export type Mapped =
  | Operation
  | { readonly ok: false; readonly reason: string; readonly choices: readonly ListChoice[] }

const LISTS: ReadonlySet<string> = new Set(['string_list', 'attack_list', 'json'])
const call = (name: string, ...args: readonly JsonValue[]): StepView => ({
  kind: 'function',
  name,
  args,
  bare: args.length === 0,
})

const takesList = (block: BlockView, target: string): boolean => {
  if (target === 'key') return true
  const { type } = attributeTarget(block.kind, block.type, target)
  if (type === null || LISTS.has(type)) return true
  // A row that begins by taking or joining a list has an answer already.
  const steps = block.rows.find((row) => row.target.name === target)?.expression.steps ?? []
  const first = steps.find((step) => step.kind === 'function')
  return first !== undefined && FUNCTIONS.some((spec) => spec.name === first.name && spec.input === 'list')
}

/** The list whose entries the field is below, as a path of the item: `$.devices[*]`. */
const listAbove = (path: string, split: string | null): string | null => {
  const own = relativePath(path, { split, each: null })
  const steps = own === null ? [] : (parseSimplePath(own)?.steps ?? [])
  const last = steps.lastIndexOf(ANY_ENTRY)
  return last < 0 ? null : pathText(steps.slice(0, last + 1))
}

const isList = (path: string, tree: SourceTree | undefined): boolean => tree?.node(path)?.types[0] === 'list'

interface Place {
  readonly document: JsonValue
  readonly block: BlockView
  readonly pointer: string
  readonly path: string
  readonly scope: RowScope
  readonly label: string
}

const listChoices = (
  { document, block, pointer, path, scope, label }: Place,
  own: string,
  whole: boolean,
): readonly ListChoice[] => {
  const put = (source: string) => (next: JsonValue) => setSource(next, pointer, { kind: 'path', path: source })
  const then = (step: StepView) => (next: JsonValue) => addSteps(next, pointer, [step], 0)
  const entry = whole ? `${path}[*]` : path
  const list = block.each === null ? listAbove(entry, scope.split) : null
  const relative = list === null ? null : relativePath(entry, { ...scope, each: list })
  const onePer =
    list === null || relative === null
      ? null
      : chain(document, label, [(next) => setEach(next, block.index, list), put(relative)])
  const offered: readonly (readonly [ListChoice['id'], string, Operation | null])[] = [
    ['one_per', `One ${block.label} per ${list}`, onePer],
    ['first', 'The first value', chain(document, label, [put(own), then(call('arrayFirst'))])],
    ['join', 'All, joined with commas', chain(document, label, [put(own), then(call('join', ', '))])],
  ]
  return offered.flatMap(([id, text, made]) => (made?.ok === true ? [{ id, label: text, patch: made.patch }] : []))
}

/**
 * Maps a field of the tree to a target; what the row had as its source is replaced, its steps stay. With the tree it also knows a field
 * that is a list by its values. A list into a single value is refused with the choices there are.
 */
export const mapPath = (document: JsonValue, path: string, to: MapTarget, tree?: SourceTree): Mapped => {
  const view = readDocument(document)
  const block = view.blocks[to.block]
  if (block === undefined || block.kind === 'unreadable') return refuse('There is no such block')
  if (block.kind === 'relationship') return refuse('A relationship takes no fields: it joins blocks')
  if (to.target === 'key' && block.kind !== 'entity') return refuse('Only an entity has a key')
  if (block.kind === 'alert' && !attributeTarget('alert', null, to.target).known)
    return refuse(`An alert has no '${to.target}'`)
  const scope = { split: view.split, each: block.each }
  const own = relativePath(path, scope)
  if (own === null) return refuse(`The field is outside of the items the payload is split into (${view.split ?? '$'})`)
  const pointer = to.target === 'key' ? child(block.pointer, 'key') : child(block.pointer, 'fields', to.target)
  const made = setSource(document, pointer, { kind: 'path', path: own })
  if (!made.ok) return made
  const { coalesce: _, ...single } = made.patch
  const whole = isList(path, tree)
  if (takesList(block, to.target) || !(isMany(own) || whole)) return { ok: true, patch: single }
  const label = single.label
  return {
    ok: false,
    reason: `${path} can have several values and ${to.target} holds one`,
    choices: listChoices({ document, block, pointer, path, scope, label }, own, whole),
  }
}

/** The sentence for the live region: `user.email mapped to Account name, preview a@b.c`. */
export const mappedText = (path: string, target: string, preview: string | null): string =>
  `${path.replace(/^\$\.?/, '')} mapped to ${target}${preview === null ? '' : `, preview ${preview}`}`
