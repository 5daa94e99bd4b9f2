/** Compiles the fields of an output against the attributes its target knows. */
import type { AttributeSpec, JsonValue } from '@halcyon/domain'
import type { Expression } from '../document.ts'
import { compileExpression } from '../expression/compile.ts'
import { canHold, takesList } from '../expression/static-type.ts'
import { type Problems, rowOf } from '../problems.ts'
import { CompiledField } from './field.ts'

/** Constants, defaults and lookup results are values the document itself gives: they must fit their target. */
const checkLiterals = (expression: Expression, spec: AttributeSpec, row: string, problems: Problems): void => {
  const check = (value: JsonValue | undefined, place: string): void => {
    if (value === undefined || value === null) return
    const coerced = spec.coerce(value)
    if (!coerced.ok) problems.error(place, 'impossible_value', `${spec.name}: ${coerced.message}`, coerced.suggestion)
  }
  const untouched = expression.as === undefined
  const direct = untouched && expression.lookup === undefined && expression.then === undefined
  if (direct && 'const' in expression) check(expression.const, rowOf(row, 'const'))
  if (direct) check(expression.default, rowOf(row, 'default'))
  if (!untouched || expression.lookup === undefined) return
  for (const [key, value] of Object.entries(expression.lookup.table)) {
    check(value, rowOf(rowOf(rowOf(row, 'lookup'), 'table'), key))
  }
  check(expression.lookup.default, rowOf(rowOf(row, 'lookup'), 'default'))
}

/** One field; `spec` null = an attribute the type does not list, kept as JSON. */
export const compileField = (
  name: string,
  expression: Expression,
  spec: AttributeSpec | null,
  row: string,
  problems: Problems,
): CompiledField => {
  const wantsList = spec === null || takesList(spec.type)
  const compiled = compileExpression(expression, row, { wantsList }, problems)
  if (spec !== null) {
    if (!canHold(spec.type, compiled.type)) {
      problems.error(row, 'impossible_type', `${name} is of type ${spec.type} and cannot hold a ${compiled.type}`)
    } else checkLiterals(expression, spec, row, problems)
  }
  return new CompiledField(name, compiled, spec)
}
