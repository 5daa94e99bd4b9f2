import { expressionText, isExpression } from './expression.ts'
import { labelOf, scalarText } from './labels.ts'
import { segmentsOf } from './path.ts'

const LONG = 240
/** Digits that parsing may have rounded. */
const LONG_NUMBER = /\d{16}/

export interface ValueText {
  readonly text: string
  /** Cut: the JSON beside it has the rest. */
  readonly cut: boolean
}

/** A change's value for reading; null = absent. Digits a double cannot hold stay as they are in the JSON text. */
export function valueText(path: string, json: string | null): ValueText | null {
  if (json === null) return null
  const text = readable(path, json)
  return text.length > LONG ? { text: `${text.slice(0, LONG)}…`, cut: true } : { text, cut: false }
}

function readable(path: string, json: string): string {
  const last = segmentsOf(path).at(-1)
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return json
  }
  if (typeof value === 'number' && !isExact(json, value)) return json
  if (typeof value === 'string' && value.trim() === '') return json
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    // What a mapping holds is data: a unit or "yes" would change it.
    if (path.startsWith('mapping')) return typeof value === 'string' ? value : json
    return scalarText(last?.kind === 'key' ? last.key : '', value)
  }
  if (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string')) {
    return value.join(', ')
  }
  if (typeof value === 'object' && value !== null && !LONG_NUMBER.test(json)) return objectText(path, value) ?? json
  return json
}

/** A few settings, or a row of a mapping, as one reads them; null = better as JSON. */
function objectText(path: string, value: object): string | null {
  if (path.startsWith('mapping')) return isExpression(value) ? expressionText(value) : null
  const entries = Object.entries(value)
  const texts = entries.map(([key, member]) => [labelOf(key), memberText(key, member)] as const)
  if (entries.length === 0 || entries.length > 6 || texts.some(([, text]) => text === null)) return null
  return texts.map(([label, text]) => `${label}: ${text}`).join(', ')
}

const isExact = (json: string, value: number): boolean => json.trim() === String(value)

/** Null = not on one line. */
function memberText(key: string, member: unknown): string | null {
  if (typeof member === 'string' || typeof member === 'number' || typeof member === 'boolean')
    return scalarText(key, member)
  return Array.isArray(member) && member.every((item) => typeof item === 'string')
    ? member.join(' and ') || 'none'
    : null
}
