import { hash } from 'node:crypto'
import { isJsonObject, type JsonObject, type JsonValue } from '@halcyon/domain'
import type { Checkpoint } from '../contract.ts'
import type { DueFile, FileInHand, ListedFile } from './listed.ts'

/** A listing of everything, from its first file to its last. */
export interface Pass {
  /** Epoch ms. */
  readonly started: number
  /** Where it has come to, for a listing that can go on in the middle. */
  readonly at: JsonValue
}

/** More files than this within the lookback shorten it, once a pass has ended. */
const MAX_SEEN = 50_000
const MINUTE = 60_000
/** Characters of a digest of 64 bits, Base64. */
const DIGEST = 11

/**
 * Where a source of files stands. A file is known when it was last changed before the horizon, or stands in the ledger of files that
 * were read since: so files may come late and in any order. The horizon follows each finished pass at the distance of the lookback, and
 * the ledger forgets what lies behind it.
 */
export class FileStanding {
  /** Epoch ms. */
  horizon: number | null
  pass: Pass | null
  file: FileInHand | null
  due: readonly DueFile[]
  /** By minute of the last change: the digests of key and version. A checkpoint has them one after the other. */
  readonly #seen: Map<number, Set<string>>
  #count: number

  constructor(value: Checkpoint | undefined) {
    const { horizon = null, pass = null, file = null, due = [], seen = {} } = value ?? {}
    this.horizon = typeof horizon === 'number' ? horizon : null
    this.pass = isJsonObject(pass) ? { started: numberOf(pass.started), at: pass.at ?? null } : null
    this.file = isJsonObject(file) ? { ...listed(file), row: numberOf(file.row) } : null
    this.due = Array.isArray(due) ? due.filter(isJsonObject).map(listed) : []
    const minutes = Object.entries(isJsonObject(seen) ? seen : {})
    this.#seen = new Map(minutes.map(([minute, digests]) => [Number(minute), new Set(parted(String(digests)))]))
    this.#count = [...this.#seen.values()].reduce((sum, digests) => sum + digests.size, 0)
  }

  /** Files in the ledger. */
  get size(): number {
    return this.#count
  }

  isKnown(file: ListedFile): boolean {
    if (this.horizon !== null && file.modified < this.horizon) return true
    return this.wasRead(file)
  }

  /** It stands in the ledger. */
  wasRead(file: ListedFile): boolean {
    return this.#seen.get(minuteOf(file))?.has(digestOf(file)) ?? false
  }

  /** Its records are taken, or it is set aside. @param keepFrom epoch ms; what was changed before need not be remembered */
  done(file: ListedFile, keepFrom: number): void {
    this.file = null
    // Past this it is read again, and deduplicated.
    if (file.modified < keepFrom || this.#count >= 4 * MAX_SEEN || this.isKnown(file)) return
    const minute = minuteOf(file)
    const digests = this.#seen.get(minute) ?? new Set()
    this.#seen.set(minute, digests.add(digestOf(file)))
    this.#count++
  }

  /** It is not there any more. */
  forget(file: ListedFile): void {
    const minute = minuteOf(file)
    const digests = this.#seen.get(minute)
    if (digests?.delete(digestOf(file)) !== true) return
    if (digests.size === 0) this.#seen.delete(minute)
    this.#count--
  }

  /**
   * @param horizon null = every file that is not in the ledger is new, however old
   * @param nearest it comes no nearer than this: files that the pass had gone past lie behind it
   * @returns the horizon when there are so many files behind the one given that it is set nearer
   */
  passEnded(horizon: number | null, nearest: number): number | null {
    this.pass = null
    if (horizon !== null) this.horizon = Math.max(horizon, this.horizon ?? horizon)
    if (this.horizon !== null)
      for (const minute of this.#seen.keys()) if ((minute + 1) * MINUTE <= this.horizon) this.#drop(minute)
    if (this.#count <= MAX_SEEN) return null
    for (const minute of [...this.#seen.keys()].sort((a, b) => a - b)) {
      if (this.#count <= MAX_SEEN || (minute + 1) * MINUTE > nearest) break
      this.#drop(minute)
      this.horizon = (minute + 1) * MINUTE
    }
    return this.horizon
  }

  checkpoint(): Checkpoint {
    const { horizon, pass, file, due } = this
    return {
      horizon,
      pass: pass === null ? null : { ...pass },
      file: file === null ? null : { ...file },
      due: due.map((one) => ({ ...one })),
      seen: Object.fromEntries([...this.#seen].map(([minute, digests]) => [minute, [...digests].join('')])),
    }
  }

  #drop(minute: number): void {
    this.#count -= this.#seen.get(minute)?.size ?? 0
    this.#seen.delete(minute)
  }
}

const parted = (digests: string): string[] => digests.match(new RegExp(`.{${DIGEST}}`, 'g')) ?? []
const minuteOf = ({ modified }: ListedFile): number => Math.floor(modified / MINUTE)
const digestOf = ({ key, version }: ListedFile): string =>
  Buffer.from(hash('sha256', `${key}\u0000${version}`, 'hex').slice(0, 16), 'hex').toString('base64url')

const numberOf = (value: JsonValue | undefined): number => (typeof value === 'number' ? value : 0)
const listed = (value: JsonObject): ListedFile => ({
  key: String(value.key),
  version: String(value.version),
  size: numberOf(value.size),
  modified: numberOf(value.modified),
})
