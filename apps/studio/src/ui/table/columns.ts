import type { ReactNode } from 'react'

export interface Sort {
  readonly key: string
  readonly direction: 'ascending' | 'descending'
}

export interface Column<Row> {
  /** Names the column in the sort, too. */
  readonly key: string
  readonly header: string
  readonly render: (row: Row, index: number) => ReactNode
  /** `end` for numbers. */
  readonly align?: 'start' | 'end' | 'center' | undefined
  /** CSS width, e.g. `120` (px) or `'20%'`; columns without one share the rest. */
  readonly width?: number | string | undefined
  readonly sortable?: boolean | undefined
  /** The direction of the first press; numbers and times read best from the top. */
  readonly firstSort?: Sort['direction'] | undefined
  /** The header is only told to a screen reader, e.g. over a column of buttons. */
  readonly headerHidden?: boolean | undefined
  /** Left out where the table is narrower than this: 480, 768, 1024 px. */
  readonly hideBelow?: 'sm' | 'md' | 'lg' | undefined
}

export interface Selection {
  readonly selected: ReadonlySet<string>
  readonly onChange: (selected: ReadonlySet<string>) => void
}

/** A sort as one word, and back. */
export const sortWord = (sort: Sort | null | undefined): string | undefined =>
  sort ? `${sort.direction} ${sort.key}` : undefined
export function sortOf(word: string | undefined): Sort | null {
  if (word === undefined) return null
  const [direction, ...key] = word.split(' ')
  return { key: key.join(' '), direction: direction === 'descending' ? direction : 'ascending' }
}

/** The sort after a press on a column's header. */
export function nextSort<Row>(column: Column<Row>, sort: Sort | null | undefined): Sort {
  const first = column.firstSort ?? 'ascending'
  if (sort?.key !== column.key) return { key: column.key, direction: first }
  return { key: column.key, direction: sort.direction === 'ascending' ? 'descending' : 'ascending' }
}

/** The selection after a press on a row's checkbox; with shift all rows from the last pressed one take the same state. */
export function toggled(
  keys: readonly string[],
  selected: ReadonlySet<string>,
  index: number,
  anchor: number | null,
): ReadonlySet<string> {
  const next = new Set(selected)
  const key = keys[index]
  if (key === undefined) return next
  const on = !selected.has(key)
  const [from, to] = anchor === null ? [index, index] : [Math.min(anchor, index), Math.max(anchor, index)]
  for (const each of keys.slice(from, to + 1)) {
    if (on) next.add(each)
    else next.delete(each)
  }
  return next
}
