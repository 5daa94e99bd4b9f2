import { constants, crc32, inflateRawSync, zstdDecompressSync } from 'node:zlib'
import { snappyUncompress } from 'hyparquet'
import { bunzip2 } from '../records/bunzip2.ts'
import { rowRecord } from '../records/column-values.ts'
import { type Chunks, END_OF_FILE } from '../records/decompress.ts'
import { type DecodedRecord, DecodeError, type DecodeLimits } from '../records/format.ts'
import { AvroError, AvroInput } from './input.ts'
import { avroReaderAt } from './schema.ts'

const SYNC = 16
const MAX_HEADER = 4 * 1024 * 1024
/** Of a long. */
const MAX_LONG = 10

type Inflate = (data: Uint8Array, maxBytes: number) => Uint8Array | Promise<Uint8Array>

/**
 * The records of Avro object container files (Avro 1.12, "Object Container Files"), a block at a time; `bytes` of a record are its JSON,
 * `offset` is 0. @throws DecodeError `avro_invalid`, `response_too_large`, `content_ended_early`, `too_many_items`
 */
export async function* readAvro(
  chunks: Chunks,
  limits: DecodeLimits,
  skip: number,
): AsyncGenerator<readonly DecodedRecord[]> {
  const file = new Buffered(chunks)
  let row = 0
  while (await file.begins()) {
    const { read, inflate, sync } = await header(file, limits)
    while (await file.more()) {
      const count = await file.long()
      const size = await file.long()
      if (count < 0 || size < 0) throw invalid('a block has a size below zero')
      if (size > limits.maxRowGroupBytes) throw tooLarge(size, limits)
      if (row + count > limits.maxRecords)
        throw new DecodeError('too_many_items', `The content has more than ${limits.maxRecords} records.`)
      const data = await file.take(size)
      if (Buffer.compare(await file.take(SYNC), sync) !== 0) throw invalid('a block does not end where it says')
      if (row + count > skip) {
        const block = await inflate(data, limits.maxRowGroupBytes)
        for (const record of records(block, { count, row, skip }, read, limits)) yield [record]
      }
      row += count
    }
  }
}

function* records(
  block: Uint8Array,
  { count, row, skip }: { count: number; row: number; skip: number },
  read: ReturnType<typeof avroReaderAt>,
  limits: DecodeLimits,
): Generator<DecodedRecord> {
  let at = 0
  for (let i = 0; i < count; i++) {
    const { value, size } = guarded(() => read(block.subarray(at)))
    at += size
    if (row + i < skip) continue
    yield rowRecord(value, row + i, limits)
  }
  if (at !== block.byteLength) throw invalid('a block has bytes left over')
}

/** The head of a file: its schema, how its blocks are compressed, and what stands between them. */
async function header(file: Buffered, { maxDepth }: DecodeLimits) {
  const metadata = new Map<string, Uint8Array>()
  let size = 0
  const part = async (): Promise<Uint8Array> => {
    const length = await file.long()
    size += length
    if (length < 0 || size > MAX_HEADER) throw invalid('its head is too large')
    return file.take(length)
  }
  for (let count = await file.long(); count !== 0; count = await file.long()) {
    if (count < 0) await file.long()
    if (Math.abs(count) > 1000) throw invalid('its head is too large')
    for (let i = 0; i < Math.abs(count); i++) metadata.set(Buffer.from(await part()).toString('latin1'), await part())
  }
  const schema = metadata.get('avro.schema')
  if (schema === undefined) throw invalid('it has no schema')
  const codec = Buffer.from(metadata.get('avro.codec') ?? Buffer.from('null')).toString('latin1')
  const inflate = CODECS[codec]
  if (inflate === undefined)
    throw invalid(
      `its blocks are compressed with "${codec.slice(0, 40)}", which is not one of ${Object.keys(CODECS).join(', ')}`,
    )
  const read = guarded(() => avroReaderAt(Buffer.from(schema).toString('utf8'), maxDepth))
  return { read, inflate: inflated(inflate), sync: await file.take(SYNC) }
}

const CODECS: Readonly<Record<string, Inflate>> = {
  null: (data) => data,
  deflate: (data, maxOutputLength) => inflateRawSync(data, { maxOutputLength }),
  snappy: unsnapped,
  zstandard: (data, maxOutputLength) =>
    zstdDecompressSync(data, { maxOutputLength, params: { [constants.ZSTD_d_windowLogMax]: 27 } }),
  bzip2: async (data, maxBytes) => {
    const parts: Uint8Array[] = []
    let size = 0
    for await (const part of bunzip2([data])) {
      size += part.byteLength
      if (size > maxBytes) throw new RangeError('too large')
      parts.push(part)
    }
    return Buffer.concat(parts, size)
  },
}

/** Snappy, and the checksum of what it holds. */
function unsnapped(data: Uint8Array, maxBytes: number): Uint8Array {
  const end = data.byteLength - 4
  if (end < 1) throw invalid('a block ends early')
  const size = uncompressedSize(data)
  if (size > maxBytes) throw new RangeError('too large')
  const out = new Uint8Array(size)
  snappyUncompress(data.subarray(0, end), out)
  const sum = new DataView(data.buffer, data.byteOffset + end, 4).getUint32(0)
  if (crc32(out) !== sum) throw invalid('a block’s checksum is wrong')
  return out
}

/** What Snappy begins with: a number of seven bits a byte. */
function uncompressedSize(data: Uint8Array): number {
  let size = 0
  for (let i = 0; i < 5; i++) {
    const byte = data[i] ?? 0
    size += (byte & 0x7f) * 2 ** (7 * i)
    if (byte < 0x80) return size
  }
  throw invalid('a block cannot be decompressed')
}

/** A decompressor's own error says little; that a limit was met is told by its code. */
const inflated =
  (inflate: Inflate): Inflate =>
  async (data, maxBytes) => {
    try {
      return await inflate(data, maxBytes)
    } catch (error) {
      if (error instanceof DecodeError) throw error
      const { code } = error as { code?: unknown }
      if (code === 'ERR_BUFFER_TOO_LARGE' || (error instanceof RangeError && error.message === 'too large'))
        throw new DecodeError('response_too_large', `A block has more than ${maxBytes} bytes.`)
      throw invalid('a block cannot be decompressed')
    }
  }

const tooLarge = (size: number, limits: DecodeLimits) =>
  new DecodeError('response_too_large', `A block has ${size} bytes, more than ${limits.maxRowGroupBytes}.`)
const endedEarly = () => new DecodeError('content_ended_early', 'The Avro file ends in the middle.')
const invalid = (what: string) => new DecodeError('avro_invalid', `The Avro file cannot be read: ${what}.`)

function guarded<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof AvroError) throw invalid(error.message)
    throw error
  }
}

const MAGIC = Buffer.from('Obj\u0001', 'latin1')

/** Bytes of files that come in pieces, asked for by size. */
class Buffered {
  readonly #chunks: AsyncIterator<Uint8Array | typeof END_OF_FILE>
  #held: Uint8Array = new Uint8Array()
  /** Of the file under way. */
  #ended = false
  #done = false

  constructor(chunks: Chunks) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  /** Whether another file begins; it is as far as its magic. */
  async begins(): Promise<boolean> {
    this.#ended = false
    while (!this.#done && !(await this.more())) this.#ended = false
    if (this.#done && this.#held.byteLength === 0) return false
    if (Buffer.compare(await this.take(MAGIC.length), MAGIC) !== 0) throw invalid('it does not begin as one')
    return true
  }

  /** Whether the file goes on. */
  async more(): Promise<boolean> {
    await this.#fill(1)
    return this.#held.byteLength > 0
  }

  async take(size: number): Promise<Uint8Array> {
    await this.#fill(size)
    if (this.#held.byteLength < size) throw endedEarly()
    const taken = this.#held.subarray(0, size)
    this.#held = this.#held.subarray(size)
    return taken
  }

  async long(): Promise<number> {
    await this.#fill(MAX_LONG)
    const whole = this.#held.subarray(0, MAX_LONG).some((byte) => byte < 0x80)
    if (!whole && this.#held.byteLength < MAX_LONG) throw endedEarly()
    const input = new AvroInput(this.#held, 1)
    const value = guarded(() => input.size())
    this.#held = this.#held.subarray(input.at)
    return value
  }

  async #fill(size: number): Promise<void> {
    if (this.#held.byteLength >= size || this.#ended || this.#done) return
    const parts = [this.#held]
    let held = this.#held.byteLength
    while (held < size) {
      const next = await this.#chunks.next()
      this.#done = next.done === true
      this.#ended = next.done !== true && next.value === END_OF_FILE
      if (next.done === true || next.value === END_OF_FILE) break
      parts.push(next.value)
      held += next.value.byteLength
    }
    this.#held = Buffer.concat(parts, held)
  }
}
