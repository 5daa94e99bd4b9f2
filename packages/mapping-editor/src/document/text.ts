/** The document as text, for the JSON view: every digit of its numbers, and the place of a mistake. */
import { ExactNumber, isJsonObject, JsonError, type JsonValue, parseJson } from '@halcyon/domain'

/** Levels the mapping package takes. */
const DEPTH = 100
/** UTF-16 units; a mapping is far smaller. */
const LENGTH = 2_097_152

export type ParsedDocument =
  | { readonly ok: true; readonly document: JsonValue }
  | {
      readonly ok: false
      readonly message: string
      /** From 1; null where the whole text is meant. */
      readonly line: number | null
      readonly column: number | null
    }

/** The text of the JSON view → a document for `replaceDocument`. While it is not JSON the rows show the last one, read-only. */
export const parseDocument = (text: string): ParsedDocument => {
  if (text.length > LENGTH) return { ok: false, message: 'A mapping is at most 2 MB', line: null, column: null }
  try {
    return { ok: true, document: parseJson(text, { maxDepth: DEPTH }) }
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    return { ok: false, message: error.message, line: error.line, column: error.column }
  }
}

const FITS = 80

const write = (value: JsonValue, indent: string, used: number): string => {
  if (value instanceof ExactNumber) return value.source
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const inner = `${indent}  `
  const list = Array.isArray(value)
  const parts = list
    ? value.map((entry) => write(entry, inner, 0))
    : Object.entries(value).map(([key, entry]) => {
        const name = `${JSON.stringify(key)}: `
        return name + write(entry, inner, name.length)
      })
  const [open, close] = list ? ['[', ']'] : ['{', '}']
  if (parts.length === 0) return open + close
  const line = list ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`
  if (!line.includes('\n') && indent.length + used + line.length <= FITS) return line
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`
}

/** Two spaces an indent; what fits a line of 80 stands on one. */
export const documentText = (document: JsonValue): string => write(document, '', 0)

const shareEntries = (old: JsonValue, next: JsonValue): JsonValue => {
  if (Array.isArray(next) && Array.isArray(old)) {
    const shared = next.map((entry, index) => shareStructure(old[index], entry))
    return shared.length === old.length && shared.every((entry, index) => entry === old[index]) ? old : shared
  }
  if (!isJsonObject(next) || !isJsonObject(old)) return next
  const keys = Object.keys(next)
  const before = Object.keys(old)
  const shared = keys.map((key): readonly [string, JsonValue] => [
    key,
    shareStructure(Object.hasOwn(old, key) ? old[key] : undefined, next[key] ?? null),
  ])
  const same =
    keys.length === before.length && shared.every(([key, value], at) => key === before[at] && value === old[key])
  return same ? old : Object.fromEntries(shared)
}

/** `next` with the parts of `old` that are equal, as they are: what an edit in the JSON view did not touch is not drawn again. */
export const shareStructure = (old: JsonValue | undefined, next: JsonValue): JsonValue => {
  if (old === undefined || old === next) return next
  if (old instanceof ExactNumber && next instanceof ExactNumber) return old.source === next.source ? old : next
  return shareEntries(old, next)
}
