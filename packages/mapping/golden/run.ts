/** Runs one golden case; free of Node, so that a page in a browser can run the same cases. */
import { type JsonValue, stringifyJson } from '@halcyon/domain'
import { compile, explain, type MapContext } from '../src/index.ts'

export interface GoldenCase {
  readonly name: string
  readonly mapping: JsonValue
  readonly payload: JsonValue
  readonly context?: MapContext
  /** One result for each item of the payload; or the compile errors' codes. */
  readonly expected: JsonValue
}

export interface GoldenOutcome {
  readonly name: string
  readonly ok: boolean
  readonly expected: string
  readonly actual: string
  /** What `explain` says the results are; must be the same. */
  readonly explained: string
}

export const GOLDEN_CONTEXT: MapContext = { scope: 'feed-1', receivedAt: '2026-01-02T03:04:05.678Z' }

const text = (value: unknown): string => stringifyJson(value as JsonValue)

/** Compares as JSON text with exact numbers: also the order of keys must not differ between Node and a browser. */
export const runGolden = (golden: GoldenCase): GoldenOutcome => {
  const context = golden.context ?? GOLDEN_CONTEXT
  const compiled = compile(golden.mapping)
  const expected = text(golden.expected)
  if (!compiled.ok) {
    const actual = text({ errors: compiled.errors.map((error) => `${error.path}: ${error.code}`) })
    return { name: golden.name, ok: actual === expected, expected, actual, explained: actual }
  }
  const { mapping } = compiled
  const actual = text(mapping.split(golden.payload).map((item) => mapping.map(item, context)))
  const explained = text(explain(mapping, golden.payload, context).items.map((item) => item.result))
  return { name: golden.name, ok: actual === expected && explained === expected, expected, actual, explained }
}
