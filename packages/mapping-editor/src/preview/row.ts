import type { Finding, JsonValue } from '@halcyon/domain'
import type { ExplainRow } from '@halcyon/mapping'
import type { BlockView, RowView } from '../document/contract.ts'
import { locate, parseSimplePath, tidyPath } from '../source/path.ts'
import type { RowPreview, RowStatus } from './contract.ts'
import { inPayload, type PlacedItem } from './item.ts'

/** Findings that say a value was not there, or that one of several was taken; every other one is a refusal. */
const ABSENT: ReadonlySet<string> = new Set(['required_missing', 'occurred_at_missing', 'value_missing'])
const EMPTY: ReadonlySet<string> = new Set(['empty_key'])
const HARMLESS: ReadonlySet<string> = new Set(['many_values', 'role_missing'])

const isRefusal = ({ code }: Finding): boolean => !ABSENT.has(code) && !EMPTY.has(code) && !HARMLESS.has(code)

const isEmpty = (value: JsonValue | undefined): boolean => value === '' || (Array.isArray(value) && value.length === 0)

/** A path that selects nothing: is it null that is there, or nothing at all? */
const isNull = (row: RowView, block: BlockView | undefined, element: number | null, item: PlacedItem): boolean => {
  const { source } = row.expression
  const path = source.kind === 'path' ? parseSimplePath(source.path) : null
  if (path === null) return false
  const inside = block === undefined || element === null ? undefined : item.element(block, element)
  const root = path.fromItem || block?.each == null ? item.value : inside?.value
  return root !== undefined && locate(path.steps, root).some(({ value }) => value === null)
}

interface Judged {
  readonly status: RowStatus
  readonly text: string
}

const judge = (row: RowView, explained: ExplainRow, raw: JsonValue | undefined, nulled: () => boolean): Judged => {
  const { value, findings } = explained
  const refusal = findings.find(isRefusal)
  if (refusal !== undefined) return { status: 'error', text: refusal.message }
  if (value !== undefined && !isEmpty(value)) {
    const note = findings[0]?.message ?? (raw === undefined ? 'the default stands in' : '')
    return { status: 'ok', text: note }
  }
  if (raw !== undefined) {
    const text = raw === '' ? 'empty text' : isEmpty(raw) ? 'an empty list' : 'says “none”: no value'
    return { status: 'empty', text: findings[0]?.message ?? text }
  }
  if (isEmpty(value)) return { status: 'empty', text: 'empty' }
  if (nulled()) return { status: 'null', text: 'null in this sample' }
  if (row.expression.source.kind === 'none') return { status: 'missing', text: 'no source chosen yet' }
  return { status: 'missing', text: 'missing in this sample' }
}

const leavesOf = (explained: ExplainRow, block: BlockView | undefined, item: PlacedItem): readonly string[] => {
  const reads = (explained.reads ?? []).map((path) => inPayload(item, tidyPath(path)))
  // An element that is itself a single value is read by `$`, before the row begins.
  if (
    reads.length === 0 &&
    block !== undefined &&
    explained.element !== null &&
    explained.steps[0]?.value !== undefined
  ) {
    const element = item.element(block, explained.element)
    const single = typeof element?.value !== 'object' || element.value === null
    if (element !== undefined && single) reads.push(inPayload(item, element.path))
  }
  return reads.filter((path) => path !== null)
}

/** What an explained row shows. `block`: the one it is in. */
export const previewRow = (
  explained: ExplainRow,
  row: RowView,
  block: BlockView | undefined,
  item: PlacedItem,
): RowPreview => {
  const raw = explained.steps[0]?.value
  const { status, text } = judge(row, explained, raw, () => isNull(row, block, explained.element, item))
  return {
    row: row.row,
    item: item.index,
    element: explained.element,
    status,
    text,
    raw,
    steps: explained.steps.map(({ step, value }) => ({ name: step, value })),
    value: explained.value,
    findings: explained.findings,
    leaves: leavesOf(explained, block, item),
  }
}
