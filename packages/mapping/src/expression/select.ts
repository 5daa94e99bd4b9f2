/** The five ways to select a value. */
import type { JsonValue } from '@halcyon/domain'
import type { Frame } from '../frame.ts'
import { compileJmespath } from '../jmespath/compile.ts'
import { JmespathFault } from '../jmespath/scope.ts'
import { type CompiledPath, compilePath } from '../path/compile.ts'
import type { Problems } from '../problems.ts'
import type { Select } from './compiled.ts'

export const nothing: Select = () => undefined

const warnMany = (frame: Frame, row: string, count: number): void => {
  frame.warn(
    row,
    'many_values',
    `${count} values for a single one: the first was taken`,
    'narrow the path, or join them',
  )
}

/** First of several values that is not null. */
export const firstValue = (values: readonly JsonValue[], frame: Frame, row: string): JsonValue | undefined => {
  if (values.length > 1) warnMany(frame, row, values.length)
  return values.find((value) => value !== null)
}

/** Reads a path; several nodes become a list where one is wanted, else the first of them with a warning. */
export const pathSelect = (path: CompiledPath, row: string, wantsList: boolean): Select => {
  if (path.kind === 'one') {
    const { read } = path
    if (path.from === 'item') return (frame) => read(frame.item) ?? undefined
    return (frame) => read(frame.element) ?? undefined
  }
  return (frame) => {
    const nodes = path.nodes(path.from === 'item' ? frame.item : frame.element, frame.budget)
    if (nodes.length === 0) return undefined
    return wantsList ? [...nodes] : firstValue(nodes, frame, row)
  }
}

export const selectPath = (source: string, row: string, wantsList: boolean, problems: Problems): Select => {
  const compiled = compilePath(source)
  if (compiled.ok) return pathSelect(compiled.path, row, wantsList)
  problems.error(row, 'invalid_path', compiled.message)
  return nothing
}

export const selectJmespath = (source: string, row: string, problems: Problems): Select => {
  const compiled = compileJmespath(source)
  if (!compiled.ok) {
    problems.error(row, 'invalid_jmespath', compiled.message, compiled.suggestion)
    return nothing
  }
  const { search } = compiled
  return (frame) => {
    try {
      return search(frame.element, { root: frame.element, item: frame.item, budget: frame.budget }) ?? undefined
    } catch (error) {
      if (!(error instanceof JmespathFault)) throw error
      frame.warn(row, 'jmespath_failed', `${error.code}: ${error.message}`)
      return undefined
    }
  }
}
