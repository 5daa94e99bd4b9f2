import type { JsonValue } from '@halcyon/domain'
import type { Coverage } from '../coverage/contract.ts'
import type { DocumentView } from '../document/contract.ts'
import { readDocument, rowsOf } from '../document/read.ts'
import type { PreparedPreview, SamplePreview } from '../preview/contract.ts'
import { locate, parseSimplePath } from '../source/path.ts'
import { actionFor, levelOf } from './actions.ts'
import { blockOfRow, Collected, sorted } from './collect.ts'
import type { Problem } from './contract.ts'
import { rowProblems } from './rows.ts'

const TITLES = ['title', 'ruleName', 'category']

/** What no sample can change. */
const documentProblems = (prepared: PreparedPreview, view: DocumentView, found: Collected): void => {
  for (const { path, ...error } of prepared.errors) found.add('error', path, error, null)
  for (const { path, ...warning } of prepared.warnings) found.add('warning', path, warning, null)
  for (const block of view.blocks) {
    if (block.kind !== 'alert' || block.rows.some(({ target }) => TITLES.includes(target.name))) continue
    const message = 'An alert needs a title, or a ruleName or category in its place'
    const suggestion = 'map a field to title'
    found.add('error', `${block.row}.fields.title`, { code: 'required_missing', message, suggestion }, null)
  }
}

/** What the runs found. */
const runProblems = (view: DocumentView, previews: readonly SamplePreview[], found: Collected): void => {
  for (const { sample, items, rows } of previews) {
    const findings = [...items.flatMap((item) => item.findings), ...rows.flatMap((row) => row.findings)]
    for (const { path, ...finding } of findings) {
      if (finding.code === 'warnings_left_out') continue
      const inAlert = view.blocks[blockOfRow(path) ?? -1]?.kind === 'alert' || path === 'recordId'
      found.add(levelOf(finding.code, inAlert), path, finding, sample)
    }
  }
}

const listProblems = (view: DocumentView, samples: readonly JsonValue[], found: Collected): void => {
  const lists: readonly (readonly [string, string | null, readonly string[]])[] = [
    ['split.path', view.split, []],
    ...view.blocks.map(({ row, each }) => [`${row}.each`, each, view.split === null ? [] : [view.split]] as const),
  ]
  for (const [row, path, above] of lists) {
    const steps = path === null ? undefined : parseSimplePath(path)?.steps
    const base = above.map((each) => parseSimplePath(each)?.steps)
    if (path === null || steps === undefined || base.includes(undefined)) continue
    const all = [...base.flatMap((each) => each ?? []), ...steps]
    for (const [index, sample] of samples.entries()) {
      if (!locate(all, sample).some(({ value }) => Array.isArray(value)) || /\[\*\]$/.test(path)) continue
      const message = `'${path}' names one list, not its entries`
      found.add('warning', row, { code: 'each_is_a_list', message, suggestion: `did you mean '${path}[*]'?` }, index)
    }
  }
}

const blockProblems = (
  prepared: PreparedPreview,
  view: DocumentView,
  previews: readonly SamplePreview[],
  found: Collected,
): void => {
  const mapped = previews.filter(({ items }) => items.some(({ result }) => result.outcome === 'mapped'))
  if (mapped.length === 0) return
  for (const block of view.blocks) {
    const made = mapped.some(({ counts }) => (counts[block.index]?.here ?? 0) > 0)
    if (made || block.kind === 'unreadable' || !prepared.outputs.includes(block.index)) continue
    const message = `No sample gives a record of '${block.label}'`
    found.add('warning', block.row, { code: 'never_produced', message }, null)
  }
}

const unmappedProblems = (coverage: Coverage): readonly Problem[] =>
  coverage.fields
    .filter(({ use }) => use === 'unmapped')
    .map(({ path }) => ({
      id: `${path} unmapped`,
      level: 'info',
      code: 'unmapped',
      row: null,
      block: null,
      path,
      message: `${path} is not mapped`,
      action: actionFor({ code: 'unmapped' }),
      samples: [],
    }))

/** Everything worth a look, errors first, then in the order of the rows. Over the samples that have run. */
export const problemsOf = (
  prepared: PreparedPreview,
  samples: readonly JsonValue[],
  previews: readonly SamplePreview[],
  coverage: Coverage,
): readonly Problem[] => {
  const view = readDocument(prepared.document)
  const rows = rowsOf(view)
  const found = new Collected()
  documentProblems(prepared, view, found)
  runProblems(view, previews, found)
  rowProblems(view, rows, samples, previews, found)
  listProblems(view, samples, found)
  blockProblems(prepared, view, previews, found)
  const own = sorted(
    found.problems(),
    view,
    rows.map(({ row }) => row),
  )
  return [...own, ...unmappedProblems(coverage)]
}

/** True when nothing keeps the mapping from being published. */
export const isPublishable = (problems: readonly Problem[]): boolean => problems.every(({ level }) => level !== 'error')
