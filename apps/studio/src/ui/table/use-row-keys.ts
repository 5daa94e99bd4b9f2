import type { KeyboardEvent } from 'react'

/** Where the focus goes in a row, best first. */
const TARGETS = ['th[scope=row] :is(a, button)', 'td :is(a, button)', 'input[type=checkbox]']
const CHECKBOX = ['input[type=checkbox]']

const STEPS: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowDown: (index, count) => Math.min(index + 1, count - 1),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_index, count) => count - 1,
}

/** Arrow keys, Home and End go from row to row, in the same kind of control; `reveal` brings a row into the drawn part. */
export const useRowKeys =
  (count: number, reveal: (index: number) => void) =>
  (event: KeyboardEvent<HTMLTableSectionElement>): void => {
    const step = STEPS[event.key]
    const target = event.target
    if (step === undefined || !(target instanceof HTMLElement) || event.metaKey || event.ctrlKey || event.altKey) return
    if (target.matches('input:not([type=checkbox]), textarea, select, [role=combobox]')) return
    const row = target.closest<HTMLElement>('tr[data-index]')
    if (row === null) return
    event.preventDefault()
    const body = event.currentTarget
    const index = step(Number(row.dataset.index), count)
    const wanted = target.matches('input[type=checkbox]') ? CHECKBOX : TARGETS
    reveal(index)
    focusRow(body, index, wanted, 5)
  }

/** The row may be drawn only some frames after it was revealed. */
function focusRow(body: HTMLElement, index: number, wanted: readonly string[], frames: number): void {
  const row = body.querySelector(`tr[data-index="${index}"]`)
  const control = wanted.map((selector) => row?.querySelector<HTMLElement>(selector)).find(Boolean)
  if (control) {
    control.focus({ preventScroll: true })
    control.closest('tr')?.scrollIntoView?.({ block: 'nearest' })
  } else if (frames > 0) requestAnimationFrame(() => focusRow(body, index, wanted, frames - 1))
}
