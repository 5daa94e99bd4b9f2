/** Rows and blocks of a preset's mapping that the samples have the fields for. */
import { isJsonObject, type JsonValue } from '@halcyon/domain'
import type { BlockView, DocumentView, RowView } from '../document/contract.ts'
import { readDocument } from '../document/read.ts'
import { writeExpression } from '../document/write-expression.ts'
import { child } from '../json/pointer.ts'
import { patch } from '../operations/result.ts'
import type { Edit, Operation } from '../patch/contract.ts'
import type { SourceTree } from '../source/contract.ts'
import type { Suggestion } from './contract.ts'
import { sourcesOf } from './fields.ts'

/** The first field of a row the samples have; undefined where it takes none of theirs. */
const fieldOf = (template: DocumentView, row: RowView, each: string | null, tree: SourceTree) =>
  sourcesOf(template, row, each)
    .map((path) => tree.node(path))
    .find((node) => node !== undefined)

const made = (
  id: string,
  title: string,
  path: string,
  preview: JsonValue | undefined,
  operation: Operation,
): readonly Suggestion[] => {
  if (!operation.ok) return []
  const reason = 'The preset of this connector maps it so, and the samples have the field'
  return [
    {
      id: `template ${id}`,
      origin: 'template',
      title,
      reason,
      path,
      preview,
      confidence: 0.97,
      patch: operation.patch,
    },
  ]
}

const same = (left: BlockView, right: BlockView): boolean =>
  left.kind === right.kind &&
  left.type === right.type &&
  left.each === right.each &&
  (left.kind === 'alert' || left.label === right.label)

const rowSuggestions = (
  view: DocumentView,
  template: DocumentView,
  wanted: BlockView,
  own: BlockView,
  tree: SourceTree,
) => {
  const mapped = new Set(own.rows.map(({ target }) => target.name))
  return wanted.rows.flatMap((row) => {
    const field = mapped.has(row.target.name) ? undefined : fieldOf(template, row, wanted.each, tree)
    if (field === undefined || view.split !== template.split) return []
    const title = `${own.label} ${row.target.name} from ${field.key}`
    const pointer = child(own.pointer, 'fields', row.target.name)
    const edit: Edit = { op: 'set', pointer, value: writeExpression(row.expression) }
    return made(`${own.label}.${row.target.name}`, title, field.path, field.examples[0]?.value, patch(title, [edit]))
  })
}

const blockSuggestion = (
  view: DocumentView,
  template: DocumentView,
  wanted: BlockView,
  tree: SourceTree,
): readonly Suggestion[] => {
  if (view.split !== template.split || wanted.kind === 'unreadable') return []
  const { ends } = wanted
  const at = child('', 'outputs', view.blocks.length)
  const edit: Edit = { op: 'insert', pointer: at, value: wanted.value }
  const title = `Add ${wanted.label} as the preset has it`
  if (ends !== null) {
    const known = (label: string): boolean => view.blocks.some((block) => block.label === label)
    return known(ends.from) && known(ends.to) ? made(wanted.label, title, '', undefined, patch(title, [edit])) : []
  }
  const rows = wanted.key === null ? wanted.rows : [wanted.key]
  const [field] = rows.map((row) => fieldOf(template, row, wanted.each, tree)).filter((node) => node !== undefined)
  if (field === undefined || view.blocks.some(({ label }) => label === wanted.label)) return []
  return made(wanted.label, title, field.path, field.examples[0]?.value, patch(title, [edit]))
}

/** `template`: a mapping document. What the document has already stays as it is. */
export const templateSuggestions = (
  document: JsonValue,
  template: JsonValue,
  tree: SourceTree,
): readonly Suggestion[] => {
  const view = readDocument(document)
  const wanted = readDocument(template)
  if (!isJsonObject(document) || view.unreadable !== undefined || wanted.unreadable !== undefined) return []
  const top = (['split', 'filter', 'recordId'] as const).flatMap((key) => {
    const value = isJsonObject(template) ? template[key] : undefined
    if (value === undefined || document[key] !== undefined || (key === 'split' && view.blocks.length > 0)) return []
    const title = `${key} as the preset has it`
    return made(key, title, '', undefined, patch(title, [{ op: 'set', pointer: `/${key}`, value, position: 0 }]))
  })
  const blocks = wanted.blocks.flatMap((block) => {
    const own = view.blocks.find((each) => same(each, block))
    return own === undefined
      ? blockSuggestion(view, wanted, block, tree)
      : rowSuggestions(view, wanted, block, own, tree)
  })
  return [...top, ...blocks]
}
