/** What every part of a compiled query works with. */
import type { JsonValue } from '@halcyon/domain'
import type { JSONPathQuery, jsonpath } from 'json-p3'
import type { Budget } from '../limits.ts'

export interface PathRun {
  readonly root: JsonValue
  readonly budget: Budget
}
export type Nodes = readonly JsonValue[]
type Query = (start: JsonValue, run: PathRun) => Nodes
export type CompileQuery = (query: JSONPathQuery) => Query

export type FilterExpression = jsonpath.expressions.FilterExpression
/** A comparable: undefined is RFC 9535's Nothing. */
export type Value = (current: JsonValue, run: PathRun) => JsonValue | undefined
export type Test = (current: JsonValue, run: PathRun) => boolean
export type CompileValue = (expression: FilterExpression, compileQuery: CompileQuery) => Value

/** Internal: an expression json-p3 parses and this engine does not know; reported as a compile error. */
export class UnsupportedFilter extends Error {}
