import type { Problem, RowPreview, RowStatus, SamplePreview } from '@halcyon/mapping-editor'
import {
  IconAlertTriangle,
  IconCheck,
  IconCircleDashed,
  IconCircleDotted,
  IconCircleX,
  IconClockPause,
  IconMinus,
} from '@tabler/icons-react'
import type { Mark } from '../../../ui/badge/tone.ts'

const MARKS: Readonly<Record<RowStatus, Mark>> = {
  ok: { tone: 'ok', word: 'Has a value', shape: IconCheck },
  missing: { tone: 'idle', word: 'Missing in this sample', shape: IconCircleDashed },
  null: { tone: 'idle', word: 'Null in this sample', shape: IconCircleDotted },
  empty: { tone: 'idle', word: 'Empty in this sample', shape: IconMinus },
  error: { tone: 'bad', word: 'Error', shape: IconCircleX },
  not_run: { tone: 'idle', word: 'Did not run', shape: IconClockPause },
}
const NO_SAMPLE: Mark = { tone: 'idle', word: 'No sample to try it on', shape: IconCircleDashed }

/** What a row shows of itself. */
export interface RowState {
  readonly mark: Mark
  /** Beside or in place of the value; null where the value says it all. */
  readonly text: string | null
  readonly preview: RowPreview | null
  readonly action: string | null
}

const worst = (problems: readonly Problem[]): Problem | null =>
  problems.find(({ level }) => level === 'error') ?? problems.find(({ level }) => level === 'warning') ?? null

export function rowState(preview: RowPreview | null, problems: readonly Problem[]): RowState {
  const problem = worst(problems)
  const status = preview === null ? NO_SAMPLE : MARKS[preview.status]
  if (problem !== null) {
    const bad = problem.level === 'error'
    const mark: Mark = {
      tone: bad ? 'bad' : 'warn',
      word: bad ? 'Error' : 'Warning',
      shape: bad ? IconCircleX : IconAlertTriangle,
    }
    return { mark, text: problem.message, preview, action: problem.action }
  }
  const plain = preview === null || preview.status === 'ok' || preview.status === 'missing'
  return { mark: status, text: plain ? null : preview.text, preview, action: null }
}

const byRow = new WeakMap<SamplePreview, ReadonlyMap<string, readonly RowPreview[]>>()
const NO_PREVIEWS: readonly RowPreview[] = []

/** All values of a row in the sample, looked up, not searched. */
export function previewsOf(preview: SamplePreview | null, row: string): readonly RowPreview[] {
  if (preview === null) return NO_PREVIEWS
  let index = byRow.get(preview)
  if (index === undefined) {
    index = Map.groupBy(preview.rows, (each) => each.row)
    byRow.set(preview, index)
  }
  return index.get(row) ?? NO_PREVIEWS
}

/** The value for the item and element that are looked at. */
export const previewAt = (previews: readonly RowPreview[], item: number, element: number): RowPreview | null =>
  previews.find((each) => each.item === item && (each.element === null || each.element === element)) ??
  previews.find((each) => each.item === item) ??
  previews[0] ??
  null

const problemsByRow = new WeakMap<readonly Problem[], ReadonlyMap<string, readonly Problem[]>>()
const NO_PROBLEMS: readonly Problem[] = []

/** A row's problems, those inside it (`outputs[0].key.then[1]`) with it. */
export function problemsOfRow(problems: readonly Problem[], row: string): readonly Problem[] {
  let index = problemsByRow.get(problems)
  if (index === undefined) {
    index = Map.groupBy(
      problems.filter((problem) => problem.row !== null),
      (problem) => rowOf(problem.row ?? ''),
    )
    problemsByRow.set(problems, index)
  }
  return index.get(row) ?? NO_PROBLEMS
}

const ROW = /^(outputs\[\d+\](?:\.(?:key|when)|\.fields(?:\.[A-Za-z_$][\w$]*|\[".*?"\]))?|filter|recordId)/

/** `outputs[0].fields.title.then[0]` → the row it is in. */
export const rowOf = (place: string): string => ROW.exec(place)?.[1] ?? place
