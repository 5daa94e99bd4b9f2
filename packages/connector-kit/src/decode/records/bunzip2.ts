import bitIterator from 'unbzip2-stream/lib/bit_iterator.js'
import bzip2 from 'unbzip2-stream/lib/bzip2.js'
import { DecodeError } from './format.ts'

/** The library's block decoder; its stream keeps each byte of a block as a number, which for a bomb is hundreds of megabytes. */
type Bits = ReturnType<typeof bitIterator>

const PIECE = 64 * 1024

/** Compressed bytes that a block of `level` × 100 kB may take, and what stands before it. */
const mostOfBlock = (level: number): number => 25_000 + 100_000 * level

/**
 * bzip2 (also several streams, one after the other), block by block: besides the input's pieces it holds one block, at most 900 kB
 * before and 47 MB after its runs are written out. @throws DecodeError `encoding_corrupt`, `content_ended_early`
 */
export async function* bunzip2(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const queue: Uint8Array[] = []
  let received = 0
  let ended = false
  let blocks: BlockReader | null = null
  const next = (): Uint8Array => {
    const bytes = queue.shift()
    if (bytes !== undefined) return bytes
    throw new DecodeError('content_ended_early', 'The bzip2 content ends early.')
  }
  const due = ({ bytesRead, level }: BlockReader): boolean => {
    const left = received - bytesRead
    return ended ? left > 0 : left > mostOfBlock(level)
  }
  for await (const chunk of source) {
    if (chunk.byteLength === 0) continue
    queue.push(chunk)
    received += chunk.byteLength
    blocks ??= new BlockReader(next)
    while (due(blocks)) yield* blocks.read()
  }
  ended = true
  if (blocks === null) return
  while (due(blocks)) yield* blocks.read()
  if (blocks.level > 0) throw new DecodeError('content_ended_early', 'The bzip2 content ends early.')
}

/** Reads what comes next: the head of a stream, a block, or a stream's end. */
class BlockReader {
  readonly #bits: Bits
  /** Of the stream under way, 1 to 9; 0 between two streams. */
  level = 0
  #crc: number | null = 0
  #buffer = new Int32Array(0)

  constructor(next: () => Uint8Array) {
    this.#bits = bitIterator(next)
  }

  get bytesRead(): number {
    return this.#bits.bytesRead
  }

  read(): readonly Uint8Array[] {
    try {
      return this.level === 0 ? this.#head() : this.#block()
    } catch (error) {
      if (error instanceof DecodeError) throw error
      throw new DecodeError('encoding_corrupt', 'The content is not valid bzip2.', { cause: error })
    }
  }

  #head(): readonly Uint8Array[] {
    this.level = bzip2.header(this.#bits)
    this.#crc = 0
    if (this.#buffer.length < 100_000 * this.level) this.#buffer = new Int32Array(100_000 * this.level)
    return []
  }

  #block(): readonly Uint8Array[] {
    const out = new Pieces()
    this.#crc = bzip2.decompress(this.#bits, out.add, this.#buffer, 100_000 * this.level, this.#crc)
    if (this.#crc === null) this.level = 0
    return out.all()
  }
}

/** Bytes that come one by one. */
class Pieces {
  readonly #full: Uint8Array[] = []
  #piece = new Uint8Array(PIECE)
  #size = 0

  readonly add = (byte: number): void => {
    if (this.#size === PIECE) {
      this.#full.push(this.#piece)
      this.#piece = new Uint8Array(PIECE)
      this.#size = 0
    }
    this.#piece[this.#size++] = byte
  }

  all(): readonly Uint8Array[] {
    return this.#size === 0 ? this.#full : [...this.#full, this.#piece.subarray(0, this.#size)]
  }
}
