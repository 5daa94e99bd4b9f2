import { hash } from 'node:crypto'
import type { Checkpoint } from '@halcyon/connector-kit'
import { isJsonObject, type JsonValue } from '@halcyon/domain'

/** An object as a listing shows it. */
export interface ListedObject {
  readonly key: string
  /** Without its quotes. */
  readonly etag: string
  readonly size: number
  /** Epoch ms of its last change, to the second. */
  readonly modified: number
}

/** An object of which rows were taken. */
export interface ObjectInHand extends ListedObject {
  /** The next one to take. */
  readonly row: number
}

/** A listing of all prefixes, from its first key to its last. */
export interface Pass {
  /** Epoch ms. */
  readonly started: number
  /** Where it has come to. */
  readonly prefix: string | null
  readonly after: string | null
}

/** What is to be done with an object whose rows are committed. */
export interface Due {
  readonly key: string
  readonly etag: string
}

/** More objects than this within the lookback shorten it, once a pass has ended. */
const MAX_SEEN = 50_000
const MINUTE = 60_000
/** Of a digest of 64 bits, Base64. */
const DIGEST = 11

/**
 * Where the source stands. An object is known when it was last changed before the horizon, or stands in the ledger of objects that were
 * read since: so keys may come late and in any order. The horizon follows each finished pass at the distance of the lookback, and the
 * ledger forgets what lies behind it.
 */
export class Standing {
  horizon: number | null
  pass: Pass | null
  object: ObjectInHand | null
  due: readonly Due[]
  /** By minute of the last change: the digests of key and ETag. In a checkpoint they stand one after the other in one text. */
  readonly #seen: Map<number, Set<string>>
  #count: number

  constructor(value: Checkpoint | undefined) {
    const { horizon = null, pass = null, object = null, due = [], seen = {} } = value ?? {}
    this.horizon = typeof horizon === 'number' ? horizon : null
    this.pass = isJsonObject(pass)
      ? { started: numberOf(pass.started), prefix: textOf(pass.prefix), after: textOf(pass.after) }
      : null
    this.object = isJsonObject(object) ? { ...listed(object), row: numberOf(object.row) } : null
    this.due = Array.isArray(due)
      ? due.filter(isJsonObject).map((one) => ({ key: String(one.key), etag: String(one.etag) }))
      : []
    const minutes = Object.entries(isJsonObject(seen) ? seen : {})
    this.#seen = new Map(minutes.map(([minute, digests]) => [Number(minute), digestsIn(String(digests))]))
    this.#count = [...this.#seen.values()].reduce((sum, { size }) => sum + size, 0)
  }

  isKnown(object: ListedObject): boolean {
    if (this.horizon !== null && object.modified < this.horizon) return true
    return this.#seen.get(minuteOf(object))?.has(digestOf(object)) ?? false
  }

  /** Its records are taken, or it is set aside. @param keepFrom what was changed before need not be remembered: the pass goes past it */
  done(object: ListedObject, keepFrom: number): void {
    this.object = null
    // Past this it is read again, and deduplicated.
    if (object.modified < keepFrom || this.#count >= 4 * MAX_SEEN || this.isKnown(object)) return
    const minute = minuteOf(object)
    const digests = this.#seen.get(minute) ?? new Set()
    this.#seen.set(minute, digests.add(digestOf(object)))
    this.#count++
  }

  /**
   * Answers the horizon when so many objects lie behind the one given that it is set nearer.
   * @param nearest it never comes nearer than this: objects that the pass had gone past lie behind it
   */
  passEnded(horizon: number, nearest: number): number | null {
    this.pass = null
    this.horizon = Math.max(horizon, this.horizon ?? horizon)
    for (const minute of this.#seen.keys()) if ((minute + 1) * MINUTE <= this.horizon) this.#drop(minute)
    if (this.#count <= MAX_SEEN) return null
    for (const minute of [...this.#seen.keys()].sort((a, b) => a - b)) {
      if (this.#count <= MAX_SEEN || (minute + 1) * MINUTE > nearest) break
      this.#drop(minute)
      this.horizon = (minute + 1) * MINUTE
    }
    return this.horizon
  }

  #drop(minute: number): void {
    this.#count -= this.#seen.get(minute)?.size ?? 0
    this.#seen.delete(minute)
  }

  checkpoint(): Checkpoint {
    const { horizon, pass, object, due } = this
    return {
      horizon,
      pass: pass === null ? null : { ...pass },
      object: object === null ? null : { ...object },
      due: due.map((one) => ({ ...one })),
      seen: Object.fromEntries([...this.#seen].map(([minute, digests]) => [minute, [...digests].join('')])),
    }
  }
}

const minuteOf = ({ modified }: ListedObject): number => Math.floor(modified / MINUTE)
const digestOf = ({ key, etag }: ListedObject): string =>
  Buffer.from(hash('sha256', `${key}\u0000${etag}`, 'hex').slice(0, 16), 'hex').toString('base64url')

const digestsIn = (text: string): Set<string> => new Set(text.match(new RegExp(`.{${DIGEST}}`, 'g')) ?? [])

const numberOf = (value: JsonValue | undefined): number => (typeof value === 'number' ? value : 0)
const textOf = (value: JsonValue | undefined): string | null => (typeof value === 'string' ? value : null)
const listed = (value: Record<string, JsonValue>): ListedObject => ({
  key: String(value.key),
  etag: String(value.etag),
  size: numberOf(value.size),
  modified: numberOf(value.modified),
})
