/** Steps that select within one value and need no other node. */
import type { JsonValue } from '@halcyon/domain'
import { isGuardedName, isObject, ownMember } from '../value/object.ts'
import { type Evaluate, JmespathCompileFault, type Scope } from './scope.ts'

interface Bounds {
  readonly start: number | null
  readonly stop: number | null
  readonly step: number | null
}

export const compileField = (name: string): Evaluate => {
  if (isGuardedName(name)) return (value) => ownMember(value, name) ?? null
  return (value) => (isObject(value) ? (value[name] ?? null) : null)
}

export const compileSlice = (node: Bounds): Evaluate => {
  const step = node.step ?? 1
  if (step === 0) throw new JmespathCompileFault('a slice step cannot be 0')
  const bound = (given: number | null, absent: number, length: number): number => {
    if (given === null) return absent
    const from = given < 0 ? given + length : given
    return step > 0 ? Math.min(Math.max(from, 0), length) : Math.min(Math.max(from, -1), length - 1)
  }
  const slice = <T>(list: readonly T[]): T[] => {
    const start = bound(node.start, step > 0 ? 0 : list.length - 1, list.length)
    const stop = bound(node.stop, step > 0 ? list.length : -1, list.length)
    const out: T[] = []
    for (let index = start; step > 0 ? index < stop : index > stop; index += step) {
      const entry = list[index]
      if (entry !== undefined) out.push(entry)
    }
    return out
  }
  return (value, scope) => {
    if (typeof value === 'string') return slice(Array.from(value)).join('')
    if (!Array.isArray(value)) return null
    scope.budget.spend(value.length)
    return slice(value)
  }
}

export const collect = (list: readonly JsonValue[], right: Evaluate, scope: Scope): JsonValue[] => {
  scope.budget.spend(list.length)
  const out: JsonValue[] = []
  for (const entry of list) {
    const found = right(entry, scope)
    if (found !== null) out.push(found)
  }
  return out
}

export const compileFlatten = (child: Evaluate): Evaluate => {
  return (value, scope) => {
    const list = child(value, scope)
    if (!Array.isArray(list)) return null
    const out: JsonValue[] = []
    for (const entry of list) {
      if (Array.isArray(entry)) {
        scope.budget.spend(entry.length)
        for (const inner of entry) out.push(inner)
      } else out.push(entry)
    }
    scope.budget.spend(list.length)
    return out
  }
}

export const compileIndex = (index: number): Evaluate => {
  return (value) => (Array.isArray(value) ? (value[index < 0 ? value.length + index : index] ?? null) : null)
}
