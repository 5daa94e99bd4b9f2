/** Values as text, and what a text column can hold. */
import { ExactNumber, type JsonValue } from '@halcyon/domain'
import { LIMITS, LimitExceeded } from '../limits.ts'

/** A primitive as text, its digits kept; undefined for null, lists and objects. */
export const primitiveText = (value: JsonValue | undefined): string | undefined => {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return value instanceof ExactNumber ? value.source : undefined
}

const print = (value: JsonValue, depth: number, out: { length: number }): string => {
  if (value instanceof ExactNumber) return value.source
  if (typeof value !== 'object' || value === null) {
    const text = JSON.stringify(value)
    out.length += text.length
    if (out.length > LIMITS.stringLength) throw new LimitExceeded('stringLength')
    return text
  }
  if (depth >= LIMITS.depth) throw new LimitExceeded('depth')
  out.length += 2
  if (Array.isArray(value)) return `[${value.map((entry) => print(entry, depth + 1, out)).join(',')}]`
  const members = Object.keys(value).map((key) => {
    out.length += key.length + 3
    return `${JSON.stringify(key)}:${print(value[key] ?? null, depth + 1, out)}`
  })
  return `{${members.join(',')}}`
}

/** JSON text of a value with exact numbers as their digits; bounded in depth and length. */
export const jsonText = (value: JsonValue): string => print(value, 0, { length: 0 })

/** A primitive as it is, anything else as JSON text. */
export const anyText = (value: JsonValue): string => primitiveText(value) ?? jsonText(value)

export type TextFault = 'nul_character' | 'lone_surrogate'

/** What keeps a string out of PostgreSQL's text and jsonb, or null. */
export const textFault = (text: string): TextFault | null => {
  if (!text.isWellFormed()) return 'lone_surrogate'
  return text.includes('\0') ? 'nul_character' : null
}

/** The first fault in a JSON value's strings and keys; depth-bounded. `spend` is called for each container's size. */
export const valueFault = (value: JsonValue, spend: (nodes: number) => void, depth = 0): TextFault | null => {
  if (typeof value === 'string') return textFault(value)
  if (typeof value !== 'object' || value === null || value instanceof ExactNumber) return null
  if (depth >= LIMITS.depth) throw new LimitExceeded('depth')
  if (Array.isArray(value)) {
    spend(value.length)
    for (const entry of value) {
      const fault = valueFault(entry, spend, depth + 1)
      if (fault !== null) return fault
    }
    return null
  }
  const keys = Object.keys(value)
  spend(keys.length)
  for (const key of keys) {
    const fault = textFault(key) ?? valueFault(value[key] ?? null, spend, depth + 1)
    if (fault !== null) return fault
  }
  return null
}
