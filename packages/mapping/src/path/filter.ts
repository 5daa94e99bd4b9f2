/** RFC 9535 filter expressions (section 2.3.5) with exact number comparison and RE2 for `match` and `search`. */
import type { JsonValue } from '@halcyon/domain'
import { jsonpath } from 'json-p3'
import { compareText, jsonEqual } from '../value/equal.ts'
import { compareNumbers, isNumber } from '../value/number.ts'
import { compileFunction } from './functions.ts'
import { compileNodes } from './nodes.ts'
import {
  type CompileQuery,
  type CompileValue,
  type FilterExpression,
  type PathRun,
  type Test,
  UnsupportedFilter,
} from './run.ts'

const { expressions } = jsonpath
const compileValue: CompileValue = (expression, compileQuery) => {
  if (expression instanceof expressions.NullLiteral) return () => null
  if (
    expression instanceof expressions.StringLiteral ||
    expression instanceof expressions.NumberLiteral ||
    expression instanceof expressions.BooleanLiteral
  ) {
    const { value } = expression
    return () => value
  }
  if (expression instanceof expressions.FunctionExtension) {
    return compileFunction(expression, compileQuery, compileValue).value
  }
  const nodes = compileNodes(expression, compileQuery)
  return (current, run) => nodes(current, run)[0]
}

const lessThan = (left: JsonValue | undefined, right: JsonValue | undefined): boolean => {
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right) < 0
  return typeof left === 'string' && typeof right === 'string' && compareText(left, right) < 0
}

type Compare = (left: JsonValue | undefined, right: JsonValue | undefined, run: PathRun) => boolean
const equal: Compare = (left, right, run) => jsonEqual(left, right, run.budget)

const COMPARISONS: Readonly<Record<string, Compare>> = {
  '==': equal,
  '!=': (left, right, run) => !equal(left, right, run),
  '<': lessThan,
  '>': (left, right) => lessThan(right, left),
  '<=': (left, right, run) => lessThan(left, right) || equal(left, right, run),
  '>=': (left, right, run) => lessThan(right, left) || equal(left, right, run),
}

const compileInfix = (expression: jsonpath.expressions.InfixExpression, compileQuery: CompileQuery): Test => {
  const { operator } = expression
  if (operator === '&&' || operator === '||') {
    const left = compileFilter(expression.left, compileQuery)
    const right = compileFilter(expression.right, compileQuery)
    return operator === '&&'
      ? (current, run) => left(current, run) && right(current, run)
      : (current, run) => left(current, run) || right(current, run)
  }
  const compare = COMPARISONS[operator]
  if (compare === undefined) throw new UnsupportedFilter(`unknown operator '${operator}'`)
  const left = compileValue(expression.left, compileQuery)
  const right = compileValue(expression.right, compileQuery)
  return (current, run) => compare(left(current, run), right(current, run), run)
}

/** A logical expression: comparisons, existence tests, functions, and their combinations. */
export const compileFilter = (expression: FilterExpression, compileQuery: CompileQuery): Test => {
  if (expression instanceof expressions.LogicalExpression) return compileFilter(expression.expression, compileQuery)
  if (expression instanceof expressions.InfixExpression) return compileInfix(expression, compileQuery)
  if (expression instanceof expressions.PrefixExpression) {
    const test = compileFilter(expression.right, compileQuery)
    return (current, run) => !test(current, run)
  }
  if (expression instanceof expressions.FunctionExtension)
    return compileFunction(expression, compileQuery, compileValue).test
  if (expression instanceof expressions.BooleanLiteral) throw new UnsupportedFilter('a literal is not a test')
  const nodes = compileNodes(expression, compileQuery)
  return (current, run) => nodes(current, run).length > 0
}
