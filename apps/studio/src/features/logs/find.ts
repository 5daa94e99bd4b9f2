import { useState } from 'react'
import type { LogLine } from './line.ts'

/** The text of a line that finding looks at, folded. */
const textOf = ({ message, component, correlationId }: LogLine): string =>
  `${component} ${message} ${correlationId ?? ''}`.toLowerCase()

let wantedBefore = ''
let known = new WeakMap<LogLine, boolean>()

/** Indexes of the lines that hold the text. What was looked at once is remembered: a log that grows is not read again. */
export function findLines(lines: readonly LogLine[], text: string): readonly number[] {
  const wanted = text.toLowerCase()
  if (wanted === '') return []
  if (wanted !== wantedBefore) {
    wantedBefore = wanted
    known = new WeakMap()
  }
  const found: number[] = []
  lines.forEach((line, index) => {
    let holds = known.get(line)
    if (holds === undefined) {
      holds = textOf(line).includes(wanted)
      known.set(line, holds)
    }
    if (holds) found.push(index)
  })
  return found
}

/** The place of the next or previous line found, around the ends; null when nothing is found. */
export function stepTo(
  lines: readonly LogLine[],
  found: readonly number[],
  current: string | null,
  by: 1 | -1,
): number | null {
  if (found.length === 0) return null
  const place = found.findIndex((index) => lines[index]?.id === current)
  const from = place === -1 ? (by === 1 ? -1 : found.length) : place
  return found[(from + by + found.length) % found.length] ?? null
}

/** Finding in what is shown; `current` is the id of the line one is at. */
export function useFind() {
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [current, setCurrent] = useState<string | null>(null)
  return { open, setOpen, text, setText, wanted: open ? text.trim() : '', current, setCurrent }
}

export type Find = ReturnType<typeof useFind>
