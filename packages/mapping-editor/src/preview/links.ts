/** Selecting lights up: records ↔ rows ↔ source leaves. */

import { fieldPath } from '../source/path.ts'
import type { RecordPreview, RowPreview, SamplePreview } from './contract.ts'

export const recordNamed = (preview: SamplePreview, id: string): RecordPreview | undefined =>
  preview.records.find((record) => record.id === id)

export const recordsOfRow = (preview: SamplePreview, row: string): readonly RecordPreview[] =>
  preview.records.filter((record) => record.rows.some((each) => each.row === row))

/** `field`: a path of the tree. */
export const recordsOfField = (preview: SamplePreview, field: string): readonly RecordPreview[] =>
  preview.records.filter((record) => record.leaves.some((leaf) => fieldPath(leaf) === field))

export const rowsOfField = (preview: SamplePreview, field: string): readonly RowPreview[] =>
  preview.rows.filter((row) => row.leaves.some((leaf) => fieldPath(leaf) === field))

/** The row's values in this sample, one for each element. */
export const rowPreviews = (preview: SamplePreview, row: string): readonly RowPreview[] =>
  preview.rows.filter((each) => each.row === row)
