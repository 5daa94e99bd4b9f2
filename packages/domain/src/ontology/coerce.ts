/** One coercion per attribute type. Each is pure, bounded, never throws, and returns what is already right without copying it. */
import { isStorable, isStorableText } from '../json/storable.ts'
import { ExactNumber, isJsonObject, type JsonValue } from '../json/value.ts'
import type { AttributeSpec, AttributeType, Coerced } from './contract.ts'
import { normaliseHttpsLink } from './identifiers/url.ts'
import { coerceText, cut, longerThan, missing, refuse, scalarText } from './text.ts'
import { parseTimestamp } from './timestamp.ts'
import { foldWord } from './vocabulary.ts'

export type Coerce = AttributeSpec['coerce']

export const text =
  (limit: number): Coerce =>
  (value) =>
    coerceText(value, limit)

/** For headings, where the beginning serves as well as the whole: longer text is cut, not refused. */
export const cutText =
  (limit: number): Coerce =>
  (value) => {
    const result = coerceText(value, Number.MAX_SAFE_INTEGER)
    return result.ok && typeof result.value === 'string' && longerThan(result.value, limit)
      ? { ok: true, value: cut(result.value, limit) }
      : result
  }

export const lowerText =
  (limit: number): Coerce =>
  (value) => {
    const result = coerceText(value, limit)
    return result.ok && typeof result.value === 'string' ? { ok: true, value: result.value.toLowerCase() } : result
  }

/** A word of a closed list; case, spaces, hyphens and camelCase do not matter, nor do known vendor words. */
export const word =
  (words: ReadonlyMap<string, string>, code: string, values: readonly string[]): Coerce =>
  (value) => {
    const known = typeof value === 'string' ? words.get(value) : undefined
    if (known !== undefined) return { ok: true, value: known }
    if (value === null) return missing()
    const folded =
      typeof value === 'string' && value.length <= 64
        ? (words.get(value.toLowerCase()) ?? words.get(foldWord(value)))
        : undefined
    if (folded !== undefined) return { ok: true, value: folded }
    return refuse(code, `Expected one of ${values.join(', ')}`, 'Add a lookup from the vendor’s values')
  }

const NUMERIC = /^[+-]?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30})$/

/** A number within bounds; numeric text counts. Digits a double cannot hold are refused, not rounded. */
export const number =
  (min: number, max: number, whole: boolean): Coerce =>
  (value) => {
    if (value === null) return missing()
    if (value instanceof ExactNumber) return refuse('number_not_exact', 'The number has more digits than can be kept')
    const n = typeof value === 'string' ? fromNumericText(value.trim()) : value
    if (typeof n !== 'number' || Number.isNaN(n)) return refuse('type_mismatch', 'Expected a number')
    if (whole && !Number.isInteger(n)) return refuse('number_not_integer', 'Expected a whole number')
    if (whole && !Number.isSafeInteger(n))
      return refuse('number_not_exact', 'The number has more digits than can be kept')
    if (n < min || n > max) return refuse('number_out_of_range', `Expected a number from ${min} to ${max}`)
    return { ok: true, value: n === 0 ? 0 : n }
  }

const fromNumericText = (value: string): number => (NUMERIC.test(value) ? Number(value) : Number.NaN)

const BOOLEANS = new Map([
  ['true', true],
  ['yes', true],
  ['1', true],
  ['false', false],
  ['no', false],
  ['0', false],
])

export const boolean: Coerce = (value) => {
  if (typeof value === 'boolean') return { ok: true, value }
  if (value === null) return missing()
  const known = BOOLEANS.get(scalarText(value)?.trim().toLowerCase() ?? '')
  return known === undefined ? refuse('type_mismatch', 'Expected true or false') : { ok: true, value: known }
}

export const timestamp: Coerce = (value) => {
  const instant = parseTimestamp(value)
  if (instant !== null) return { ok: true, value: instant }
  if (value === null) return missing()
  return refuse(
    'timestamp_invalid',
    'Not a time, or one that stands for none (0, 1970-01-01)',
    'Name its format with "as"',
  )
}

export const httpsLink: Coerce = (value) => {
  if (value === null) return missing()
  return typeof value === 'string' ? normaliseHttpsLink(value) : refuse('type_mismatch', 'Expected a URL as text')
}

/** Texts without repeats, order kept; a single text is a list of one; nulls and empty texts are dropped. */
export const textList =
  (limit: number, maxItems: number): Coerce =>
  (value) => {
    if (value === null) return missing()
    const seen = new Set<string>()
    for (const item of Array.isArray(value) ? value : [value]) {
      const entry = scalarText(item)?.trim()
      if (entry === undefined && item !== null) return refuse('type_mismatch', 'Expected a list of texts')
      if (entry === undefined || entry === '') continue
      if (!isStorableText(entry)) return refuse('text_not_storable', 'A text has U+0000 or half a surrogate pair')
      if (longerThan(entry, limit)) return refuse('text_too_long', `A text is longer than ${limit} characters`)
      seen.add(entry)
      if (seen.size > maxItems) return refuse('list_too_long', `More than ${maxItems} entries`)
    }
    return { ok: true, value: [...seen] }
  }

/** Any value, kept whole; {@link ExactNumber}s stay exact. */
export const json: Coerce = (value): Coerced =>
  isStorable(value) ? { ok: true, value } : refuse('text_not_storable', 'A text has U+0000 or half a surrogate pair')

export const jsonObject: Coerce = (value) =>
  isJsonObject(value) ? json(value) : refuse('type_mismatch', 'Expected an object')

/** Lower-case hexadecimal of exactly `length` digits. */
export const hex =
  (length: number): Coerce =>
  (value: JsonValue) => {
    const digits = typeof value === 'string' ? value.toLowerCase() : ''
    if (digits.length === length && /^[0-9a-f]+$/.test(digits)) return { ok: true, value: digits }
    return refuse('hash_invalid', `Expected ${length} hexadecimal digits`)
  }

export function attribute(
  name: string,
  type: AttributeType,
  description: string,
  coerce: Coerce,
  more: { readonly required?: boolean; readonly runtime?: boolean; readonly values?: readonly string[] } = {},
): AttributeSpec {
  return { name, type, required: false, description, ...more, coerce }
}
