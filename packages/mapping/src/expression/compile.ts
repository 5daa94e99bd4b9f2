/** An expression of the document → a CompiledExpression. */
import type { Expression } from '../document.ts'
import { functionNamed } from '../functions/table.ts'
import { type Problems, rowOf } from '../problems.ts'
import { CompiledExpression, type Select } from './compiled.ts'
import { selectJmespath, selectPath } from './select.ts'
import { compileStages } from './stages.ts'
import { type StaticType, staticTypeOf } from './static-type.ts'
import { selectTemplate } from './template.ts'

export interface ExpressionTarget {
  /** Several nodes become a list instead of the first one with a warning. */
  readonly wantsList: boolean
}

/** A pipeline that begins with a list function wants all nodes, whatever the target. */
const pipelineWantsList = (expression: Expression): boolean => {
  const [first] = expression.then ?? []
  if (first === undefined)
    return expression.as === 'list' || (typeof expression.as === 'object' && 'list' in expression.as)
  const name = typeof first === 'string' ? first : Object.keys(first)[0]
  return functionNamed(name ?? '')?.input === 'list'
}

const compileFirst = (
  alternatives: readonly Expression[],
  row: string,
  target: ExpressionTarget,
  problems: Problems,
  depth: number,
): Select => {
  const compiled = alternatives.map((alternative, index) => {
    const inner = rowOf(rowOf(row, 'first'), index)
    if (alternative.required === true) {
      problems.error(inner, 'required_in_first', 'an alternative cannot be required; put it on the whole expression')
    }
    return compileExpression(alternative, inner, target, problems, depth + 1)
  })
  return (frame) => {
    for (const alternative of compiled) {
      const value = alternative.evaluateInner(frame)
      if (value !== undefined) return value
    }
    return undefined
  }
}

const compileSelect = (
  expression: Expression,
  row: string,
  target: ExpressionTarget,
  problems: Problems,
  depth: number,
): { readonly select: Select; readonly type: StaticType } => {
  if ('path' in expression) {
    return { select: selectPath(expression.path, row, target.wantsList, problems), type: 'any' }
  }
  if ('jmespath' in expression) return { select: selectJmespath(expression.jmespath, row, problems), type: 'any' }
  if ('template' in expression) return { select: selectTemplate(expression.template, row, problems), type: 'text' }
  if ('const' in expression) {
    const value = expression.const ?? undefined
    return { select: () => value, type: staticTypeOf(expression.const) }
  }
  return { select: compileFirst(expression.first, row, target, problems, depth), type: 'any' }
}

/** Compiles an expression that has passed the schema; what is wrong with it goes to `problems`. */
export const compileExpression = (
  expression: Expression,
  row: string,
  target: ExpressionTarget,
  problems: Problems,
  depth = 0,
): CompiledExpression => {
  if (depth > 8) {
    problems.error(row, 'too_deep', 'alternatives are nested more than 8 levels deep')
    return new CompiledExpression(row, () => undefined, [], 'any', false)
  }
  const wantsList = target.wantsList || pipelineWantsList(expression)
  const { select, type } = compileSelect(expression, row, { wantsList }, problems, depth)
  const { stages, type: result } = compileStages(expression, type, row, problems)
  return new CompiledExpression(row, select, stages, result, expression.required === true)
}
