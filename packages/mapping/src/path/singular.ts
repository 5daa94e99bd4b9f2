/** The hot case: a path of names and indexes only, read without any allocation. */
import { ExactNumber, type JsonValue } from '@halcyon/domain'
import { isGuardedName, ownMember } from '../value/object.ts'

export type Step = string | number
export type Read = (root: JsonValue) => JsonValue | undefined

const readName = (value: JsonValue | undefined, name: string): JsonValue | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber)
    ? value[name]
    : undefined

const readIndex = (value: JsonValue | undefined, index: number): JsonValue | undefined =>
  Array.isArray(value) ? value[index < 0 ? value.length + index : index] : undefined

const readStep = (value: JsonValue | undefined, step: Step): JsonValue | undefined => {
  if (typeof step === 'number') return readIndex(value, step)
  return isGuardedName(step) ? ownMember(value, step) : readName(value, step)
}

/** Plain names need no own-property check: no prototype of a JSON value answers to them. */
const readNames = (names: readonly string[]): Read => {
  const [first, second, third, fourth] = names
  if (first === undefined) return (root) => root
  if (second === undefined) return (root) => readName(root, first)
  if (third === undefined) return (root) => readName(readName(root, first), second)
  if (fourth === undefined) return (root) => readName(readName(readName(root, first), second), third)
  return (root) => {
    let value: JsonValue | undefined = root
    for (const name of names) value = readName(value, name)
    return value
  }
}

/** A closure that reads one node; undefined = the path names nothing in this value. */
export const compileSingular = (steps: readonly Step[]): Read => {
  const names = steps.filter((step) => typeof step === 'string')
  if (names.length === steps.length && !names.some(isGuardedName)) return readNames(names)
  return (root) => {
    let value: JsonValue | undefined = root
    for (const step of steps) value = readStep(value, step)
    return value
  }
}
