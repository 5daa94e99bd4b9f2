/** Any RFC 9535 query as closures over a nodelist; every visited node is paid from the run's budget. */
import type { JsonValue } from '@halcyon/domain'
import { jsonpath } from 'json-p3'
import { LIMITS, LimitExceeded } from '../limits.ts'
import { ownMember } from '../value/object.ts'
import { isContainer, peek } from '../value/tracked.ts'
import { compileFilter } from './filter.ts'
import { isDescendant } from './parse.ts'
import type { CompileQuery, PathRun } from './run.ts'

/** Appends what one selector finds in one node. */
type Select = (node: JsonValue, out: JsonValue[], run: PathRun) => void

const { selectors } = jsonpath

const selectAll: Select = (node, out, run) => {
  if (!isContainer(node)) return
  const keys = Object.keys(node)
  run.budget.spend(keys.length)
  if (Array.isArray(node)) for (let index = 0; index < node.length; index += 1) out.push(node[index] ?? null)
  else for (const key of keys) out.push(node[key] ?? null)
}

const selectIndex =
  (index: number): Select =>
  (node, out) => {
    if (!Array.isArray(node)) return
    const value = node[index < 0 ? node.length + index : index]
    if (value !== undefined) out.push(value)
  }

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high)

/** RFC 9535 section 2.3.4.2: bounds are normalized, then clamped by the step's direction. */
const selectSlice =
  (start: number | undefined, stop: number | undefined, step: number): Select =>
  (node, out, run) => {
    if (!Array.isArray(node) || step === 0) return
    const { length } = node
    const from = (value: number | undefined, absent: number): number =>
      value === undefined ? absent : value < 0 ? length + value : value
    const [low, high] = step > 0 ? [0, length] : [-1, length - 1]
    const first = clamp(from(start, step > 0 ? 0 : length - 1), low, high)
    const last = clamp(from(stop, step > 0 ? length : -1), low, high)
    run.budget.spend(Math.ceil(Math.abs(last - first) / Math.abs(step)))
    for (let index = first; step > 0 ? index < last : index > last; index += step) out.push(node[index] ?? null)
  }

const selectFiltered = (selector: jsonpath.selectors.FilterSelector): Select => {
  const keep = compileFilter(selector.expression, compileQuery)
  return (node, out, run) => {
    if (!isContainer(node)) return
    const children: JsonValue[] = []
    selectAll(node, children, run)
    for (const child of children) if (keep(child, run)) out.push(child)
  }
}

const compileSelector = (selector: jsonpath.JSONPathSelector): Select => {
  if (selector instanceof selectors.NameSelector) {
    const { name } = selector
    return (node, out) => {
      const value = ownMember(node, name)
      if (value !== undefined) out.push(value)
    }
  }
  if (selector instanceof selectors.IndexSelector) return selectIndex(selector.index)
  if (selector instanceof selectors.SliceSelector) return selectSlice(selector.start, selector.stop, selector.step ?? 1)
  if (selector instanceof selectors.FilterSelector) return selectFiltered(selector)
  return selectAll
}

/** The node and every container below it, in document order; leaves have no children to select. */
const descend = (node: JsonValue, run: PathRun, visit: (node: JsonValue) => void, depth = 0): void => {
  if (!isContainer(node)) return
  if (depth > LIMITS.depth) throw new LimitExceeded('depth')
  visit(node)
  const quiet = peek(node)
  if (Array.isArray(quiet) && Array.isArray(node)) {
    run.budget.spend(quiet.length)
    quiet.forEach((child, index) => {
      if (isContainer(child)) descend(node[index] ?? null, run, visit, depth + 1)
    })
  } else if (!Array.isArray(quiet) && !Array.isArray(node)) {
    const keys = Object.keys(quiet)
    run.budget.spend(keys.length)
    for (const key of keys) if (isContainer(quiet[key])) descend(node[key] ?? null, run, visit, depth + 1)
  }
}

/** Compiles a parsed query, relative or absolute: the caller chooses the start node. */
export const compileQuery: CompileQuery = (query) => {
  const segments = query.segments.map((segment) => ({
    deep: isDescendant(segment),
    selects: segment.selectors.map(compileSelector),
  }))
  return (start, run) => {
    let nodes: JsonValue[] = [start]
    for (const { deep, selects } of segments) {
      const out: JsonValue[] = []
      const visit = (node: JsonValue): void => {
        for (const select of selects) select(node, out, run)
      }
      for (const node of nodes) {
        run.budget.spend(1)
        if (deep) descend(node, run, visit)
        else visit(node)
      }
      nodes = out
    }
    return nodes
  }
}
