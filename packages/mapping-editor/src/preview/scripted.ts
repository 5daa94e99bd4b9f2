import type { JsonValue } from '@halcyon/domain'
import { objectOf } from '../json/object.ts'
import { ANY_ENTRY, parseSimplePath } from '../source/path.ts'

/**
 * A payload as its script leaves it: what was made of its items, where the split finds them again. Undefined where nothing is left of
 * it, or the split is too involved to put them back. Without a split it is the first item that was made.
 */
export const payloadOfMade = (split: string | null, made: readonly JsonValue[]): JsonValue | undefined => {
  if (split === null) return made[0]
  const path = parseSimplePath(split)
  if (path === null || path.fromItem) return undefined
  const last = path.steps.at(-1)
  const start: JsonValue | undefined = last === ANY_ENTRY ? [...made] : made[0]
  if (start === undefined) return undefined
  const above = last === ANY_ENTRY ? path.steps.slice(0, -1) : path.steps
  return above.reduceRight<JsonValue>((inner, step) => {
    if (typeof step === 'string') return objectOf([[step, inner]])
    const before = typeof step === 'number' && step > 0 ? Array.from({ length: step }, () => null) : []
    return [...before, inner]
  }, start)
}
