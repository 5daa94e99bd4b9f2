import { isStorableText } from '../../json/storable.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { AttributeSpec, EntityTypeSpec, NormalisedKey } from '../contract.ts'
import type { Normalised } from '../identifiers/result.ts'
import { cut, isSentinel, refuse, scalarText } from '../text.ts'

/** UTF-8 bytes: with tenant, type and scope an index entry stays under PostgreSQL's 2,704 bytes. */
const MAX_KEY_BYTES = 2100
const MAX_NAME = 512
/** UTF-16 units of what a key is made from: bounds the work of the patterns. Only a URL may be longer, because its digest is its key. */
const MAX_INPUT = 4096
const MAX_LONG_INPUT = 65_536

export interface KeyRules {
  readonly takesLongText?: true
  /** `text` is trimmed, storable and not a sentinel. */
  text(text: string, scope: string): NormalisedKey
  /** For keys of several parts; without it an object is refused. */
  object?(parts: JsonObject, scope: string): NormalisedKey
}

export const globalKey = (key: string, name: string | null = null): NormalisedKey => ({
  ok: true,
  key,
  scope: '',
  name,
})
export const scopedKey = (key: string, scope: string, name: string | null = null): NormalisedKey => ({
  ok: true,
  key,
  scope,
  name,
})
export const emptyKey = (): NormalisedKey => refuse('empty_key', 'The key is empty or stands for no value')
export const incompleteKey = (message: string, suggestion: string): NormalisedKey =>
  refuse('key_incomplete', message, suggestion)

/** A normalised identifier as a global key. */
export const fromNormalised = (result: Normalised): NormalisedKey => (result.ok ? globalKey(result.value) : result)

/** A part of an object key as text; '' when it is absent or a sentinel. */
export function part(parts: JsonObject, ...names: readonly string[]): string {
  for (const name of names) {
    const text = Object.hasOwn(parts, name) ? (scalarText(parts[name] ?? null)?.trim() ?? '') : ''
    if (!isSentinel(text)) return text
  }
  return ''
}

export function entityType(
  type: string,
  title: string,
  description: string,
  attributes: readonly AttributeSpec[],
  rules: KeyRules,
): EntityTypeSpec {
  return { type, title, description, attributes, normaliseKey: (value, scope) => normaliseKey(rules, value, scope) }
}

function normaliseKey(rules: KeyRules, value: JsonValue, scope: string): NormalisedKey {
  if (typeof value === 'string') return checked(fromText(rules, value, scope))
  if (value === null) return emptyKey()
  if (isJsonObject(value) && rules.object !== undefined) {
    return hasLongPart(value) ? tooLong() : checked(rules.object(value, scope))
  }
  const text = typeof value === 'boolean' ? null : scalarText(value)
  return text === null ? refuse('key_invalid', 'Expected the key as text') : checked(fromText(rules, text, scope))
}

function fromText(rules: KeyRules, value: string, scope: string): NormalisedKey {
  const text = value.trim()
  if (isSentinel(text)) return emptyKey()
  if (text.length > (rules.takesLongText ? MAX_LONG_INPUT : MAX_INPUT)) return tooLong()
  if (!isStorableText(text)) return refuse('text_not_storable', 'The key has U+0000 or half a surrogate pair')
  return rules.text(text, scope)
}

/** What holds for every key, however it was made. */
function checked(result: NormalisedKey): NormalisedKey {
  if (!result.ok) return result
  if (isSentinel(result.key)) return emptyKey()
  if (!isStorableText(result.key)) return refuse('text_not_storable', 'The key has U+0000 or half a surrogate pair')
  if (result.key.length * 3 > MAX_KEY_BYTES && utf8Length(result.key) > MAX_KEY_BYTES) {
    return tooLong()
  }
  return result.name === null || result.name.length <= MAX_NAME
    ? result
    : { ...result, name: cut(result.name, MAX_NAME) }
}

const tooLong = (): NormalisedKey => refuse('key_too_long', `The key is longer than ${MAX_KEY_BYTES} bytes`)
const hasLongPart = (parts: JsonObject): boolean =>
  Object.values(parts).some((value) => (scalarText(value)?.length ?? 0) > MAX_INPUT)

const encoder = new TextEncoder()
const utf8Length = (text: string): number => encoder.encode(text).length
