import { useMemo, useState } from 'react'
import type { LogLine } from './line.ts'

/** The text of a line that a search in the browser looks at. */
const textOf = ({ message, component, correlationId }: LogLine): string =>
  `${component} ${message} ${correlationId ?? ''}`.toLowerCase()

export const findLines = (lines: readonly LogLine[], text: string): readonly number[] => {
  const wanted = text.toLowerCase()
  if (wanted === '') return []
  return lines.flatMap((line, index) => (textOf(line).includes(wanted) ? [index] : []))
}

/** Finding in what is shown: `found` are indexes into the lines, `current` is the id of the line one is at. */
export function useFind(lines: readonly LogLine[]) {
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [current, setCurrent] = useState<string | null>(null)
  const wanted = open ? text.trim() : ''
  const found = useMemo(() => findLines(lines, wanted), [lines, wanted])
  const place = found.findIndex((index) => lines[index]?.id === current)
  /** Goes to the next or previous line found, around the ends; its index, or null when nothing is found. */
  const step = (by: 1 | -1): number | null => {
    if (found.length === 0) return null
    const from = place === -1 ? (by === 1 ? -1 : found.length) : place
    const index = found[(from + by + found.length) % found.length] ?? null
    setCurrent(index === null ? null : (lines[index]?.id ?? null))
    return index
  }
  return { open, setOpen, text, setText, wanted, found, place, current, step }
}

export type Find = ReturnType<typeof useFind>
