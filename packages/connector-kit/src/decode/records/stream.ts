import { decodeUtf8, parseJson } from '@halcyon/domain'
import { malformed, malformedBy, type Piece } from '../piece.ts'
import { CsvReader, csvCutter } from './csv.ts'
import { JsonCutter } from './cut-json.ts'
import { lineCutter } from './cut-lines.ts'
import { XmlCutter } from './cut-xml.ts'
import type { Cut, Cutter } from './cutter.ts'
import { decompress, END_OF_FILE } from './decompress.ts'
import {
  type Compression,
  DECODE_LIMITS,
  type DecodedRecord,
  DecodeError,
  type DecodeLimits,
  type RecordFormat,
} from './format.ts'
import type { ByteRanges } from './parquet/read-parquet.ts'
import { parseRecordPath } from './record-path.ts'

export interface DecodeOptions {
  /** Default `auto`. */
  readonly compression?: Compression
  readonly limits?: Partial<DecodeLimits>
  /** So many records are passed over unread; they count. */
  readonly skip?: number
}

/**
 * Bytes that come in pieces → records, as soon as they are whole, those of a piece at once; no more than that and one record is held (of
 * Avro: one block; of Parquet: all bytes, up to `maxRowGroupBytes`; see `parquetRecords` for files whose parts can be asked for). What is
 * wrong with one record makes it malformed, and the rest goes on. The files of a zip archive are read one after the other.
 * @throws DecodeError when the bytes cannot be read on, after what came before; what the source throws
 */
export async function* recordChunks(
  source: AsyncIterable<Uint8Array>,
  format: RecordFormat,
  { compression = 'auto', limits: given, skip = 0 }: DecodeOptions = {},
): AsyncGenerator<readonly DecodedRecord[]> {
  const limits = { ...DECODE_LIMITS, ...given }
  const chunks = decompress(source, compression, limits)
  if (format.kind === 'parquet') {
    yield* parquetRecords(await inMemory(chunks, limits), limits, skip)
    return
  }
  if (format.kind === 'avro') {
    yield* (await import('../avro/container.ts')).readAvro(chunks, limits, skip)
    return
  }
  let row = 0
  let file: FileCutter | null = null
  const take = (cuts: readonly (Cut | DecodeError)[], from: FileCutter): Taken => {
    const records: DecodedRecord[] = []
    for (const cut of cuts) {
      if (cut instanceof DecodeError) return { records, end: cut }
      if (from.isHeader(cut)) continue
      if (row >= limits.maxRecords) {
        const message = `The content has more than ${limits.maxRecords} records.`
        return { records, end: new DecodeError('too_many_items', message) }
      }
      if (row >= skip) records.push({ ...from.read(cut), row, offset: from.base + cut.offset })
      row++
    }
    return { records, end: null }
  }
  for await (const chunk of chunks) {
    if (chunk !== END_OF_FILE) {
      file ??= new FileCutter(format, limits, await readerOf(format, limits))
      yield* givenOut(take(file.push(chunk), file))
    } else if (file !== null) {
      yield* givenOut(take(file.end(), file))
      file = null
    }
  }
  if (file !== null) yield* givenOut(take(file.end(), file))
}

/** The records of some bytes, and what ended them. */
interface Taken {
  readonly records: readonly DecodedRecord[]
  readonly end: DecodeError | null
}

function* givenOut({ records, end }: Taken): Generator<readonly DecodedRecord[]> {
  if (records.length > 0) yield records
  if (end !== null) throw end
}

/** As `recordChunks`, one by one. */
export async function* streamRecords(
  source: AsyncIterable<Uint8Array>,
  format: RecordFormat,
  options: DecodeOptions = {},
): AsyncGenerator<DecodedRecord> {
  for await (const records of recordChunks(source, format, options)) yield* records
}

/**
 * The rows of a Parquet file, a row group at a time: its end is read first, and what is not needed never. `bytes` of a record are its
 * JSON, `offset` is 0. @throws DecodeError; what `file` throws
 */
export async function* parquetRecords(
  file: ByteRanges,
  limits: DecodeLimits = DECODE_LIMITS,
  skip = 0,
): AsyncGenerator<readonly DecodedRecord[]> {
  yield* (await import('./parquet/read-parquet.ts')).readParquet(file, limits, skip)
}

/** All records of bytes that are there. @throws DecodeError */
export async function decodeRecords(
  bytes: Uint8Array,
  format: RecordFormat,
  options: DecodeOptions = {},
): Promise<DecodedRecord[]> {
  const records: DecodedRecord[] = []
  for await (const record of streamRecords(once(bytes), format, options)) records.push(record)
  return records
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (bytes.byteLength > 0) yield bytes
}

type CutFormat = Exclude<RecordFormat, { kind: 'parquet' | 'avro' }>
type Reader = CsvReader | ((cut: Cut) => Piece)

/** One file: how it is cut and how its records are read. */
class FileCutter {
  readonly #cutter: Cutter
  readonly #read: (cut: Cut) => Piece
  readonly #csv: CsvReader | null
  readonly #maxRecordBytes: number
  #begun = false
  /** Bytes of the byte order mark. */
  base = 0

  constructor(format: CutFormat, { maxRecordBytes }: DecodeLimits, read: Reader) {
    this.#maxRecordBytes = maxRecordBytes
    this.#cutter = cutterOf(format, maxRecordBytes)
    this.#csv = read instanceof CsvReader ? read : null
    this.#read = read instanceof CsvReader ? (cut) => read.read(cut) : read
  }

  push(chunk: Uint8Array): readonly (Cut | DecodeError)[] {
    if (this.#begun) return this.#cutter.push(chunk)
    this.#begun = true
    this.base = chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? 3 : 0
    return this.#cutter.push(chunk.subarray(this.base))
  }
  end(): readonly (Cut | DecodeError)[] {
    return this.#cutter.end()
  }
  isHeader(cut: Cut): boolean {
    return this.#csv?.isHeader(cut) ?? false
  }
  read(cut: Cut): Piece {
    if (!cut.over) return this.#read(cut)
    return malformed(cut.bytes, 'record_too_large', `The record is larger than ${this.#maxRecordBytes} bytes.`)
  }
}

/** The libraries are loaded when they are first needed: most threads never do. */
async function readerOf(format: CutFormat, { maxDepth }: DecodeLimits): Promise<Reader> {
  if (format.kind === 'csv') return new CsvReader(format)
  if (format.kind === 'text') return readLine
  if (format.kind === 'xml') return (await import('./read-xml.ts')).xmlReader(maxDepth)
  return (cut) => readJsonRecord(cut, maxDepth)
}

function cutterOf(format: CutFormat, maxRecordBytes: number): Cutter {
  switch (format.kind) {
    case 'csv':
      return csvCutter(format, maxRecordBytes)
    case 'xml':
      return new XmlCutter(format.element, maxRecordBytes)
    case 'json': {
      const path = parseRecordPath(format.path ?? '$')
      if (path === null) throw new DecodeError('path_invalid', `"${format.path}" is not a path to records.`)
      return new JsonCutter(path, maxRecordBytes)
    }
    default:
      return lineCutter(maxRecordBytes)
  }
}

function readJsonRecord({ bytes }: Cut, maxDepth: number): Piece {
  try {
    return { kind: 'value', value: parseJson(decodeUtf8(bytes), { maxDepth }), bytes, json: true }
  } catch (error) {
    return malformedBy(error, bytes)
  }
}

function readLine({ bytes }: Cut): Piece {
  try {
    return { kind: 'value', value: { message: decodeUtf8(bytes) }, bytes }
  } catch (error) {
    return malformedBy(error, bytes)
  }
}

async function inMemory(chunks: AsyncIterable<Uint8Array | null>, { maxRowGroupBytes }: DecodeLimits) {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    if (chunk === null) continue
    size += chunk.byteLength
    if (size > maxRowGroupBytes)
      throw new DecodeError('response_too_large', `The Parquet file has more than ${maxRowGroupBytes} bytes.`)
    parts.push(chunk)
  }
  const all = Buffer.concat(parts, size)
  return { byteLength: size, slice: async (start: number, end: number) => all.subarray(start, end) }
}
