/** What the samples say about each row. */
import type { JsonValue } from '@halcyon/domain'
import type { DocumentView, RowView } from '../document/contract.ts'
import type { RowPreview, SamplePreview } from '../preview/contract.ts'
import { locate, parseSimplePath } from '../source/path.ts'
import { blockOfRow, type Collected } from './collect.ts'
import { impossiblePath } from './paths.ts'

/** What the row's `$` can be in the samples; null when it is too involved to tell. */
const rootsOf = (view: DocumentView, row: RowView, samples: readonly JsonValue[]): readonly JsonValue[] | null => {
  const { source } = row.expression
  const block = view.blocks[blockOfRow(row.row) ?? -1]
  const each = source.kind === 'path' && parseSimplePath(source.path)?.fromItem === true ? null : (block?.each ?? null)
  let roots = samples
  for (const path of [view.split, each]) {
    const steps = path === null ? [] : parseSimplePath(path)?.steps
    if (steps === undefined) return null
    roots = roots.flatMap((root) => locate(steps, root).map(({ value }) => value))
  }
  return roots
}

const absentText = (seen: number, absent: number, where: string): string => {
  if (seen === absent) return seen === 1 ? 'Not in the sample' : `In none of the ${seen} samples`
  return `Absent in ${absent} of ${seen} samples${where}`
}

const isAbsent = ({ status }: RowPreview): boolean => status === 'missing' || status === 'null' || status === 'empty'

/** Rows that give nothing: impossible in every sample, absent in all or in some. */
export const rowProblems = (
  view: DocumentView,
  rows: readonly RowView[],
  samples: readonly JsonValue[],
  previews: readonly SamplePreview[],
  found: Collected,
): void => {
  const byRow = Map.groupBy(
    previews.flatMap(({ sample, rows: shown }) => shown.map((preview) => ({ sample, preview }))),
    ({ preview }) => preview.row,
  )
  const ran = previews.map(({ sample }) => samples[sample]).filter((sample) => sample !== undefined)
  for (const row of rows) {
    const seen = byRow.get(row.row) ?? []
    const absent = seen.filter(({ preview }) => isAbsent(preview))
    if (absent.length === 0 || row.target.role === 'when' || row.target.role === 'filter') continue
    const inSamples = [...new Set(absent.map(({ sample }) => sample))]
    const all = new Set(seen.map(({ sample }) => sample)).size
    const everywhere = absent.length === seen.length
    const { source } = row.expression
    const steps = source.kind === 'path' ? parseSimplePath(source.path)?.steps : undefined
    const roots = everywhere && steps !== undefined ? rootsOf(view, row, ran) : null
    const impossible = roots === null || steps === undefined ? null : impossiblePath(steps, roots)
    if (impossible !== null) {
      for (const sample of inSamples) found.add('error', row.row, { code: 'impossible_path', ...impossible }, sample)
      continue
    }
    if (found.has(row.row) || source.kind === 'none') continue
    const code = everywhere ? 'absent_everywhere' : 'absent'
    const some = everywhere || inSamples.length < all ? '' : ' (in some of their entries)'
    const message = everywhere ? absentText(all, all, '') : absentText(all, inSamples.length, some)
    for (const sample of inSamples) found.add('warning', row.row, { code, message }, sample)
  }
}
