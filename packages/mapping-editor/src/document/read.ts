import { isJsonObject, type JsonObject, type JsonValue } from '@halcyon/domain'
import { member } from '../json/object.ts'
import { child } from '../json/pointer.ts'
import type { DocumentView, RowView, ScriptView, TargetView } from './contract.ts'
import { labelsOf } from './labels.ts'
import { readBlock } from './read-block.ts'
import { readExpression, restOf } from './read-expression.ts'
import { FILTER_TARGET, RECORD_ID_TARGET } from './targets.ts'

const readRow = (document: JsonObject, key: 'filter' | 'recordId', target: TargetView): RowView | null => {
  const value = member(document, key)
  if (value === undefined) return null
  return { row: key, pointer: child('', key), target, expression: readExpression(value) }
}

const readSplit = (document: JsonObject): string | null => {
  const split = member(document, 'split')
  if (!isJsonObject(split) || Object.keys(split).length !== 1) return null
  const path = member(split, 'path')
  return typeof path === 'string' ? path : null
}

const readScript = (document: JsonObject): ScriptView | null => {
  const script = member(document, 'script')
  if (!isJsonObject(script)) return null
  const [language, source] = [member(script, 'language'), member(script, 'source')]
  return typeof language === 'string' && typeof source === 'string' ? { language, source } : null
}

const readIgnore = (document: JsonObject): readonly string[] | null => {
  const ignore = member(document, 'ignore')
  if (!Array.isArray(ignore)) return null
  const paths = ignore.filter((path) => typeof path === 'string')
  return paths.length === ignore.length ? paths : null
}

const read = (document: JsonValue): DocumentView => {
  const outputs = isJsonObject(document) ? member(document, 'outputs') : undefined
  const nothing = { order: [], extra: [] }
  if (!isJsonObject(document) || !Array.isArray(outputs)) {
    return {
      split: null,
      script: null,
      filter: null,
      recordId: null,
      ignore: [],
      blocks: [],
      rest: nothing,
      unreadable: document,
    }
  }
  const labels = labelsOf(outputs)
  const split = readSplit(document)
  const ignore = readIgnore(document)
  const shown = new Set(['outputs', 'filter', 'recordId'])
  if (split !== null) shown.add('split')
  if (ignore !== null) shown.add('ignore')
  return {
    split,
    script: readScript(document),
    filter: readRow(document, 'filter', FILTER_TARGET),
    recordId: readRow(document, 'recordId', RECORD_ID_TARGET),
    ignore: ignore ?? [],
    blocks: outputs.map((output, index) => readBlock(output, index, labels[index] ?? '')),
    rest: restOf(document, shown),
    unreadable: undefined,
  }
}

const views = new WeakMap<object, DocumentView>()

/** The document as rows and blocks; the same view for the same document. Never throws: what cannot be shown is kept as it is. */
export const readDocument = (document: JsonValue): DocumentView => {
  if (typeof document !== 'object' || document === null) return read(document)
  const known = views.get(document)
  if (known !== undefined) return known
  const view = read(document)
  views.set(document, view)
  return view
}

/** Every row of the view, in the order of the screen. */
export const rowsOf = (view: DocumentView): readonly RowView[] =>
  [view.filter, view.recordId, ...view.blocks.flatMap((block) => [block.when, block.key, ...block.rows])].filter(
    (row) => row !== null,
  )

/** The row of this name; undefined when the view has none. */
export const rowNamed = (view: DocumentView, row: string): RowView | undefined =>
  rowsOf(view).find((each) => each.row === row)
