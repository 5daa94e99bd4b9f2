import { brotliDecompressSync, constants, gunzipSync, zstdDecompressSync } from 'node:zlib'
import {
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  parquetMetadata,
  parquetReadObjects,
  parquetSchema,
  type RowGroup,
  type SchemaElement,
  type SchemaTree,
  snappyUncompress,
} from 'hyparquet'
import { KEPT_OF_TOO_LARGE } from '../column-text.ts'
import type { FaultCode, FromDecoder, OpenFile, Rows } from './protocol.ts'
import { jsonText, PARSERS, undoDecimals } from './row-json.ts'

export interface Ways {
  /** Bytes of the file. @param end exclusive */
  fetch(start: number, end: number): Promise<Uint8Array>
  /** For what takes as long as the file wants it to. */
  timed<T>(run: () => T | Promise<T>): Promise<T>
}

type Fault = Extract<FromDecoder, { kind: 'fault' }>

class FileFault extends Error {
  readonly code: FaultCode
  constructor(code: FaultCode, message: string) {
    super(message)
    this.code = code
  }
}

/** The rows of a file in pieces, a row group at a time; a fault ends them. */
export async function* rowsOfFile(file: OpenFile, ways: Ways): AsyncGenerator<Rows | Fault> {
  try {
    const metadata = await readMetadata(file, ways)
    const scales = undoDecimals(metadata)
    const schema = parquetSchema(metadata)
    let from = 0
    for (const group of metadata.row_groups) {
      const count = Number(group.num_rows)
      if (from + count > file.skip) {
        const rows = await readGroup(group, metadata, schema, file, ways)
        yield* pieces(rows, from, Math.max(0, file.skip - from), { schema, scales, file, ways })
      }
      from += count
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (error instanceof FileFault) yield { kind: 'fault', code: error.code, message }
    else {
      const about = message.slice(0, 300)
      yield { kind: 'fault', code: 'parquet_invalid', message: `The Parquet file cannot be read: ${about}.` }
    }
  }
}

const [MAGIC, TAIL_BYTES, FIRST_FETCH] = [0x31524150, 8, 512 * 1024]

/** Of its end: metadata, their length, the mark. */
async function readMetadata(file: OpenFile, { fetch, timed }: Ways): Promise<FileMetaData> {
  const { byteLength, maxRowGroupBytes, maxRecords } = file
  if (byteLength < TAIL_BYTES + 4) throw new Error('it is too short')
  if (maxRowGroupBytes < TAIL_BYTES) throw tooMuch(TAIL_BYTES, file)
  let tail = await fetch(Math.max(0, byteLength - Math.min(FIRST_FETCH, maxRowGroupBytes)), byteLength)
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength)
  if (view.getUint32(tail.byteLength - 4, true) !== MAGIC) throw new Error('it does not end as one')
  const needed = view.getUint32(tail.byteLength - TAIL_BYTES, true) + TAIL_BYTES
  if (needed > byteLength) throw new Error('its metadata are longer than it is')
  if (needed > maxRowGroupBytes) throw tooMuch(needed, file)
  if (needed > tail.byteLength) tail = await fetch(byteLength - needed, byteLength)
  const metadata = await timed(() => parquetMetadata(Uint8Array.from(tail).buffer, { geoparquet: false }))
  const rows = metadata.row_groups.map((group) => Number(group.num_rows))
  if (rows.some((count) => !Number.isSafeInteger(count) || count < 0))
    throw new Error('a row group has no count of rows')
  if (rows.reduce((sum, count) => sum + count, 0) > maxRecords)
    throw new FileFault('too_many_items', `The file has more than ${maxRecords} rows.`)
  return metadata
}

const tooMuch = (bytes: number, { maxRowGroupBytes }: OpenFile): FileFault =>
  new FileFault(
    'response_too_large',
    `A row group, or what describes them, has ${bytes} bytes, more than ${maxRowGroupBytes}.`,
  )

async function readGroup(
  group: RowGroup,
  metadata: FileMetaData,
  schema: SchemaTree,
  file: OpenFile,
  { fetch, timed }: Ways,
): Promise<readonly object[]> {
  assertColumns(group, schema)
  const { start, end } = spanOf(group, file)
  // As a whole before it is decoded: whose time it is, is clear then.
  const bytes = await fetch(start, end)
  const held: AsyncBuffer = {
    byteLength: file.byteLength,
    slice(from, to = end) {
      if (from < start || to > end) throw new Error('a column lies outside its row group')
      return Uint8Array.from(bytes.subarray(from - start, to - start)).buffer
    },
  }
  const rows = await timed(() =>
    parquetReadObjects({
      file: held,
      metadata: { ...metadata, num_rows: group.num_rows, row_groups: [group] },
      compressors: compressorsWithin(file.maxRowGroupBytes),
      parsers: PARSERS,
      utf8: false,
      geoparquet: false,
    }),
  )
  if (rows.length !== Number(group.num_rows)) throw new Error('a row group has fewer rows than it says')
  return rows
}

/** Where the columns of a row group lie. */
function spanOf({ columns }: RowGroup, file: OpenFile): { readonly start: number; readonly end: number } {
  let [start, end, size] = [file.byteLength, 0, 0]
  for (const { meta_data } of columns) {
    if (meta_data === undefined) throw new Error('a column has no metadata')
    const from = Number(meta_data.dictionary_page_offset || meta_data.data_page_offset)
    const stored = Number(meta_data.total_compressed_size)
    if (!(from >= 0 && stored >= 0 && from + stored <= file.byteLength))
      throw new Error('a column lies outside the file')
    start = Math.min(start, from)
    end = Math.max(end, from + stored)
    size += Math.max(stored, Number(meta_data.total_uncompressed_size))
  }
  if (size > file.maxRowGroupBytes) throw tooMuch(size, file)
  if (end - start > file.maxRowGroupBytes) throw tooMuch(end - start, file)
  return { start: Math.min(start, end), end }
}

/** Of columns that its schema has not, or has twice, the library would wait for no end. */
function assertColumns(group: RowGroup, schema: SchemaTree): void {
  const seen = new Set<string>()
  for (const { meta_data } of group.columns) {
    const path = meta_data?.path_in_schema ?? []
    const node = path.reduce<SchemaTree | undefined>(
      (at, name) => at?.children.find(({ element }) => element.name === name),
      schema,
    )
    const key = JSON.stringify(path)
    if (node === undefined || node.children.length > 0 || path.length === 0 || seen.has(key))
      throw new Error('a row group has a column that the schema has not')
    seen.add(key)
  }
}

/** LZO and LZ4 are not read. A page says how long it is: no longer than a row group may be. */
function compressorsWithin(most: number): Compressors {
  const within = (length: number): number => {
    if (length > most) throw new Error(`a page has ${length} bytes, more than ${most}`)
    return Math.max(1, length)
  }
  return {
    SNAPPY(input, length) {
      const output = new Uint8Array(length === 0 ? 0 : within(length))
      snappyUncompress(input, output)
      return output
    },
    GZIP: (input, length) => gunzipSync(input, { maxOutputLength: within(length) }),
    BROTLI: (input, length) => brotliDecompressSync(input, { maxOutputLength: within(length) }),
    ZSTD: (input, length) =>
      zstdDecompressSync(input, {
        maxOutputLength: within(length),
        params: { [constants.ZSTD_d_windowLogMax]: 27 },
      }),
  }
}

const PIECE_BYTES = 256 * 1024

interface RowWays {
  readonly schema: SchemaTree
  readonly scales: ReadonlyMap<SchemaElement, number>
  readonly file: OpenFile
  readonly ways: Ways
}

/** @param first number of the first of the rows; @param skip so many of them are left out */
async function* pieces(
  rows: readonly object[],
  first: number,
  skip: number,
  { schema, scales, file, ways }: RowWays,
): AsyncGenerator<Rows> {
  for (let at = skip; at < rows.length; ) {
    const piece = await ways.timed(() => {
      const [parts, ends, tooLarge]: [Buffer[], number[], number[]] = [[], [], []]
      let size = 0
      for (let i = at; i < rows.length && size < PIECE_BYTES; i++) {
        let part = Buffer.from(jsonText(rows[i], schema, scales))
        if (part.byteLength > file.maxRecordBytes) {
          tooLarge.push(i - at)
          part = part.subarray(0, KEPT_OF_TOO_LARGE)
        }
        parts.push(part)
        size += part.byteLength
        ends.push(size)
      }
      return { bytes: Buffer.concat(parts, size), ends: Uint32Array.from(ends), tooLarge }
    })
    yield { kind: 'rows', first: first + at, ...piece }
    at += piece.ends.length
  }
}
