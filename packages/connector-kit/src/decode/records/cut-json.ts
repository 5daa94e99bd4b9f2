import { type Cut, type Cutter, HeldBytes } from './cutter.ts'
import { DecodeError } from './format.ts'
import type { RecordPath } from './record-path.ts'

const [LF, CR, TAB] = [0x0a, 0x0d, 0x09]
const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a]
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [0x7b, 0x7d, 0x5b, 0x5d]
/** A longer key is none of the path's. */
const MAX_KEY = 4096

/** A container on the way to the records. */
interface Frame {
  readonly array: boolean
  /** How much of the path leads to its members; of an object that holds for the member named by the next step. */
  readonly matched: number
  /** Its elements are records, whatever they are. */
  readonly spread: boolean
  empty: boolean
}

/** What the next byte belongs to. `container`, `string` and `scalar` are inside a record, or inside what is passed over. */
type Mode = 'value' | 'key' | 'key text' | 'colon' | 'after value' | 'container' | 'string' | 'scalar'

/** The records of JSON text that comes in pieces: brackets and strings are followed, and nothing is read that is not on the path. */
export class JsonCutter implements Cutter {
  readonly #path: RecordPath
  readonly #held: HeldBytes
  readonly #key = new HeldBytes(MAX_KEY)
  readonly #frames: Frame[] = []
  #mode: Mode = 'value'
  /** Of the value that begins next; -1: it is passed over. */
  #matched = 0
  #out: (Cut | DecodeError)[] = []
  #chunk: Uint8Array = new Uint8Array()
  /** Bytes before this chunk. */
  #before = 0
  /** Of the value under way: where it begins in this chunk, in all, whether it is a record, its open brackets. */
  #from = 0
  #offset = 0
  #isRecord = false
  #depth = 0
  #escaped = false
  #seenValue = false
  #seenRecords = false

  constructor(path: RecordPath, maxRecordBytes: number) {
    this.#path = path
    this.#held = new HeldBytes(maxRecordBytes)
  }

  push(chunk: Uint8Array): readonly (Cut | DecodeError)[] {
    this.#out = []
    this.#chunk = chunk
    this.#from = 0
    let at = 0
    try {
      while (at < chunk.length) at = this.#take(at)
      this.#keep(chunk.length)
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error
      this.#out.push(error)
    }
    this.#before += chunk.length
    return this.#out
  }

  end(): readonly (Cut | DecodeError)[] {
    this.#out = []
    this.#chunk = new Uint8Array()
    this.#from = 0
    if (this.#mode === 'scalar' && this.#frames.length === 0) this.#finish(0)
    if (this.#mode !== 'value' || this.#frames.length > 0) {
      this.#out.push(new DecodeError('content_ended_early', `The JSON ends at byte ${this.#before}, in the middle.`))
    } else if (this.#seenValue && !this.#seenRecords) {
      this.#out.push(new DecodeError('items_path_missing', 'Nothing stands where the records should be.'))
    }
    return this.#out
  }

  /** Takes what begins at `at`; answers where the next begins. */
  #take(at: number): number {
    switch (this.#mode) {
      case 'container':
        return this.#container(at)
      case 'string':
        return this.#string(at, 'container')
      case 'key text':
        return this.#string(at, 'colon')
      case 'scalar':
        return this.#scalar(at)
      default:
        return this.#between(at)
    }
  }

  /** White space, and the one byte that says what follows. */
  #between(at: number): number {
    const byte = this.#chunk[at] ?? 0
    if (byte === 0x20 || byte === LF || byte === CR || byte === TAB) return at + 1
    if (this.#mode === 'value') return this.#value(at, byte)
    const frame = this.#frames.at(-1)
    if (this.#mode === 'colon' && byte === COLON) {
      this.#mode = 'value'
      return at + 1
    }
    if (this.#mode === 'key' && byte === QUOTE) {
      this.#mode = 'key text'
      this.#from = at
      return at + 1
    }
    if (this.#mode === 'after value' && byte === COMMA) {
      this.#next(frame)
      return at + 1
    }
    const closes = this.#mode === 'after value' || (this.#mode === 'key' && frame?.empty === true)
    if (closes && byte === (frame?.array === true ? CLOSE_ARRAY : CLOSE_OBJECT)) return this.#close(at)
    return this.#fail(at)
  }

  #value(at: number, byte: number): number {
    const frame = this.#frames.at(-1)
    if (byte === CLOSE_ARRAY && frame?.array === true && frame.empty) return this.#close(at)
    if (byte === COMMA || byte === COLON || byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) this.#fail(at)
    if (frame === undefined) this.#matched = 0
    else frame.empty = false
    this.#seenValue = true
    const { steps, spread } = this.#path
    const isTarget = this.#matched === steps.length
    if (isTarget) this.#seenRecords = true
    if (isTarget && spread && frame?.spread !== true && byte === OPEN_ARRAY) return this.#open(at, true, true)
    const step = this.#matched < 0 ? undefined : steps[this.#matched]
    if (step === '*' && byte === OPEN_ARRAY) return this.#open(at, true, false)
    if (typeof step === 'object' && byte === OPEN_OBJECT) return this.#open(at, false, false)
    this.#isRecord = isTarget
    this.#from = at
    this.#offset = this.#before + at
    this.#depth = byte === OPEN_OBJECT || byte === OPEN_ARRAY ? 1 : 0
    this.#mode = this.#depth === 1 ? 'container' : byte === QUOTE ? 'string' : 'scalar'
    return at + 1
  }

  #open(at: number, array: boolean, spread: boolean): number {
    const matched = array && !spread ? this.#matched + 1 : this.#matched
    const frame = { array, matched, spread, empty: true }
    if (array && matched === this.#path.steps.length) this.#seenRecords = true
    this.#frames.push(frame)
    this.#mode = array ? 'value' : 'key'
    this.#matched = matched
    return at + 1
  }

  #close(at: number): number {
    const frame = this.#frames.pop()
    // A list on the way that has nothing in it has no records; that is no mistake.
    if (frame?.array === true && frame.empty) this.#seenRecords = true
    this.#mode = this.#frames.length === 0 ? 'value' : 'after value'
    return at + 1
  }

  #next(frame: Frame | undefined): void {
    this.#mode = frame?.array === true ? 'value' : 'key'
    this.#matched = frame?.matched ?? 0
    if (frame !== undefined) frame.empty = false
  }

  #container(start: number): number {
    const chunk = this.#chunk
    for (let at = start; at < chunk.length; at++) {
      const byte = chunk[at]
      if (byte === QUOTE) {
        this.#mode = 'string'
        return at + 1
      }
      if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) this.#depth++
      else if ((byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) && --this.#depth === 0) return this.#finish(at + 1)
    }
    return chunk.length
  }

  #string(start: number, then: 'container' | 'colon'): number {
    const chunk = this.#chunk
    let at = start
    if (this.#escaped) {
      this.#escaped = false
      at++
    }
    for (; at < chunk.length; at++) {
      if (chunk[at] === BACKSLASH) {
        at++
        this.#escaped = at >= chunk.length
      } else if (chunk[at] === QUOTE) {
        if (then === 'colon') return this.#named(at + 1)
        if (this.#depth === 0) return this.#finish(at + 1)
        this.#mode = then
        return at + 1
      }
    }
    return chunk.length
  }

  #scalar(start: number): number {
    for (let at = start; at < this.#chunk.length; at++)
      if (ENDS_SCALAR[this.#chunk[at] ?? 0] === 1) return this.#finish(at)
    return this.#chunk.length
  }

  /** A key is complete: does the path go on with it? */
  #named(end: number): number {
    this.#key.add(this.#chunk.subarray(this.#from, end))
    const { bytes, over } = this.#key.take(0)
    const frame = this.#frames.at(-1)
    const step = this.#path.steps[frame?.matched ?? 0]
    const matches = !over && typeof step === 'object' && keyOf(bytes) === step.key
    this.#matched = matches ? (frame?.matched ?? 0) + 1 : -1
    this.#mode = 'colon'
    return end
  }

  #finish(end: number): number {
    this.#keep(end)
    if (this.#isRecord) this.#out.push(this.#held.take(this.#offset))
    this.#mode = this.#frames.length === 0 ? 'value' : 'after value'
    return end
  }

  /** Puts by what belongs to the value or the key under way. */
  #keep(end: number): void {
    if (this.#mode === 'key text') this.#key.add(this.#chunk.subarray(this.#from, end))
    else if (this.#isRecord && IN_VALUE.has(this.#mode)) this.#held.add(this.#chunk.subarray(this.#from, end))
  }

  #fail(at: number): never {
    throw new DecodeError('json_invalid', `The JSON cannot be read on at byte ${this.#before + at}.`)
  }
}

const IN_VALUE: ReadonlySet<Mode> = new Set<Mode>(['container', 'string', 'scalar'])
const ENDS_SCALAR = new Uint8Array(256)
for (const byte of [0x20, LF, CR, TAB, COMMA, COLON, QUOTE, OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY])
  ENDS_SCALAR[byte] = 1

function keyOf(bytes: Uint8Array): string | null {
  try {
    const key: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
    return typeof key === 'string' ? key : null
  } catch {
    return null
  }
}
