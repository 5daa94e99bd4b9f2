/** The fields of a sample that hold values. */
import { isJsonObject, type JsonValue } from '@halcyon/domain'
import { ANY_ENTRY, stepText } from '../source/path.ts'
import { EDITOR_LIMITS } from '../source/samples.ts'

const known = new WeakMap<object, readonly string[]>()

const walk = (value: JsonValue, path: string, out: Set<string>, depth: number): void => {
  if (out.size >= EDITOR_LIMITS.fields || depth > EDITOR_LIMITS.depth) return
  if (Array.isArray(value)) for (const entry of value) walk(entry, path + stepText(ANY_ENTRY), out, depth + 1)
  else if (isJsonObject(value))
    for (const [key, entry] of Object.entries(value)) walk(entry, path + stepText(key), out, depth + 1)
  else out.add(path)
}

/** Paths of the tree that hold single values in this payload, in its order; a list's entries are one. Worked out once a payload. */
export const leafFields = (payload: JsonValue): readonly string[] => {
  const kept = typeof payload === 'object' && payload !== null ? known.get(payload) : undefined
  if (kept !== undefined) return kept
  const out = new Set<string>()
  walk(payload, '$', out, 0)
  const fields = [...out]
  if (typeof payload === 'object' && payload !== null) known.set(payload, fields)
  return fields
}
