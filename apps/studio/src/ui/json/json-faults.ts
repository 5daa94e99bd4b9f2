import { ensureSyntaxTree } from '@codemirror/language'
import type { Diagnostic } from '@codemirror/lint'
import type { EditorState } from '@codemirror/state'

const PARSE_MS = 200

/** Where the text stops being JSON; the engine's own message mostly names no place. Nothing at all is no fault. */
export function jsonFaults(state: EditorState): Diagnostic[] {
  const text = state.doc.toString()
  if (text.trim() === '') return []
  try {
    JSON.parse(text)
    return []
  } catch (error) {
    const from = firstFault(state)
    const to = Math.min(from + 1, state.doc.length)
    return [{ from, to, severity: 'error', message: `Not valid JSON: ${messageOf(error)}` }]
  }
}

function firstFault(state: EditorState): number {
  let fault: number | null = null
  ensureSyntaxTree(state, state.doc.length, PARSE_MS)?.iterate({
    enter: (node) => {
      if (node.type.isError && fault === null) fault = node.from
      return fault === null
    },
  })
  return fault ?? 0
}

/** The engine's words without the text it quotes, which may be long. */
const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/, (\.\.\.)?".*$/s, '').slice(0, 200)
