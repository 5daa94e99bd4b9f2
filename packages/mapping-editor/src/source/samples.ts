import { ExactNumber, JsonError, type JsonValue, parseJson, stringifyJson } from '@halcyon/domain'
import type { ParsedSample, SourceLimits, SourceType } from './contract.ts'

export const EDITOR_LIMITS: SourceLimits = {
  samples: 50,
  textLength: 5_242_880,
  depth: 64,
  fields: 50_000,
}

const refused = (code: string, message: string, limit: keyof SourceLimits | null): ParsedSample => ({
  ok: false,
  code,
  message,
  limit,
})

/** A pasted or uploaded text → a sample with every digit of its numbers, or why not. */
export const parseSample = (name: string, text: string): ParsedSample => {
  if (text.length > EDITOR_LIMITS.textLength) {
    const size = (text.length / 1_048_576).toFixed(1)
    const most = EDITOR_LIMITS.textLength / 1_048_576
    return refused('sample_too_long', `A sample is at most ${most} MB; this one has ${size} MB`, 'textLength')
  }
  try {
    return { ok: true, sample: { name, value: parseJson(text, { maxDepth: EDITOR_LIMITS.depth }) } }
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    const limit = error.code === 'json_too_deep' ? 'depth' : null
    return refused(error.code, error.message, limit)
  }
}

export const typeOf = (value: JsonValue): SourceType => {
  if (value === null) return 'null'
  if (value instanceof ExactNumber) return /[.eE]/.test(value.source) ? 'number' : 'integer'
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  if (typeof value === 'object') return 'object'
  return typeof value as 'string' | 'boolean'
}

const CELL = 120

/** A value for a cell: text in quotes, numbers with every digit, `null`, `""`, `missing` for undefined, `[3]` and `{5}` for lists and objects. */
export const describeValue = (value: JsonValue | undefined): string => {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (value instanceof ExactNumber) return value.source
  if (Array.isArray(value))
    return value.length <= 3 && stringifyJson(value).length <= 40 ? stringifyJson(value) : `[${value.length}]`
  if (typeof value === 'object') return `{${Object.keys(value).length}}`
  const text = JSON.stringify(value)
  return text.length > CELL ? `${text.slice(0, CELL)}…` : text
}
