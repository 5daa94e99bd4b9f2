import type { Finding, JsonValue } from '@halcyon/domain'
import { type ExplainRow, explain } from '@halcyon/mapping'
import type { DocumentView, RowView } from '../document/contract.ts'
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
import { inPayload, type PlacedItem, placeItems } from './item.ts'
import { recordsOf } from './records.ts'
import { previewRow } from './row.ts'

/** Items of one payload that are shown with their rows. */
const ITEMS = 100
const CONTEXT = { scope: 'preview', receivedAt: '2026-01-01T00:00:00.000Z' }

interface Setting {
  readonly prepared: PreparedPreview
  readonly view: DocumentView
  readonly rows: ReadonlyMap<string, RowView>
  readonly scope: string
  readonly receivedAt: string
}

const OUTPUT = /^outputs\[(\d+)\]/
const outputOf = (row: string): number | null => {
  const at = OUTPUT.exec(row)?.[1]
  return at === undefined ? null : Number(at)
}

/** A name of the document that ran → the same place in the document a person sees. */
const renamed = (row: string, outputs: readonly number[]): string =>
  row.replace(OUTPUT, (_, at: string) => `outputs[${outputs[Number(at)] ?? at}]`)

const restore = <T extends Finding>(finding: T, outputs: readonly number[]): T => ({
  ...finding,
  path: renamed(finding.path, outputs),
})

const explainItem = (prepared: PreparedPreview, value: JsonValue, setting: Setting) => {
  if (prepared.perItem === null) return null
  const context = { scope: setting.scope, receivedAt: setting.receivedAt }
  const [explained] = explain(prepared.perItem, value, context, { reads: true }).items
  if (explained === undefined) return null
  const { outputs } = prepared
  if (outputs.every((output, at) => output === at)) return explained
  const rows = explained.rows.map(
    (row): ExplainRow => ({
      ...row,
      row: renamed(row.row, outputs),
      findings: row.findings.map((finding) => restore(finding, outputs)),
    }),
  )
  return { ...explained, rows }
}

/** Rows behind an alert that rejected the item: a run without that alert shows them too. */
const laterRows = (setting: Setting, value: JsonValue, rows: readonly ExplainRow[], rejected: readonly Finding[]) => {
  const shown = [...rows]
  const left: number[] = []
  let errors = rejected
  while (left.length < setting.prepared.outputs.length) {
    const at = errors.map(({ path }) => outputOf(path)).find((output) => output !== null && !left.includes(output))
    if (at === undefined || at === null) break
    left.push(at)
    const less = setting.prepared.without(left.toSorted((a, b) => a - b))
    const explained = explainItem(less, value, setting)
    if (explained === null) break
    const known = new Set(shown.map(({ row }) => row))
    shown.push(...explained.rows.filter(({ row }) => !known.has(row)))
    if (explained.result.outcome !== 'rejected') break
    errors = explained.result.errors.map((finding) => restore(finding, less.outputs))
  }
  return shown
}

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
