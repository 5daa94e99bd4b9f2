/** Texts that people paste or upload → samples, or why not. */
import { isJsonObject, JsonError, type JsonValue, parseJson, stringifyJson } from '@halcyon/domain'
import { EDITOR_LIMITS, parseSample } from '@halcyon/mapping-editor'

export type ReadText =
  | {
      readonly ok: true
      /** Each the JSON text of one sample. */
      readonly texts: readonly string[]
      /** Set when the text is one list of objects: its entries, if the person would rather have each as a sample. */
      readonly entries: readonly string[] | null
    }
  | { readonly ok: false; readonly message: string }

export const megabytes = (length: number): string => `${(length / 1_048_576).toFixed(length < 1_048_576 ? 2 : 1)} MB`

/** Refused before it is looked at; null = it may be read. `size`: characters or bytes. */
export const tooLong = (size: number): string | null => {
  const most = EDITOR_LIMITS.textLength
  if (size <= most) return null
  return `A sample is at most ${megabytes(most).replace('.0', '')}; this one has ${megabytes(size)}. Take a few records of it.`
}

/** Lines that are JSON each, as logs are often kept. */
const linesOf = (text: string): readonly string[] | null => {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  if (lines.length < 2) return null
  const fine = lines.every((line) => /^\s*[{[]/.test(line) && parseSample('', line).ok)
  return fine ? lines : null
}

const entriesOf = (value: JsonValue): readonly string[] | null =>
  Array.isArray(value) && value.length > 1 && value.every(isJsonObject) ? value.map(stringifyJson) : null

export function readText(text: string): ReadText {
  const refused = tooLong(text.length)
  if (refused !== null) return { ok: false, message: refused }
  if (text.trim() === '') return { ok: false, message: 'There is nothing in it.' }
  const parsed = parseSample('', text)
  if (parsed.ok) return { ok: true, texts: [text], entries: entriesOf(parsed.sample.value) }
  const lines = parsed.limit === null ? linesOf(text) : null
  if (lines !== null) return { ok: true, texts: lines, entries: null }
  return { ok: false, message: explain(parsed.message, parsed.limit, text) }
}

const explain = (message: string, limit: string | null, text: string): string => {
  if (limit === 'depth')
    return `${message}. The limit is ${EDITOR_LIMITS.depth}: deeper payloads are refused when they arrive, too.`
  if (limit !== null) return message
  const what = /^\s*</.test(text) ? ' It looks like XML or HTML.' : ''
  return `This is not JSON: ${message}.${what}`
}

const values = new WeakMap<{ readonly text: string }, JsonValue | JsonError>()

/** The sample's value, parsed once; null where a text from an older limit cannot be read any more. */
export function sampleValue(sample: { readonly text: string }): JsonValue | undefined {
  const known = values.get(sample)
  if (known !== undefined) return known instanceof JsonError ? undefined : known
  try {
    const value = parseJson(sample.text, { maxDepth: EDITOR_LIMITS.depth })
    if (typeof value === 'object' && value !== null) values.set(sample, value)
    return value
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    values.set(sample, error)
    return undefined
  }
}
