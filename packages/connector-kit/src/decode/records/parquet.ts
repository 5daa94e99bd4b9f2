import { brotliDecompressSync, constants, gunzipSync, zstdDecompressSync } from 'node:zlib'
import {
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
  parquetSchema,
  type SchemaTree,
} from 'hyparquet'
import { rowRecord } from './column-values.ts'
import { type DecodedRecord, DecodeError, type DecodeLimits } from './format.ts'
import { PARSERS, toJson, undoDecimals } from './parquet-values.ts'

/** A file any part of which can be asked for. */
export interface ByteRanges {
  readonly byteLength: number
  /** @param end exclusive */
  slice(start: number, end: number): Promise<Uint8Array>
}

/** Snappy is the library's own; LZO and LZ4 are not read. */
const COMPRESSORS: Compressors = {
  GZIP: (input, length) => gunzipSync(input, { maxOutputLength: Math.max(1, length) }),
  BROTLI: (input, length) => brotliDecompressSync(input, { maxOutputLength: Math.max(1, length) }),
  ZSTD: (input, length) =>
    zstdDecompressSync(input, {
      maxOutputLength: Math.max(1, length),
      params: { [constants.ZSTD_d_windowLogMax]: 27 },
    }),
}

/** As `streamParquet`. */
export async function* readParquet(
  file: ByteRanges,
  limits: DecodeLimits,
  skip: number,
): AsyncGenerator<DecodedRecord> {
  const buffer = asyncBuffer(file, limits)
  const metadata = await parsed(() => parquetMetadataAsync(buffer, { geoparquet: false }))
  if (Number(metadata.num_rows) > limits.maxRecords)
    throw new DecodeError('too_many_items', `The file has more than ${limits.maxRecords} rows.`)
  const scales = undoDecimals(metadata)
  const schema = parquetSchema(metadata)
  let rowStart = 0
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows)
    if (rowEnd > skip) {
      assertGroup(group, limits)
      assertColumns(group, schema)
      const rows = await parsed(() =>
        parquetReadObjects({
          file: buffer,
          metadata,
          rowStart,
          rowEnd,
          compressors: COMPRESSORS,
          parsers: PARSERS,
          utf8: false,
          geoparquet: false,
        }),
      )
      if (rows.length !== rowEnd - rowStart)
        throw new DecodeError('parquet_invalid', 'A row group has fewer rows than it says.')
      for (let at = Math.max(0, skip - rowStart); at < rows.length; at++) {
        yield rowRecord(toJson(rows[at], schema, scales), rowStart + at, limits)
      }
    }
    rowStart = rowEnd
  }
}

function assertGroup(group: FileMetaData['row_groups'][number], limits: DecodeLimits): void {
  const sizes = group.columns.map(({ meta_data }) =>
    Math.max(Number(meta_data?.total_uncompressed_size ?? 0), Number(meta_data?.total_compressed_size ?? 0)),
  )
  const size = sizes.reduce((sum, one) => sum + one, 0)
  if (size > limits.maxRowGroupBytes)
    throw new DecodeError('response_too_large', `A row group has ${size} bytes, more than ${limits.maxRowGroupBytes}.`)
}

/** Of columns that its schema has not, or has twice, the library would wait for no end, and their failures would be nobody's. */
function assertColumns(group: FileMetaData['row_groups'][number], schema: SchemaTree): void {
  const seen = new Set<string>()
  for (const { meta_data } of group.columns) {
    const path = meta_data?.path_in_schema ?? []
    const node = path.reduce<SchemaTree | undefined>(
      (at, name) => at?.children.find(({ element }) => element.name === name),
      schema,
    )
    const key = JSON.stringify(path)
    if (node === undefined || node.children.length > 0 || path.length === 0 || seen.has(key))
      throw new DecodeError('parquet_invalid', 'A row group has a column that the schema has not.')
    seen.add(key)
  }
}

function asyncBuffer(file: ByteRanges, limits: DecodeLimits): AsyncBuffer {
  return {
    byteLength: file.byteLength,
    slice: async (start, end = file.byteLength) => {
      if (end - start > limits.maxRowGroupBytes)
        throw new DecodeError(
          'response_too_large',
          `The file asks for ${end - start} bytes at once, more than ${limits.maxRowGroupBytes}.`,
        )
      return Uint8Array.from(await file.slice(start, end)).buffer
    },
  }
}

/** The library throws plain errors, all about the file; what the file's source throws stays as it is. */
async function parsed<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof Error) || !OF_THE_LIBRARY.has(error.constructor)) throw error
    throw new DecodeError('parquet_invalid', `The Parquet file cannot be read: ${error.message.slice(0, 300)}.`, {
      cause: error,
    })
  }
}

const OF_THE_LIBRARY: ReadonlySet<unknown> = new Set([Error, RangeError, TypeError, SyntaxError])
