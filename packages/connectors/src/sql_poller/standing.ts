import { createHash } from 'node:crypto'
import type { Checkpoint } from '@halcyon/connector-kit'
import type { JsonValue } from '@halcyon/domain'
import { microsecondsOf } from './instant.ts'

/** The values of the offset's columns in one row, as the database writes them. */
export type Position = readonly string[]

/**
 * Up to where every row is visible, so that none can appear later: a value of the first column; null = everywhere.
 * Rows behind it are looked at again in the next run.
 */
export type Horizon = { readonly kind: 'time' | 'integer'; readonly value: bigint } | null

/** Rows behind the horizon that are remembered. More are read again, and are duplicates then. */
const MAX_SEEN = 10_000

/**
 * Where a source stands: everything up to `after` was read, and behind it the rows in `seen`, while others among them may not have
 * been committed when they were passed.
 */
export class Standing {
  readonly #horizon: Horizon
  #after: Position | null
  /** Of runs before: who is still there is seen again in this one. */
  readonly #before: Set<string>
  readonly #seen = new Set<string>()
  #changed = false

  constructor(checkpoint: Checkpoint | undefined, horizon: Horizon) {
    this.#horizon = horizon
    this.#after = positionOf(checkpoint?.after)
    this.#before = new Set(Array.isArray(checkpoint?.seen) ? checkpoint.seen.filter(isText) : [])
  }

  get after(): Position | null {
    return this.#after
  }

  /** Whether a row is new. In the order of the offset. */
  take(position: Position, deliveryId: string): boolean {
    const behind = isBehind(this.#horizon, position[0] ?? '')
    if (!behind) {
      this.#after = position
      this.#changed = true
      if (this.#before.size === 0) return true
    }
    const name = shortName(deliveryId)
    const known = this.#before.has(name) || this.#seen.has(name)
    if (behind) {
      this.#seen.add(name)
      if (this.#seen.size > MAX_SEEN) this.#seen.delete(first(this.#seen))
    }
    this.#changed ||= !known
    return !known
  }

  /** Everything there is was passed: what was not met again is gone. */
  finish(): void {
    for (const name of this.#before) if (!this.#seen.has(name)) this.#changed = true
    this.#before.clear()
  }

  /** Null: nothing to save since the last time. */
  checkpoint(): Checkpoint | null {
    if (!this.#changed) return null
    this.#changed = false
    const seen = [...new Set([...this.#before, ...this.#seen])].slice(-MAX_SEEN)
    return { after: this.#after === null ? null : [...this.#after], seen }
  }
}

export function positionOf(value: JsonValue | undefined): Position | null {
  if (!Array.isArray(value)) return null
  const texts = value.map((part) => (part === null || typeof part === 'object' ? null : String(part)))
  return texts.every(isText) ? texts : null
}

function isBehind(horizon: Horizon, text: string): boolean {
  if (horizon === null) return false
  const value = horizon.kind === 'time' ? microsecondsOf(text) : /^-?\d+$/.test(text) ? BigInt(text) : null
  return value !== null && value > horizon.value
}

const isText = (value: unknown): value is string => typeof value === 'string'
/** 72 bits tell ten thousand rows apart. */
const shortName = (id: string): string => createHash('sha256').update(id).digest().toString('base64url', 0, 9)
const first = (names: ReadonlySet<string>): string => names.values().next().value ?? ''
