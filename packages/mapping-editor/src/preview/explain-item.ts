/** A run of one item, its rows under the names they have in the document a person sees. */
import type { Finding, JsonValue } from '@halcyon/domain'
import { type ExplainRow, explain } from '@halcyon/mapping'
import type { DocumentView, RowView } from '../document/contract.ts'
import type { PreparedPreview } from './contract.ts'

export interface Setting {
  readonly prepared: PreparedPreview
  readonly view: DocumentView
  readonly rows: ReadonlyMap<string, RowView>
  readonly scope: string
  readonly receivedAt: string
}

const OUTPUT = /^outputs\[(\d+)\]/
/** The block a row is in; null outside. */
export const outputOf = (row: string): number | null => {
  const at = OUTPUT.exec(row)?.[1]
  return at === undefined ? null : Number(at)
}

/** A name of the document that ran → the same place in the document a person sees. */
const renamed = (row: string, outputs: readonly number[]): string =>
  row.replace(OUTPUT, (_, at: string) => `outputs[${outputs[Number(at)] ?? at}]`)

export const restore = <T extends Finding>(finding: T, outputs: readonly number[]): T => ({
  ...finding,
  path: renamed(finding.path, outputs),
})

/** Null when nothing runs. */
export const explainItem = (prepared: PreparedPreview, value: JsonValue, setting: Setting) => {
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
export const laterRows = (
  setting: Setting,
  value: JsonValue,
  rows: readonly ExplainRow[],
  rejected: readonly Finding[],
) => {
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
