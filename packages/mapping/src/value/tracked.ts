/**
 * Which leaves of a payload a run read: the editor's coverage.
 * A tracked value is a Proxy over the payload that notes reads of leaves; `untrack` gives the plain value back and notes all below it.
 */
import { ExactNumber, type JsonObject, type JsonValue } from '@halcyon/domain'
import { setMember } from './object.ts'

const RAW: unique symbol = Symbol('raw')
const NOTE: unique symbol = Symbol('note')

interface Tracked {
  readonly [RAW]?: JsonValue[] | JsonObject
  readonly [NOTE]?: () => void
}
export type Container = JsonValue[] | JsonObject

export const isContainer = (value: JsonValue | undefined): value is Container =>
  typeof value === 'object' && value !== null && !(value instanceof ExactNumber)

/** The container behind a tracked one, to look around without noting a read. */
export const peek = (container: Container): Container => (container as Tracked)[RAW] ?? container

const shallowCopy = (value: Container): Container => {
  if (Array.isArray(value)) return value.slice()
  const copy: JsonObject = {}
  for (const key of Object.keys(value)) setMember(copy, key, value[key] ?? null)
  return copy
}

/** Notes the payload's read leaves, as `parent container → keys`. */
export class Reads {
  private readonly leaves = new Map<Container, Set<string>>()
  private readonly whole = new Set<Container>()
  private readonly proxies = new Map<Container, Container>()
  /** Told of every read as it happens; a null key = the container with all below it. */
  onRead: ((container: Container, key: string | null) => void) | null = null

  /** A stand-in for `value` whose leaf reads are noted; primitives are themselves. */
  track(value: JsonValue): JsonValue {
    if (!isContainer(value)) return value
    const known = this.proxies.get(value)
    if (known !== undefined) return known
    // A copy as the target: a Proxy must tell the truth about the members of a frozen one.
    const proxy = new Proxy(shallowCopy(value), {
      get: (target, key) => {
        if (key === RAW) return value
        if (key === NOTE) return () => this.noteWhole(value)
        if (typeof key === 'symbol' || !Object.hasOwn(target, key)) return Reflect.get(target, key)
        const member = (target as JsonObject)[key]
        if (isContainer(member)) return this.track(member)
        this.note(value, key)
        return member
      },
    })
    this.proxies.set(value, proxy)
    return proxy
  }
  /** True when the leaf `key` of `parent` was read, by itself or with something above it. */
  has(parent: Container, key: string): boolean {
    return this.leaves.get(parent)?.has(key) === true
  }
  hasWhole(container: Container): boolean {
    return this.whole.has(container)
  }
  private noteWhole(container: Container): void {
    this.whole.add(container)
    this.onRead?.(container, null)
  }
  private note(parent: Container, key: string): void {
    this.onRead?.(parent, key)
    const keys = this.leaves.get(parent)
    if (keys === undefined) this.leaves.set(parent, new Set([key]))
    else keys.add(key)
  }
}

/** The plain value of what a run selected; tracked containers in it count as read with all below them. */
export const untrack = (value: JsonValue, depth = 0): JsonValue => {
  if (!isContainer(value) || depth > 64) return value
  const tracked = value as Tracked
  const raw = tracked[RAW]
  if (raw !== undefined) {
    tracked[NOTE]?.()
    return raw
  }
  if (Array.isArray(value)) {
    let changed = false
    const plain = value.map((entry) => {
      const next = untrack(entry, depth + 1)
      changed ||= next !== entry
      return next
    })
    return changed ? plain : value
  }
  for (const key of Object.keys(value)) {
    const member = value[key] ?? null
    const next = untrack(member, depth + 1)
    if (next !== member) {
      Object.defineProperty(value, key, { value: next, enumerable: true, configurable: true, writable: true })
    }
  }
  return value
}
