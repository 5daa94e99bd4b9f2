import { isJsonObject, type JsonObject, type JsonValue } from '@halcyon/domain'
import { type FormSchema, kindAt, kindsOf, titleFrom } from './prepare.ts'

/** `config.a[0]["x y"]` → the names on the way. */
export function stepsOf(path: string): string[] {
  return [...path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]]+)/g)].map(
    ([, quoted, index, name]) => quoted ?? index ?? name ?? '',
  )
}

/** The id of the field a finding's path is about. */
export const idOfPath = (path: string): string => stepsOf(path).join('.')

/** The schema at a place, following the kinds that `value` has. */
export function schemaAt(
  schema: FormSchema,
  value: JsonValue | undefined,
  steps: readonly string[],
): FormSchema | null {
  const [step, ...rest] = steps
  if (step === undefined) return schema
  const branch = kindAt(kindsOf(schema) ?? [], value)?.schema ?? schema
  const member = branch.properties?.[step] ?? (/^\d+$/.test(step) ? branch.items : undefined)
  if (typeof member !== 'object' || Array.isArray(member)) return null
  const inner = isJsonObject(value) ? value[step] : Array.isArray(value) ? value[Number(step)] : undefined
  return schemaAt(member as FormSchema, inner, rest)
}

/** "Authentication › Signature header": where a finding is, in the form's words. */
export function labelOfPath(schema: FormSchema, value: JsonValue, path: string): string {
  const steps = stepsOf(path).slice(1)
  const labels = steps.map((step, index) => {
    const found = schemaAt(schema, value, steps.slice(0, index + 1))
    return /^\d+$/.test(step) ? `${Number(step) + 1}` : (found?.title ?? titleFrom(step))
  })
  return labels.join(' › ') || 'The whole'
}

/**
 * What a form gives back, as it belongs in a draft: no undefined members, no empty objects that were not there before, and every
 * value that did not change as the very object it was (an exact number is no plain object).
 */
export function tidy(next: unknown, before: JsonValue | undefined): JsonValue | undefined {
  if (next === undefined) return undefined
  if (typeof next !== 'object' || next === null) return next as JsonValue
  if (Array.isArray(next)) {
    return next.map((item, index) => tidy(item, Array.isArray(before) ? before[index] : undefined) ?? null)
  }
  if (
    !isPlain(before) &&
    before !== undefined &&
    !Array.isArray(before) &&
    JSON.stringify(next) === JSON.stringify(before)
  )
    return before
  const out: JsonObject = {}
  for (const [name, member] of Object.entries(next)) {
    const was = isPlain(before) ? before[name] : undefined
    const value = tidy(member, was)
    if (value === undefined) continue
    if (isPlain(value) && Object.keys(value).length === 0 && !isPlain(was)) continue
    out[name] = value
  }
  return out
}

const isPlain = (value: JsonValue | undefined): value is JsonObject => isJsonObject(value)
