import type { SamplePreview } from '@halcyon/mapping-editor'
import { fieldPath, recordNamed, recordsOfField, recordsOfRow, rowPreviews, rowsOfField } from '@halcyon/mapping-editor'
import { useDerived, useEditor } from './context.ts'
import type { Selection } from './store.ts'

/** What belongs together with the selection. */
export interface Lit {
  readonly rows: ReadonlySet<string>
  readonly fields: ReadonlySet<string>
  readonly records: ReadonlySet<string>
}

const NONE: Lit = { rows: new Set(), fields: new Set(), records: new Set() }
const fieldsOf = (leaves: readonly string[]): ReadonlySet<string> => new Set(leaves.map(fieldPath))

function litBy(preview: SamplePreview | null, selection: Selection | null): Lit {
  if (preview === null || selection === null) return NONE
  if (selection.kind === 'record') {
    const record = recordNamed(preview, selection.id)
    if (record === undefined) return NONE
    return {
      rows: new Set(record.rows.map(({ row }) => row)),
      fields: fieldsOf(record.leaves),
      records: new Set([record.id]),
    }
  }
  const [rows, records] =
    selection.kind === 'row'
      ? [rowPreviews(preview, selection.row), recordsOfRow(preview, selection.row)]
      : [rowsOfField(preview, selection.path), recordsOfField(preview, selection.path)]
  return {
    rows: new Set([...rows.map(({ row }) => row), ...(selection.kind === 'row' ? [selection.row] : [])]),
    fields: selection.kind === 'field' ? new Set([selection.path]) : fieldsOf(rows.flatMap(({ leaves }) => leaves)),
    records: new Set(records.map(({ id }) => id)),
  }
}

let last: { readonly preview: SamplePreview | null; readonly selection: Selection | null; readonly lit: Lit } | null =
  null

/** The same answer for all rows of one drawing. */
export function useLit(): Lit {
  const { preview } = useDerived()
  const selection = useEditor((state) => state.selection)
  if (last === null || last.preview !== preview || last.selection !== selection) {
    last = { preview, selection, lit: litBy(preview, selection) }
  }
  return last.lit
}
