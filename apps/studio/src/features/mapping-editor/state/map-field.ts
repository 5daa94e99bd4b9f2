import type { JsonValue } from '@halcyon/domain'
import {
  describeValue,
  type MapTarget,
  mapPath,
  mappedText,
  type Operation,
  preparePreview,
  previewSample,
  readDocument,
  rowNamed,
  rowPreviews,
  type SourceTree,
} from '@halcyon/mapping-editor'
import { blockOfRow, fullName } from './names.ts'
import type { EditorStore } from './store.ts'

/** What is needed to say what came of it. */
export interface MapContext {
  readonly store: EditorStore
  readonly tree: SourceTree
  readonly payload: JsonValue | undefined
}

export const rowOfTarget = ({ block, target }: MapTarget): string =>
  target === 'key' ? `outputs[${block}].key` : `outputs[${block}].fields${memberOf(target)}`

const memberOf = (name: string): string =>
  /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`

const PREVIEW = 60

/** "user.email mapped to Account name, preview a@b.c" */
export function sayMapped({ store, payload }: MapContext, path: string, row: string): void {
  const { history, say } = store.getState()
  const view = readDocument(history.document)
  const found = rowNamed(view, row)
  const name = found === undefined ? row : fullName(blockOfRow(view, row), found)
  if (payload === undefined) {
    say(mappedText(path, name, null))
    return
  }
  const [made] = rowPreviews(previewSample(preparePreview(history.document), payload, 0), row)
  const value = made?.value
  const text = typeof value === 'string' ? value.slice(0, PREVIEW) : describeValue(value)
  say(mappedText(path, name, text))
}

/** Maps a field of the tree; asks where it is a list and the target takes one value. */
export function mapField(context: MapContext, path: string, to: MapTarget): boolean {
  const { history, applyMapped, set } = context.store.getState()
  const done = applyMapped(mapPath(history.document, path, to, context.tree), path, to)
  if (!done) return false
  const row = rowOfTarget(to)
  set({ mapping: null, selection: { kind: 'row', row } })
  sayMapped(context, path, row)
  return true
}

/** Puts an operation on a row that is no target of *Map to…* (`when`, `filter`, `recordId`). */
export function applyAndSay(context: MapContext, operation: Operation, path: string, row: string): boolean {
  if (!context.store.getState().apply(operation)) return false
  sayMapped(context, path, row)
  return true
}
