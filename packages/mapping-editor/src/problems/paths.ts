/** Paths that cannot lead anywhere, told from the samples. */
import { isJsonObject, type JsonValue } from '@halcyon/domain'
import { ANY_ENTRY, locate, type PathStep, pathText } from '../source/path.ts'

export interface Impossible {
  readonly message: string
  readonly suggestion: string
}

const kind = (value: JsonValue): 'list' | 'object' | 'single' =>
  Array.isArray(value) ? 'list' : isJsonObject(value) ? 'object' : 'single'

const misfit = (value: JsonValue, step: PathStep): boolean => {
  if (value === null) return false
  const is = kind(value)
  if (is === 'single') return true
  if (is === 'list') return typeof step === 'string'
  return typeof step === 'number'
}

/**
 * Null for a path that leads somewhere, or might. Otherwise it steps below a single value, or names a member of a list, in every root that
 * comes so far.
 */
export const impossiblePath = (steps: readonly PathStep[], roots: readonly JsonValue[]): Impossible | null => {
  for (const [at, step] of steps.entries()) {
    const values = roots.flatMap((root) => locate(steps.slice(0, at), root).map(({ value }) => value))
    if (values.length === 0 || values.every((value) => value === null)) return null
    if (!values.every((value) => misfit(value, step) || value === null)) continue
    const here = pathText(steps.slice(0, at))
    const [value] = values.filter((each) => each !== null)
    const meant = pathText([...steps.slice(0, at), ANY_ENTRY, ...steps.slice(at)])
    if (Array.isArray(value))
      return { message: `${here} is a list: it has no member`, suggestion: `did you mean ${meant}?` }
    if (isJsonObject(value))
      return { message: `${here} is an object: it has no entry ${String(step)}`, suggestion: 'name a member' }
    return { message: `${here} is a single value: nothing is below it`, suggestion: `map ${here} itself` }
  }
  return null
}
