/** default → then → lookup → as, each a stage. */
import type { JsonValue } from '@halcyon/domain'
import type { ExpressionOptions } from '../document.ts'
import { compileCall } from '../functions/call.ts'
import { Fault } from '../functions/spec.ts'
import { LIMITS } from '../limits.ts'
import { type Problems, rowOf } from '../problems.ts'
import { primitiveText } from '../value/text.ts'
import { compileAs } from './as.ts'
import type { Stage } from './compiled.ts'
import { type StaticType, staticTypeOf } from './static-type.ts'

export interface Stages {
  readonly stages: readonly Stage[]
  readonly type: StaticType
}

const compileThen = (
  call: JsonValue,
  at: number,
  row: string,
  problems: Problems,
): { stage: Stage; type: StaticType } | null => {
  const compiled = compileCall(call, rowOf(rowOf(row, 'then'), at), problems)
  if (compiled === null) return null
  const { spec, apply } = compiled
  const run: Stage['run'] = (value, frame) => {
    if (value === undefined && spec.acceptsMissing !== true) return undefined
    const result = apply(value ?? null)
    if (!(result instanceof Fault)) return result ?? undefined
    frame.warn(row, result.code, `${spec.name}: ${result.message}`)
    return undefined
  }
  return { stage: { name: `then[${at}] ${spec.name}`, run }, type: spec.output }
}

/** Table keys are texts; the value's digits or name decide. A value in no row, without a default, stays as it is. */
const compileLookup = (lookup: NonNullable<ExpressionOptions['lookup']>): Stage => {
  const table = new Map<string, JsonValue>(Object.entries(lookup.table))
  const fallback = lookup.default ?? undefined
  const one = (value: JsonValue): JsonValue | undefined => {
    const text = primitiveText(value)
    const found = text === undefined ? undefined : table.get(text)
    return found === undefined ? (fallback ?? value) : (found ?? undefined)
  }
  return {
    name: 'lookup',
    run: (value, frame) => {
      frame.beforeLookup = value
      if (value === undefined) return fallback
      if (!Array.isArray(value)) return one(value)
      return value.map((entry) => one(entry) ?? null)
    },
  }
}

const lookupType = (lookup: NonNullable<ExpressionOptions['lookup']>, before: StaticType): StaticType => {
  const results = Object.values(lookup.table).map(staticTypeOf)
  const [first = 'any'] = results
  if (before === 'list' || lookup.default === undefined || lookup.default === null) return 'any'
  return [...results, staticTypeOf(lookup.default)].every((type) => type === first) ? first : 'any'
}

/** Compiles an expression's stages; `type` starts as what the selection gives. */
export const compileStages = (
  options: ExpressionOptions,
  selected: StaticType,
  row: string,
  problems: Problems,
): Stages => {
  const stages: Stage[] = []
  let type = selected
  const fallback = options.default ?? undefined
  if (fallback !== undefined) {
    stages.push({ name: 'default', run: (value) => (value === undefined ? fallback : value) })
    if (type !== staticTypeOf(fallback)) type = 'any'
  }
  if ((options.then?.length ?? 0) > LIMITS.rows) problems.error(row, 'too_many', `at most ${LIMITS.rows} functions`)
  for (const [at, call] of (options.then ?? []).entries()) {
    const compiled = compileThen(call as JsonValue, at, row, problems)
    if (compiled === null) continue
    stages.push(compiled.stage)
    type = compiled.type
  }
  if (options.lookup !== undefined) {
    stages.push(compileLookup(options.lookup))
    type = lookupType(options.lookup, type)
  }
  const as = options.as === undefined ? null : compileAs(options.as, row, problems)
  if (as !== null) {
    stages.push(as.stage)
    type = as.type
  }
  return { stages, type }
}
