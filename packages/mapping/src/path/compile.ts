/** A path of the mapping language: RFC 9535 that may start at `$item`, the whole item, inside `each`. */
import type { JsonValue } from '@halcyon/domain'
import { jsonpath } from 'json-p3'
import { type Budget, LIMITS } from '../limits.ts'
import { isDescendant, parsePath } from './parse.ts'
import { plainSteps } from './plain.ts'
import { compileQuery } from './query.ts'
import { type Nodes, UnsupportedFilter } from './run.ts'
import { compileSingular, type Read, type Step } from './singular.ts'

export type CompiledPath = {
  /** Where it starts: `$` (the element, or the item outside `each`) or `$item`. */
  readonly from: 'element' | 'item'
} & (
  | { readonly kind: 'one'; readonly read: Read; readonly steps: readonly Step[] }
  | { readonly kind: 'many'; readonly nodes: (root: JsonValue, budget: Budget) => Nodes }
)

export type PathResult =
  | { readonly ok: true; readonly path: CompiledPath }
  | { readonly ok: false; readonly message: string }

const ITEM = '$item'

const singularSteps = (query: jsonpath.JSONPathQuery): readonly Step[] | null => {
  const steps: Step[] = []
  for (const segment of query.segments) {
    const [selector] = segment.selectors
    if (isDescendant(segment) || segment.selectors.length !== 1) return null
    if (selector instanceof jsonpath.selectors.NameSelector) steps.push(selector.name)
    else if (selector instanceof jsonpath.selectors.IndexSelector) steps.push(selector.index)
    else return null
  }
  return steps
}

/** Compiles a path; the message of a fault names its position in `source`. */
export const compilePath = (source: string): PathResult => {
  const whole = source.startsWith(ITEM) && !/^[A-Za-z0-9_]/.test(source.slice(ITEM.length))
  const from = whole ? 'item' : 'element'
  const text = whole ? `$${source.slice(ITEM.length)}` : source
  const plain = text.length > LIMITS.source ? null : plainSteps(text)
  if (plain !== null) return { ok: true, path: { from, kind: 'one', read: compileSingular(plain), steps: plain } }
  const parsed = parsePath(text)
  if (!parsed.ok) return parsed
  const steps = singularSteps(parsed.query)
  if (steps !== null) return { ok: true, path: { from, kind: 'one', read: compileSingular(steps), steps } }
  try {
    const query = compileQuery(parsed.query)
    return { ok: true, path: { from, kind: 'many', nodes: (root, budget) => query(root, { root, budget }) } }
  } catch (error) {
    if (error instanceof UnsupportedFilter) return { ok: false, message: error.message }
    throw error
  }
}
