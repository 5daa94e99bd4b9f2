import type { DecodeError } from './format.ts'

/** The bytes of one record. */
export interface Cut {
  readonly bytes: Uint8Array
  /** Of its first byte, from 0, after decompression. */
  readonly offset: number
  /** It was larger than a record may be: `bytes` are its beginning. */
  readonly over: boolean
}

/** Finds where records begin and end, without reading them; holds no more than one of them. A `DecodeError` is the last it gives. */
export interface Cutter {
  push(chunk: Uint8Array): readonly (Cut | DecodeError)[]
  end(): readonly (Cut | DecodeError)[]
}

/** Of what is too large so much is kept, to be looked at. */
const KEPT_OF_TOO_LARGE = 64 * 1024

/** Bytes of a record that come in pieces, up to a limit. */
export class HeldBytes {
  readonly #max: number
  #parts: Uint8Array[] = []
  #size = 0
  #kept = 0

  constructor(max: number) {
    this.#max = max
  }

  get size(): number {
    return this.#size
  }
  get over(): boolean {
    return this.#size > this.#max
  }

  add(bytes: Uint8Array): void {
    if (bytes.byteLength === 0) return
    this.#size += bytes.byteLength
    if (!this.over) {
      this.#parts.push(bytes)
      this.#kept += bytes.byteLength
    } else if (this.#kept < KEPT_OF_TOO_LARGE) {
      const more = bytes.subarray(0, KEPT_OF_TOO_LARGE - this.#kept)
      this.#parts.push(more.slice())
      this.#kept += more.byteLength
    } else if (this.#kept > KEPT_OF_TOO_LARGE) {
      this.#parts = [Buffer.concat(this.#parts).subarray(0, KEPT_OF_TOO_LARGE)]
      this.#kept = KEPT_OF_TOO_LARGE
    }
  }

  take(offset: number): Cut {
    const [first] = this.#parts
    const bytes = this.#parts.length === 1 && first !== undefined ? first : Buffer.concat(this.#parts, this.#kept)
    const cut = { bytes, offset, over: this.over }
    this.#parts = []
    this.#size = 0
    this.#kept = 0
    return cut
  }
}
