import { scalarText } from './labels.ts'
import { segmentsOf } from './path.ts'

const LONG = 240

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
  return json
}

const isExact = (json: string, value: number): boolean => json.trim() === String(value)
