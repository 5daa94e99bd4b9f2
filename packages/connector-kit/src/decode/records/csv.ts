import { decodeUtf8, type JsonValue } from '@halcyon/domain'
import { malformed, malformedBy, type Piece } from '../piece.ts'
import { type Cut, type Cutter, HeldBytes } from './cutter.ts'
import { type CsvFormat, DecodeError } from './format.ts'

const [LF, CR] = [0x0a, 0x0d]

/** Where in a row a byte stands. `closed`: after the closing quote. */
type Place = 'field start' | 'unquoted' | 'quoted' | 'closed'

/** Rows; a quoted field may hold the ends of lines. Blank rows and comments count for nothing. */
export function csvCutter(format: CsvFormat, maxRecordBytes: number): Cutter {
  const delimiter = byteOf(format.delimiter ?? ',')
  const quote = byteOf(format.quote ?? '"')
  const comment = byteOf(format.comment ?? '')
  const held = new HeldBytes(maxRecordBytes)
  let place: Place = 'field start'
  let offset = 0

  const take = (out: Cut[], ending: number): void => {
    const { size } = held
    const cut = held.take(offset)
    offset += size + ending
    place = 'field start'
    const { bytes } = cut
    const row = bytes.at(-1) === CR ? { ...cut, bytes: bytes.subarray(0, -1) } : cut
    if (row.bytes.length > 0 && row.bytes[0] !== comment) out.push(row)
  }

  const after = (byte: number): Place => {
    if (place === 'quoted') return byte === quote ? 'closed' : 'quoted'
    if (byte === quote && place !== 'unquoted') return 'quoted'
    return byte === delimiter ? 'field start' : 'unquoted'
  }

  /** To the quote that closes the field, or doubles itself. */
  const skipQuoted = (chunk: Uint8Array, at: number): number => {
    const found = chunk.indexOf(quote, at)
    return found === -1 ? chunk.length : found
  }

  return {
    push(chunk) {
      const out: Cut[] = []
      let from = 0
      for (let at = 0; at < chunk.length; at++) {
        if (place === 'quoted' && held.size + at - from <= maxRecordBytes) at = skipQuoted(chunk, at)
        if (at >= chunk.length) break
        const byte = chunk[at] ?? 0
        if (byte === LF && (place !== 'quoted' || held.size + at - from > maxRecordBytes)) {
          held.add(chunk.subarray(from, at))
          take(out, 1)
          from = at + 1
        } else {
          place = after(byte)
        }
      }
      held.add(chunk.subarray(from))
      return out
    },
    end() {
      const out: Cut[] = []
      if (held.size > 0) take(out, 0)
      return out
    },
  }
}

const byteOf = (character: string): number => (character === '' ? -1 : character.charCodeAt(0))

/** Rows as objects by the names of the columns. */
export class CsvReader {
  readonly #format: CsvFormat
  #columns: readonly string[] | null
  #headerDue: boolean

  constructor(format: CsvFormat) {
    this.#format = format
    this.#headerDue = format.header ?? true
    this.#columns = format.columns ?? null
  }

  /** True where the row names the columns and is no record. @throws DecodeError */
  isHeader({ bytes }: Cut): boolean {
    if (!this.#headerDue) return false
    this.#headerDue = false
    this.#columns ??= this.#names(bytes)
    return true
  }

  read({ bytes }: Cut): Piece {
    let fields: readonly string[]
    try {
      fields = splitRow(decodeUtf8(bytes), this.#format)
    } catch (error) {
      if (error instanceof RowError) return malformed(bytes, 'csv_invalid', error.message)
      return malformedBy(error, bytes)
    }
    const columns = this.#columns ?? fields.map((_, index) => `column${index + 1}`)
    if (fields.length !== columns.length) {
      const message = `The row has ${fields.length} fields where ${columns.length} columns are named.`
      return malformed(bytes, 'csv_invalid', message)
    }
    // fromEntries defines own properties, so a column named __proto__ stays one.
    const value: JsonValue = Object.fromEntries(columns.map((name, index) => [name, fields[index] ?? '']))
    return { kind: 'value', value, bytes }
  }

  #names(bytes: Uint8Array): readonly string[] {
    let names: readonly string[]
    try {
      names = splitRow(decodeUtf8(bytes), this.#format)
    } catch (error) {
      throw new DecodeError('csv_invalid', `The row of column names cannot be read: ${(error as Error).message}`)
    }
    const twice = names.find((name, index) => names.indexOf(name) !== index)
    if (twice !== undefined) throw new DecodeError('csv_invalid', `Two columns are named "${twice.slice(0, 100)}".`)
    return names
  }
}

class RowError extends Error {}

/** The fields of one row, without its end. @throws RowError */
function splitRow(text: string, { delimiter = ',', quote = '"' }: CsvFormat): string[] {
  const fields: string[] = []
  for (let at = 0; ; at++) {
    if (quote !== '' && text[at] === quote) {
      const { field, end } = quotedField(text, at + 1, quote)
      if (end < text.length && text[end] !== delimiter)
        throw new RowError(`Field ${fields.length + 1} goes on after its closing quote.`)
      fields.push(field)
      at = end
    } else {
      const found = text.indexOf(delimiter, at)
      const end = found === -1 ? text.length : found
      fields.push(text.slice(at, end))
      at = end
    }
    if (at >= text.length) return fields
  }
}

function quotedField(text: string, start: number, quote: string): { field: string; end: number } {
  let field = ''
  for (let from = start; ; ) {
    const at = text.indexOf(quote, from)
    if (at === -1) throw new RowError('A quoted field has no closing quote.')
    field += text.slice(from, at)
    if (text[at + 1] !== quote) return { field, end: at + 1 }
    field += quote
    from = at + 2
  }
}
