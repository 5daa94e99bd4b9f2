import { ExactNumber, type JsonValue } from './value.ts'

/** PostgreSQL's text and jsonb take neither U+0000 nor half a surrogate pair; JSON allows both in escapes. */
export const isStorableText = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed()

/** True when every string and key of the value is {@link isStorableText}. The caller bounds the depth (see parseJson). */
export function isStorable(value: JsonValue): boolean {
  if (typeof value === 'string') return isStorableText(value)
  if (typeof value !== 'object' || value === null || value instanceof ExactNumber) return true
  if (Array.isArray(value)) return value.every(isStorable)
  for (const key of Object.keys(value)) {
    if (!isStorableText(key) || !isStorable(value[key] ?? null)) return false
  }
  return true
}
