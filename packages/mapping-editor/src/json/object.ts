/** Building JSON objects of an order, whatever their keys are called: `__proto__` is a key like any other. */
import type { JsonObject, JsonValue } from '@halcyon/domain'

export type Entries = readonly (readonly [string, JsonValue])[]

export const objectOf = (entries: Entries): JsonObject => Object.fromEntries(entries)

export const member = (object: JsonObject, key: string): JsonValue | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined

/** A copy with the member set: where it stands already, else at `position` among the keys, else last. */
export const withMember = (object: JsonObject, key: string, value: JsonValue, position?: number): JsonObject => {
  if (Object.hasOwn(object, key)) {
    return objectOf(Object.entries(object).map(([name, old]) => [name, name === key ? value : old] as const))
  }
  const entries = Object.entries(object)
  return objectOf(entries.toSpliced(position ?? entries.length, 0, [key, value]))
}

export const withoutMember = (object: JsonObject, key: string): JsonObject =>
  objectOf(Object.entries(object).filter(([name]) => name !== key))
