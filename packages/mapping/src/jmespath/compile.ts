/**
 * JMESPath (community grammar) as closures: the package parses, this evaluates.
 * The evaluator reads own members only, knows exact numbers, pays every projected value from the budget and never rounds.
 */
import type { JsonValue } from '@halcyon/domain'
import { compile as parse, tokenize } from '@jmespath-community/jmespath'
import type { Budget } from '../limits.ts'
import { LIMITS, LimitExceeded } from '../limits.ts'
import { compileNode } from './nodes.ts'
import { type Evaluate, JmespathCompileFault, type Variables } from './scope.ts'

interface JmespathRun {
  readonly root: JsonValue
  readonly item: JsonValue
  readonly budget: Budget
}
type CompiledJmespath = (value: JsonValue, run: JmespathRun) => JsonValue

export type JmespathResult =
  | { readonly ok: true; readonly search: CompiledJmespath }
  | { readonly ok: false; readonly message: string; readonly suggestion?: string }

/** The parser tells what it stumbled over, not where; the token list knows. */
const position = (source: string, message: string): string => {
  const bad = /unknown character: (.)/su.exec(message)?.[1]
  if (bad !== undefined) return ` (position ${source.indexOf(bad) + 1})`
  const named = /\((\w+)\): "(.*)"$/s.exec(message) ?? /unexpected token type: (\w+), value: (.*)$/s.exec(message)
  if (named === null) return ''
  if (named[1] === 'EOF') return ` (position ${source.length + 1})`
  const token = tokenize(source).find((each) => each.type === named[1] && String(each.value) === named[2])
  return token === undefined ? '' : ` (position ${token.start + 1})`
}

const closed = (evaluate: Evaluate): CompiledJmespath => {
  return (value, run) => {
    const variables: Variables = { name: 'item', value: run.item, outer: null }
    return evaluate(value, { root: run.root, budget: run.budget, variables })
  }
}

/** Compiles an expression once; unknown functions, wrong arity and unbound variables are faults here, not at run time. */
export const compileJmespath = (source: string): JmespathResult => {
  if (source.length > LIMITS.source) {
    return { ok: false, message: `a JMESPath is at most ${LIMITS.source} characters` }
  }
  try {
    return { ok: true, search: closed(compileNode(parse(source), { names: ['item'], depth: 0 })) }
  } catch (error) {
    if (error instanceof JmespathCompileFault) return { ok: false, message: error.message, ...error.hint() }
    if (error instanceof LimitExceeded || error instanceof RangeError) {
      return { ok: false, message: 'the expression is nested too deeply' }
    }
    const message = error instanceof Error ? error.message : 'not a JMESPath'
    return { ok: false, message: `${message}${position(source, message)}` }
  }
}
