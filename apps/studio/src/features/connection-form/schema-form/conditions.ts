import { isJsonObject, type JsonObject, type JsonValue } from '@halcyon/domain'
import type { FormSchema } from './prepare.ts'

type When = Readonly<Record<string, readonly unknown[]>>

const whenOf = (schema: unknown): When | undefined =>
  typeof schema === 'object' && schema !== null ? (schema as { readonly 'x-when'?: When })['x-when'] : undefined

const memberOf = (value: JsonValue | undefined, name: string): JsonValue | undefined =>
  isJsonObject(value) ? value[name] : undefined

/**
 * Whether a field counts beside the choices in its object: `'x-when': {mechanism: ['plain']}`. What is not chosen is as `filled`
 * (a preset) has it.
 */
export function holds(schema: unknown, object: JsonValue | undefined, filled?: JsonValue): boolean {
  return Object.entries(whenOf(schema) ?? {}).every(([name, values]) =>
    values.includes(memberOf(object, name) ?? memberOf(filled, name)),
  )
}

/**
 * After a choice: what no longer counts is put aside in `aside` (path → value), and what counts again comes back. Where nothing was
 * chosen nothing moves: a value that was written elsewhere stays to be seen.
 */
export function afterChoice(
  schema: FormSchema,
  [before, next]: readonly [JsonValue | undefined, JsonObject],
  aside: Map<string, JsonValue>,
  filled?: JsonValue,
  path = '',
): JsonObject {
  const done: Record<string, JsonValue> = { ...next }
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    const at = `${path}.${name}`
    const value = done[name]
    const when = whenOf(member)
    if (when !== undefined && Object.keys(when).some((choice) => memberOf(before, choice) !== next[choice])) {
      const counts = holds(member, next, filled)
      const back = aside.get(at)
      if (!counts && value !== undefined) {
        aside.set(at, value)
        delete done[name]
      } else if (counts && value === undefined && back !== undefined) done[name] = back
    } else if (isJsonObject(value) && typeof member === 'object') {
      const inner = [memberOf(before, name), value] as const
      done[name] = afterChoice(member as FormSchema, inner, aside, memberOf(filled, name), at)
    }
  }
  return done
}
