import { ARRAY_HEAD, type EncodedRows, EPOCH_MS, JSONB_VERSION, NO_ROWS, TYPE_IDS } from './format.ts'
import type { ColumnType, ColumnValues, Layout, RowOf, RowOwner } from './layout.ts'

const utf8 = new TextEncoder()
/** Bytes a column of fixed size takes at most, with its head. */
const CELL = 24
/** Up to this length a text is copied here: calling the encoder costs more. */
const SHORT_TEXT = 48
const TWO_32 = 2 ** 32
const DASH = 45

/** A hexadecimal digit by its character code. */
const NIBBLES = Uint8Array.from({ length: 128 }, (_, code) => Number.parseInt(String.fromCharCode(code), 16) || 0)

type Columns = readonly (readonly [name: string, type: ColumnType])[]

/**
 * Rows of one layout → the bytes PostgreSQL reads them from. Rows are added one by one; `take` gives what has gathered.
 * @param owner columns that are the same in every row; they are the layout's first
 */
export class RowEncoder<L extends Layout> {
  readonly #columns: Columns
  /** A row's start: its length, to be filled in, the number of columns, and the owner's. */
  readonly #head: Uint8Array
  readonly #room: number
  #bytes = new Uint8Array(1024)
  #view = new DataView(this.#bytes.buffer)
  #at = 0
  #count = 0

  constructor(layout: L, owner: Partial<RowOwner> = {}) {
    const columns: Columns = Object.entries(layout)
    const owned = Object.keys(owner).length
    this.#columns = columns.slice(owned)
    this.#room = (columns.length + 1) * CELL
    this.#int(0)
    this.#int(columns.length)
    for (const [name, type] of columns.slice(0, owned)) this.#cell(type, owner[name as keyof RowOwner])
    this.#head = this.#bytes.slice(0, this.#at)
    this.#at = 0
  }

  get count(): number {
    return this.#count
  }

  add(row: RowOf<L>): void {
    this.#need(0)
    const start = this.#at
    this.#bytes.set(this.#head, start)
    this.#at += this.#head.length
    for (let i = 0; i < this.#columns.length; i++) {
      const column = this.#columns[i]
      if (column !== undefined) this.#cell(column[1], row[column[0]])
    }
    this.#view.setInt32(start, this.#at - start - 4)
    this.#count++
  }

  /** The rows so far, in memory of their own; starts anew. */
  take(): EncodedRows {
    if (this.#count === 0) {
      this.#at = 0
      return NO_ROWS
    }
    const rows = { count: this.#count, bytes: this.#bytes.slice(0, this.#at) }
    this.#at = 0
    this.#count = 0
    return rows
  }

  /** Room for so many bytes more, and a whole row of what is of fixed size. */
  #need(more: number): void {
    const needed = this.#at + more + this.#room
    if (needed <= this.#bytes.length) return
    const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2))
    larger.set(this.#bytes.subarray(0, this.#at))
    this.#bytes = larger
    this.#view = new DataView(larger.buffer)
  }

  #cell(type: ColumnType, value: unknown): void {
    this.#int(TYPE_IDS[type])
    if (value === undefined || value === null) {
      this.#int(-1)
      return
    }
    const lengthAt = this.#at
    this.#at += 4
    this.#value(type, value)
    this.#view.setInt32(lengthAt, this.#at - lengthAt - 4)
  }

  #value(type: ColumnType, value: unknown): void {
    switch (type) {
      case 'uuid':
        this.#uuid(value as ColumnValues['uuid'])
        break
      case 'text':
        this.#text(value as ColumnValues['text'])
        break
      case 'int':
        this.#int(value as ColumnValues['int'])
        break
      case 'time':
        this.#time(value as ColumnValues['time'])
        break
      case 'json':
        this.#bytes[this.#at++] = JSONB_VERSION
        this.#text(JSON.stringify(value))
        break
      case 'uuids':
        this.#uuids(value as ColumnValues['uuids'])
        break
      case 'hex':
        this.#hex(value as ColumnValues['hex'])
        break
      case 'bigint':
        this.#bigint(value as ColumnValues['bigint'])
        break
      case 'bytes':
        this.#raw(value as ColumnValues['bytes'])
        break
    }
  }

  #int(value: number): void {
    this.#view.setInt32(this.#at, value)
    this.#at += 4
  }

  #bigint(value: number): void {
    const high = Math.floor(value / TWO_32)
    this.#view.setInt32(this.#at, high)
    this.#view.setUint32(this.#at + 4, value - high * TWO_32)
    this.#at += 8
  }

  /** As microseconds, which from the year 2285 on are more than a number holds. */
  #time(value: number): void {
    const microseconds = (value - EPOCH_MS) * 1000
    if (Number.isSafeInteger(microseconds)) this.#bigint(microseconds)
    else {
      this.#view.setBigInt64(this.#at, BigInt(value - EPOCH_MS) * 1000n)
      this.#at += 8
    }
  }

  #uuid(value: string): void {
    const bytes = this.#bytes
    let at = this.#at
    for (let i = 0; i < 36; i += 2) {
      if (value.charCodeAt(i) === DASH) i++
      bytes[at++] = ((NIBBLES[value.charCodeAt(i)] ?? 0) << 4) | (NIBBLES[value.charCodeAt(i + 1)] ?? 0)
    }
    this.#at = at
  }

  #uuids(values: readonly string[]): void {
    this.#need(ARRAY_HEAD + values.length * 20)
    this.#int(values.length === 0 ? 0 : 1)
    this.#int(0)
    this.#int(TYPE_IDS.uuid)
    if (values.length === 0) return
    this.#int(values.length)
    this.#int(1)
    for (const value of values) {
      this.#int(16)
      this.#uuid(value)
    }
  }

  #hex(value: string): void {
    this.#need(value.length / 2)
    for (let i = 0; i < value.length; i += 2)
      this.#bytes[this.#at++] = ((NIBBLES[value.charCodeAt(i)] ?? 0) << 4) | (NIBBLES[value.charCodeAt(i + 1)] ?? 0)
  }

  #text(value: string): void {
    this.#need(value.length * 3)
    if (value.length > SHORT_TEXT || !this.#ascii(value))
      this.#at += utf8.encodeInto(value, this.#bytes.subarray(this.#at)).written
  }

  /** False, and nothing written, when it is not all ASCII. */
  #ascii(value: string): boolean {
    const at = this.#at
    for (let i = 0; i < value.length; i++) {
      const code = value.charCodeAt(i)
      if (code > 127) return false
      this.#bytes[at + i] = code
    }
    this.#at = at + value.length
    return true
  }

  #raw(value: Uint8Array): void {
    this.#need(value.length)
    this.#bytes.set(value, this.#at)
    this.#at += value.length
  }
}

/** A few rows at once. */
export function encodeRows<L extends Layout>(layout: L, rows: readonly RowOf<L>[]): EncodedRows {
  const encoder = new RowEncoder(layout)
  for (const row of rows) encoder.add(row)
  return encoder.take()
}
