import type { JsonValue } from '@halcyon/domain'
import type { DocumentView } from '../document/contract.ts'
import { readDocument, rowsOf } from '../document/read.ts'
import { tidyPath } from '../source/path.ts'
import type {
  BlockCount,
  ItemPreview,
  Making,
  PreparedPreview,
  PreviewOptions,
  RecordPreview,
  RowPreview,
  SamplePreview,
} from './contract.ts'
import { explainItem, laterRows, outputOf, restore, type Setting } from './explain-item.ts'
import { inPayload, type PlacedItem, placeItems } from './item.ts'
import { recordsOf } from './records.ts'
import { previewRow } from './row.ts'

/** Items of one payload that are shown with their rows. */
const ITEMS = 100
const CONTEXT = { scope: 'preview', receivedAt: '2026-01-01T00:00:00.000Z' }

interface RanItem extends ItemPreview {
  readonly rows: readonly RowPreview[]
  readonly records: readonly RecordPreview[]
  readonly makings: readonly Making[]
}

const runItem = (setting: Setting, item: PlacedItem): RanItem | null => {
  const { prepared, view } = setting
  const explained = explainItem(prepared, item.value, setting)
  if (explained === null) return null
  const { result } = explained
  const given = result.outcome === 'rejected' ? result.errors : result.outcome === 'mapped' ? result.warnings : []
  const findings = given.map((finding) => restore(finding, prepared.outputs))
  const all = result.outcome === 'rejected' ? laterRows(setting, item.value, explained.rows, findings) : explained.rows
  const rows = all.flatMap((one) => {
    const row = setting.rows.get(one.row)
    const output = outputOf(one.row)
    return row === undefined ? [] : [previewRow(one, row, output === null ? undefined : view.blocks[output], item)]
  })
  const unmapped = explained.unmapped.map((path) => inPayload(item, tidyPath(path))).filter((path) => path !== null)
  return {
    path: item.path,
    result,
    unmapped,
    findings,
    rows,
    ...recordsOf(view, result, item.index, rows, setting.scope),
  }
}

const countsOf = (
  view: DocumentView,
  makings: readonly Making[],
  records: readonly RecordPreview[],
): readonly BlockCount[] => {
  const identities = new Map(records.map((record) => [record.id, identityOf(record)]))
  const byBlock = Map.groupBy(makings, ({ block }) => block)
  return view.blocks.map(({ index }) => {
    const made = byBlock.get(index) ?? []
    return { block: index, here: made.length, merged: new Set(made.map(({ record }) => identities.get(record))).size }
  })
}

const identityOf = ({ id, kind, type, key, scope }: RecordPreview): string =>
  kind === 'relationship' || key === null ? id : JSON.stringify([kind, type, scope, key])

const run = (prepared: PreparedPreview, payload: JsonValue, sample: number, options: PreviewOptions): SamplePreview => {
  const view = readDocument(prepared.document)
  const values = prepared.mapping?.split(payload) ?? []
  const rows = new Map(rowsOf(view).map((row) => [row.row, row]))
  const setting: Setting = { ...CONTEXT, ...options, prepared, view, rows }
  const items = placeItems(payload, view.split, values)
    .slice(0, ITEMS)
    .map((item) => runItem(setting, item))
    .filter((item) => item !== null)
  const records = items.flatMap((item) => item.records)
  const makings = items.flatMap((item) => item.makings)
  return {
    sample,
    itemCount: values.length,
    items: items.map(({ path, result, unmapped, findings }) => ({ path, result, unmapped, findings })),
    rows: items.flatMap((item) => item.rows),
    records,
    makings,
    counts: countsOf(view, makings, records),
  }
}

interface Kept {
  readonly payload: JsonValue
  readonly options: string
  readonly preview: SamplePreview
}
const kept = new WeakMap<PreparedPreview, Map<number, Kept>>()

/** Runs one sample. For the same prepared document, sample and options the same answer, without running again. */
export const previewSample = (
  prepared: PreparedPreview,
  payload: JsonValue,
  sample: number,
  options: PreviewOptions = {},
): SamplePreview => {
  const previews = kept.get(prepared) ?? new Map<number, Kept>()
  const known = previews.get(sample)
  const key = JSON.stringify(options)
  if (known?.payload === payload && known.options === key) return known.preview
  const preview = run(prepared, payload, sample, options)
  kept.set(prepared, previews.set(sample, { payload, options: key, preview }))
  return preview
}
