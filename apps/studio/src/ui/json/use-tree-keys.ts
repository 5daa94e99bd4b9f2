import { type KeyboardEvent, type RefObject, useState } from 'react'
import { copyText } from '../value/copy-text.ts'
import { type JsonRow, parentIndex, scalarText } from './rows.ts'

/** The keys of a tree (WAI-ARIA authoring practices): one row is in the tab order, arrows go between rows. Ctrl/⌘ C copies a row's value. */
export function useTreeKeys(
  rows: readonly JsonRow[],
  turn: (path: string, open: boolean) => void,
  reveal: (index: number) => void,
  tree: RefObject<HTMLElement | null>,
) {
  const [chosen, setActive] = useState(0)
  const active = Math.min(chosen, rows.length - 1)
  const go = (index: number): void => {
    setActive(index)
    reveal(index)
    focusLine(tree, index, 5)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[active]
    if (row === undefined || event.altKey) return
    if ((event.ctrlKey || event.metaKey) && event.key === 'c' && window.getSelection()?.isCollapsed !== false) {
      void copyText(copied(row))
      event.preventDefault()
      return
    }
    if (event.ctrlKey || event.metaKey) return
    if (act(event.key, { row, rows, active, turn, go })) event.preventDefault()
  }
  return { active, setActive, onKeyDown }
}

const copied = ({ kind, value }: JsonRow): string =>
  kind === 'string'
    ? String(value)
    : kind === 'object' || kind === 'array'
      ? JSON.stringify(value, null, 2)
      : scalarText(value)

interface Position {
  readonly row: JsonRow
  readonly rows: readonly JsonRow[]
  readonly active: number
  readonly turn: (path: string, open: boolean) => void
  readonly go: (index: number) => void
}

/** False when the key means nothing to a tree. */
function act(key: string, { row, rows, active, turn, go }: Position): boolean {
  const last = rows.length - 1
  if (key === 'ArrowDown') go(Math.min(active + 1, last))
  else if (key === 'ArrowUp') go(Math.max(active - 1, 0))
  else if (key === 'Home') go(0)
  else if (key === 'End') go(last)
  else if (key === 'ArrowRight' && row.open) go(Math.min(active + 1, last))
  else if (key === 'ArrowLeft' && !row.open) go(parentIndex(rows, active))
  else if (['ArrowRight', 'ArrowLeft', 'Enter', ' '].includes(key)) {
    if (row.size > 0) turn(row.path, !row.open)
  } else return false
  return true
}

function focusLine(tree: RefObject<HTMLElement | null>, index: number, frames: number): void {
  const line = tree.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)
  if (line) line.focus({ preventScroll: true })
  else if (frames > 0) requestAnimationFrame(() => focusLine(tree, index, frames - 1))
}
