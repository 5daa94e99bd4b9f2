/** A document of its own: plain JSON, deeply copied, so that nothing compiled from it can change later. */
import { ExactNumber, type JsonObject, type JsonValue } from '@halcyon/domain'
import { type Problems, rowOf } from '../problems.ts'
import { setMember } from './object.ts'

const DEPTH = 100

/** The copy; what is no JSON is reported and becomes null. */
export const cloneJson = (value: unknown, path: string, problems: Problems, depth = 0): JsonValue => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || value instanceof ExactNumber)
    return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (depth >= DEPTH) problems.error(path, 'too_deep', 'nested too deeply')
  else if (Array.isArray(value))
    return value.map((entry, index) => cloneJson(entry, rowOf(path, index), problems, depth + 1))
  else if (typeof value === 'object') {
    const out: JsonObject = {}
    for (const [key, member] of Object.entries(value)) {
      if (member !== undefined) setMember(out, key, cloneJson(member, rowOf(path, key), problems, depth + 1))
    }
    return out
  } else problems.error(path, 'not_json', `a ${typeof value} is not JSON`)
  return null
}
