import { JsonError } from './error.ts'
import { isExact } from './exactness.ts'
import { locateJsonError } from './locate-error.ts'
import { findLongNumbers, markNumbers, restoreNumbers } from './long-numbers.ts'
import { NUMBERS, scanJson } from './scan.ts'
import { ExactNumber, type JsonValue } from './value.ts'

/** Nesting a payload may have: the outermost array or object is level 1. */
export const MAX_JSON_DEPTH = 64

export interface ParseJsonOptions {
  readonly maxDepth?: number
}

type Reviver = (key: string, value: JsonValue, context: { readonly source?: string }) => JsonValue
/** The third argument is newer than the library's types (ECMAScript: JSON.parse source text access). */
const parseWithSource = JSON.parse as (text: string, reviver: Reviver) => JsonValue

/**
 * JSON.parse that loses no digit: a number a double cannot give back as written becomes an {@link ExactNumber}.
 * Otherwise JSON.parse's semantics: of duplicate keys the last wins, `__proto__` is an ordinary own key, lone surrogates in escapes stay.
 * Where RFC 8259 leaves a choice: a lone surrogate in an escape and an exponent of any size are taken (see isStorable for the first).
 * The caller bounds the length of the text.
 * @throws JsonError `json_invalid` or `json_too_deep`, with the place.
 */
export function parseJson(text: string, options?: ParseJsonOptions): JsonValue {
  const maxDepth = options?.maxDepth ?? MAX_JSON_DEPTH
  const scan = scanJson(text, maxDepth)
  if (scan < 0) throw new JsonError('json_too_deep', `More than ${maxDepth} levels of nesting`, text, -1 - scan)
  try {
    return scan === NUMBERS ? parseLongNumbers(text) : JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const fault = locateJsonError(text)
    throw new JsonError('json_invalid', fault?.message ?? 'Not valid JSON', text, fault?.position ?? 0)
  }
}

function parseLongNumbers(text: string): JsonValue {
  const numbers = findLongNumbers(text)
  if (numbers?.length === 0) return JSON.parse(text)
  const marked = numbers === null ? null : markNumbers(text, numbers)
  if (numbers === null || marked === null) return parseWithSource(text, keepDigits)
  let value: JsonValue
  try {
    value = JSON.parse(marked)
  } catch {
    return parseWithSource(text, keepDigits)
  }
  return restoreNumbers(value, numbers)
}

/** The slow way, for payloads in which the fast one could mistake a string for a number. */
const keepDigits: Reviver = (_key, value, context) => {
  if (typeof value !== 'number') return value
  const source = context?.source
  if (source === undefined) {
    throw new JsonError(
      'json_runtime_unsupported',
      'This engine does not give a number its digits (JSON.parse source text access)',
    )
  }
  return isExact(source, value) ? value : new ExactNumber(source)
}
