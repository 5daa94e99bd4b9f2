import { ExactNumber } from '@halcyon/domain'

/** A place where two runs differ; an absent side has no value. */
export interface Difference {
  readonly path: string
  readonly before?: unknown
  readonly after?: unknown
}

const MAX_DIFFERENCES = 10_000

/** The smallest places at which two results differ, in their order: `items[0].alerts[0].title`. */
export function differences(before: unknown, after: unknown, path: string): Difference[] {
  const found: Difference[] = []
  walk(before, after, path, found)
  return found
}

function walk(before: unknown, after: unknown, path: string, found: Difference[]): void {
  if (found.length >= MAX_DIFFERENCES) return
  if (Array.isArray(before) && Array.isArray(after)) {
    for (let i = 0; i < Math.max(before.length, after.length); i++) walk(before[i], after[i], `${path}[${i}]`, found)
  } else if (isObject(before) && isObject(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      walk(own(before, key), own(after, key), joined(path, key), found)
    }
  } else if (!isSame(before, after)) {
    found.push({ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) })
  }
}

type Objects = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Objects =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber)
const own = (object: Objects, key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined)
const isSame = (a: unknown, b: unknown): boolean =>
  Object.is(a, b) || (a instanceof ExactNumber && b instanceof ExactNumber && a.source === b.source)
const joined = (path: string, key: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`
