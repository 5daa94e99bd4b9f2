import { isStorableText } from '../json/storable.ts'
import { ExactNumber, type JsonValue } from '../json/value.ts'
import type { Coerced } from './contract.ts'

export interface Refusal {
  readonly ok: false
  readonly code: string
  readonly message: string
  readonly suggestion?: string
}

export const refuse = (code: string, message: string, suggestion?: string): Refusal =>
  suggestion === undefined ? { ok: false, code, message } : { ok: false, code, message, suggestion }

/** Words vendors send instead of leaving a field out; compared without case. */
const SENTINELS = new Set(['', '-', '--', 'n/a', 'none', 'null', '(null)', '<null>', 'undefined', 'nil'])
/** An all-zero hash, MAC, GUID; short runs of zeros are real values. */
const ZEROS = /^[0:.-]{8,}$/

/** True for a value that says "nothing here": empty, "N/A", "-", "null", an all-zero hash or GUID. */
export function isSentinel(text: string): boolean {
  if (text.length > 64) return ZEROS.test(text)
  const first = text.charCodeAt(0)
  if (first === 48 || first === 58) return ZEROS.test(text) && text.includes('0')
  return text.length < 10 && SENTINELS.has(text.toLowerCase())
}

/** Text of a scalar; numbers keep their digits. Null for anything else. */
export function scalarText(value: JsonValue): string | null {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return plainDigits(value)
  if (value instanceof ExactNumber) return value.source
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  return null
}

/** Without the exponent String() gives from 1e21 on; those are whole numbers. */
const plainDigits = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) >= 1e21 ? BigInt(value).toString() : String(value)

/** Counted in code points, as PostgreSQL's char_length does; only long texts are walked. */
export function longerThan(text: string, limit: number): boolean {
  if (text.length <= limit) return false
  if (text.length > limit * 2) return true
  return codePointIndex(text, limit) < text.length
}

/** The text's first `limit` code points; never half a surrogate pair. */
export const cut = (text: string, limit: number): string =>
  text.length <= limit ? text : text.slice(0, codePointIndex(text, limit))

function codePointIndex(text: string, count: number): number {
  let index = 0
  for (let n = 0; n < count && index < text.length; n++) index += (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1
  return index
}

/** A string of at most `limit` code points, as it is; longer ones are refused, because a cut id is another id. */
export function coerceText(value: JsonValue, limit: number): Coerced {
  if (typeof value === 'string' && value.length <= limit && isStorableText(value)) return { ok: true, value }
  const text = scalarText(value)
  if (text === null)
    return value === null ? missing() : refuse('type_mismatch', 'Expected text', 'Pick one value, or join the list')
  if (!isStorableText(text)) return refuse('text_not_storable', 'The text has U+0000 or half a surrogate pair')
  if (longerThan(text, limit)) return refuse('text_too_long', `The text is longer than ${limit} characters`)
  return { ok: true, value: text }
}

export const missing = (): Refusal => refuse('value_missing', 'There is no value')
