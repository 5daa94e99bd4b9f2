/**
 * Reading and building JSON objects whose keys come from outside.
 * A key such as `__proto__` or `constructor` is a key like any other: own properties only are read, and set by definition.
 */
import { ExactNumber, type JsonObject, type JsonValue } from '@halcyon/domain'

/** Names that a plain object, or an ExactNumber, answers to without owning them (or that are not JSON members). */
const GUARDED: ReadonlySet<string> = new Set([...Object.getOwnPropertyNames(Object.prototype), 'toJSON', 'source'])

/** True for names that need the own-property check; every other name is absent from all prototypes a JSON value has. */
export const isGuardedName = (name: string): boolean => GUARDED.has(name)

export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber)

/** The own member of an object; undefined for anything else. */
export const ownMember = (value: JsonValue | undefined, name: string): JsonValue | undefined =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined

/** Sets an own, enumerable member whatever its name. */
export const setMember = (target: JsonObject, name: string, value: JsonValue): void => {
  if (GUARDED.has(name)) {
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true })
  } else {
    target[name] = value
  }
}
