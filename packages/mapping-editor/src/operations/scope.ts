/** What is mapped at all: split, one per, ignored fields; and how relationships join. */
import { isJsonObject, type JsonObject, type JsonValue } from '@halcyon/domain'
import { readDocument } from '../document/read.ts'
import { member, objectOf, withMember, withoutMember } from '../json/object.ts'
import { child } from '../json/pointer.ts'
import type { Edit, Operation } from '../patch/contract.ts'
import { relativePath } from '../source/relative.ts'
import { type Rewrite, rebasing, rewriteExpression, rewriteOutput } from './rebase.ts'
import { outputsOf, patch, refuse } from './result.ts'

const KEEP: Rewrite = (path) => path

const textOf = (object: JsonObject, key: string): string | null => {
  const value = member(object, key)
  return typeof value === 'string' ? value : null
}

/** Does not depend on where it stands: rows, `each`, `filter`, `recordId` and `ignore` for another split. */
const resplit = (document: JsonObject, from: string | null, to: string | null): JsonObject => {
  const atItem = rebasing({ split: from, each: null }, { split: to, each: null })
  const outputs = (outputsOf(document) ?? []).map((output) => {
    if (!isJsonObject(output)) return output
    const each = textOf(output, 'each')
    const newEach = each === null ? null : atItem(each)
    const rewritten = rewriteOutput(output, rebasing({ split: from, each }, { split: to, each: newEach }))
    return newEach === null ? rewritten : withMember(rewritten, 'each', newEach)
  })
  const entries = Object.entries(document).map(([key, value]): readonly [string, JsonValue] => {
    if (key === 'outputs') return [key, outputs]
    if (key === 'filter' || key === 'recordId') return [key, rewriteExpression(value, atItem)]
    const isList = key === 'ignore' && Array.isArray(value)
    return [key, isList ? value.map((path) => (typeof path === 'string' ? atItem(path) : path)) : value]
  })
  return objectOf(entries)
}

export interface RewriteOption {
  /** Rewrite paths so that they name the same fields as before. Default true; false while a path is being typed. */
  readonly rewrite?: boolean
}

/** One payload → an item for each entry of the list; null = the payload is the item. */
export const setSplit = (document: JsonValue, path: string | null, options: RewriteOption = {}): Operation => {
  if (!isJsonObject(document) || outputsOf(document) === null)
    return refuse('The document is no mapping: correct it as JSON first')
  const { split } = readDocument(document)
  if (split === null && member(document, 'split') !== undefined)
    return refuse('The split cannot be shown here: change it as JSON')
  if (split === path) return refuse('The split is so already')
  const rewritten = options.rewrite === false ? document : resplit(document, split, path)
  const value = path === null ? withoutMember(rewritten, 'split') : withMember(rewritten, 'split', { path }, 0)
  const label = path === null ? 'One item per payload' : `One item per ${path}`
  return patch(label, [{ op: 'set', pointer: '', value }], options.rewrite === false ? 'split' : undefined)
}

/** One record per entry of a list (a path of the item, `$.devices[*]`); null = one per item. */
export const setEach = (
  document: JsonValue,
  index: number,
  path: string | null,
  options: RewriteOption = {},
): Operation => {
  const output = outputsOf(document)?.[index]
  const { split, blocks } = readDocument(document)
  const block = blocks[index]
  if (!isJsonObject(output) || block === undefined) return refuse('There is no such block')
  if (block.kind === 'relationship') return refuse('A relationship is paired, not repeated: see its pairing')
  if (block.each === path) return refuse('The block is so already')
  const rewrite = options.rewrite === false ? KEEP : rebasing({ split, each: block.each }, { split, each: path })
  const rewritten = rewriteOutput(output, rewrite)
  const before = Object.keys(output).findIndex((key) => ['when', 'key', 'fields'].includes(key))
  const value =
    path === null
      ? withoutMember(rewritten, 'each')
      : withMember(rewritten, 'each', path, before < 0 ? undefined : before)
  const label = path === null ? `One ${block.label} per item` : `One ${block.label} per ${path}`
  return patch(
    label,
    [{ op: 'set', pointer: block.pointer, value }],
    options.rewrite === false ? `each ${index}` : undefined,
  )
}

export interface NewEnds {
  readonly type?: string
  readonly from?: string
  readonly to?: string
  /** Null takes it away. */
  readonly role?: string | null
  readonly pair?: 'same_item' | 'every_pair' | null
}

/** Changes what is given of a relationship's verb, ends, role and pairing. */
export const setEnds = (document: JsonValue, index: number, ends: NewEnds): Operation => {
  const output = outputsOf(document)?.[index]
  if (!isJsonObject(output) || member(output, 'kind') !== 'relationship') return refuse('The block is no relationship')
  const edits = Object.entries(ends).flatMap(([key, value]: [string, string | null]): readonly Edit[] => {
    const pointer = child('', 'outputs', index, key)
    if (value !== null) return [{ op: 'set', pointer, value }]
    return member(output, key) === undefined ? [] : [{ op: 'remove', pointer }]
  })
  return edits.length === 0 ? refuse('Nothing changes') : patch('Change the relationship', edits)
}

const ignoredPath = (document: JsonValue, path: string): string | null =>
  relativePath(path, { split: readDocument(document).split, each: null })

/** Leaves a field of the tree out of the coverage: kept in the document's `ignore`. */
export const ignorePath = (document: JsonValue, path: string): Operation => {
  const own = ignoredPath(document, path)
  const list = isJsonObject(document) ? member(document, 'ignore') : undefined
  if (!isJsonObject(document) || own === null) return refuse('The field is outside of what the mapping reads')
  if (list === undefined) return patch(`Ignore ${own}`, [{ op: 'set', pointer: '/ignore', value: [own] }])
  if (!Array.isArray(list)) return refuse('ignore is not a list: correct it as JSON first')
  if (list.includes(own)) return refuse(`${own} is ignored already`)
  if (list.length >= 1000) return refuse('At most 1,000 fields can be ignored')
  return patch(`Ignore ${own}`, [{ op: 'insert', pointer: child('/ignore', list.length), value: own }])
}

export const unignorePath = (document: JsonValue, path: string): Operation => {
  const own = ignoredPath(document, path)
  const at = own === null ? -1 : readDocument(document).ignore.indexOf(own)
  if (at < 0) return refuse('The field is not ignored by itself')
  return patch(`Do not ignore ${own}`, [{ op: 'remove', pointer: child('/ignore', at) }])
}
