import type { ReactNode } from 'react'

/** A text with what was looked for marked in it. */
export function highlighted(text: string, wanted: string): ReactNode {
  if (wanted === '') return text
  const folded = text.toLowerCase()
  const needle = wanted.toLowerCase()
  // A letter may change its length in lower case (İ): then positions would not agree.
  if (folded.length !== text.length) return text
  const parts: ReactNode[] = []
  let from = 0
  for (let at = folded.indexOf(needle); at >= 0 && parts.length < 100; at = folded.indexOf(needle, from)) {
    parts.push(text.slice(from, at), <mark key={at}>{text.slice(at, at + needle.length)}</mark>)
    from = at + needle.length
  }
  return from === 0 ? text : [...parts, text.slice(from)]
}
