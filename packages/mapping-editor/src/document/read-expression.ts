import { isJsonObject, type JsonObject, type JsonValue } from '@halcyon/domain'
import { type Entries, member } from '../json/object.ts'
import type { ExpressionView, Rest, SourceView, StepView } from './contract.ts'

const SOURCES = ['path', 'jmespath', 'template', 'const', 'first'] as const

/** Splits an object into what its view shows and what only comes back when it is written. */
export const restOf = (object: JsonObject, shown: ReadonlySet<string>): Rest => ({
  order: Object.keys(object),
  extra: Object.entries(object).filter(([key]) => !shown.has(key)),
})

const readSource = (object: JsonObject, shown: Set<string>): SourceView => {
  const given = SOURCES.filter((key) => Object.hasOwn(object, key))
  const [key] = given
  if (key === undefined) return { kind: 'none' }
  const value = object[key] ?? null
  if (given.length > 1) return { kind: 'unreadable', value: object }
  shown.add(key)
  if (key === 'const') return { kind: 'const', value }
  if (key === 'first' && Array.isArray(value)) return { kind: 'first', alternatives: value.map(readExpression) }
  if (key === 'path' && typeof value === 'string') return { kind: 'path', path: value }
  if (key === 'jmespath' && typeof value === 'string') return { kind: 'jmespath', jmespath: value }
  if (key === 'template' && typeof value === 'string') return { kind: 'template', template: value }
  shown.delete(key)
  return { kind: 'unreadable', value: object }
}

const readCall = (call: JsonValue): StepView | null => {
  if (typeof call === 'string') return { kind: 'function', name: call, args: [], bare: true }
  if (!isJsonObject(call)) return null
  const [entry, second] = Object.entries(call)
  if (entry === undefined || second !== undefined || !Array.isArray(entry[1])) return null
  return { kind: 'function', name: entry[0], args: entry[1], bare: false }
}

const readLookup = (lookup: JsonValue | undefined): StepView | null => {
  if (!isJsonObject(lookup)) return null
  const table = member(lookup, 'table')
  if (!isJsonObject(table)) return null
  const fallback = member(lookup, 'default')
  const rest = restOf(lookup, new Set(['table', 'default']))
  const entries: Entries = Object.entries(table)
  return fallback === undefined
    ? { kind: 'lookup', table: entries, rest }
    : { kind: 'lookup', table: entries, default: fallback, rest }
}

const readAs = (as: JsonValue | undefined): StepView | null => {
  if (typeof as === 'string') return { kind: 'as', type: as, formats: [], bare: true }
  if (!isJsonObject(as)) return null
  const [entry, second] = Object.entries(as)
  if (entry === undefined || second !== undefined || !Array.isArray(entry[1])) return null
  const formats = entry[1].filter((format) => typeof format === 'string')
  return formats.length === entry[1].length ? { kind: 'as', type: entry[0], formats, bare: false } : null
}

const readSteps = (object: JsonObject, shown: Set<string>): readonly StepView[] => {
  const steps: StepView[] = []
  const add = (key: string, found: readonly (StepView | null)[]): void => {
    const read = found.filter((step) => step !== null)
    if (read.length !== found.length || !Object.hasOwn(object, key)) return
    steps.push(...read)
    shown.add(key)
  }
  if (Object.hasOwn(object, 'default')) add('default', [{ kind: 'default', value: object.default ?? null }])
  const then = member(object, 'then')
  if (Array.isArray(then)) add('then', then.map(readCall))
  add('lookup', [readLookup(member(object, 'lookup'))])
  add('as', [readAs(member(object, 'as'))])
  return steps
}

const NOTHING: Rest = { order: [], extra: [] }

/** An expression as a source and its chips. What it cannot show it keeps. */
export const readExpression = (value: JsonValue): ExpressionView => {
  if (!isJsonObject(value)) return { source: { kind: 'unreadable', value }, steps: [], required: false, rest: NOTHING }
  const shown = new Set<string>()
  const source = readSource(value, shown)
  const steps = readSteps(value, shown)
  const required = member(value, 'required')
  if (typeof required === 'boolean') shown.add('required')
  return { source, steps, required: required === true, rest: restOf(value, shown) }
}
