import { constants, gunzipSync, zstdDecompressSync } from 'node:zlib'
import { compressionsAlgorithms, UnsupportedCompressionError } from '@platformatic/kafka'

/** What one batch of a producer may become; more than the largest that a broker takes with default settings, a hundredfold. */
const MAX_BYTES = 128 * 1024 * 1024
/** 2^27 bytes of history: what producers may use (RFC 8878, 3.1.1.1.2). */
const ZSTD_WINDOW_LOG = 27
const LZ4_MAGIC = 0x184d2204

let bounded = false

/** The library decompresses whatever comes, however large it gets; here it stops. */
export function boundDecompression(): void {
  if (bounded) return
  bounded = true
  const { gzip, zstd, lz4, snappy } = compressionsAlgorithms as Readonly<
    Record<'gzip' | 'zstd' | 'lz4' | 'snappy', { decompressSync: (data: Compressed) => Buffer }>
  >
  const [lz4Decompress, snappyDecompress] = [lz4.decompressSync, snappy.decompressSync]
  gzip.decompressSync = (data) => gunzipSync(bytesOf(data), { maxOutputLength: MAX_BYTES })
  zstd.decompressSync = (data) =>
    zstdDecompressSync(bytesOf(data), {
      maxOutputLength: MAX_BYTES,
      params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG },
    })
  lz4.decompressSync = (data) => lz4Decompress(within(bytesOf(data), lz4Size))
  snappy.decompressSync = (data) => snappyDecompress(within(bytesOf(data), snappySize))
}

type Compressed = Parameters<(typeof compressionsAlgorithms)['gzip']['decompressSync']>[0]

const bytesOf = (data: Compressed): Buffer => (Buffer.isBuffer(data) ? data : data.buffer)

function within(data: Buffer, sizeOf: (data: Buffer) => number): Buffer {
  if (sizeOf(data) > MAX_BYTES)
    throw new UnsupportedCompressionError(`A batch of records would become more than ${MAX_BYTES} bytes.`)
  return data
}

/** Most bytes that a frame's blocks can become (LZ4 frame format 1.6.1). */
export function lz4Size(data: Buffer): number {
  if (data.length < 7 || data.readUInt32LE(0) !== LZ4_MAGIC) return 0
  const flags = data.readUInt8(4)
  const blockMax = 1 << (8 + 2 * ((data.readUInt8(5) >> 4) & 0x7))
  let at = 7 + ((flags & 0x08) === 0 ? 0 : 8) + ((flags & 0x01) === 0 ? 0 : 4)
  let size = 0
  while (at + 4 <= data.length) {
    const block = data.readUInt32LE(at)
    if (block === 0) break
    const length = block & 0x7fffffff
    size += block >>> 31 === 1 ? length : blockMax
    at += 4 + length + ((flags & 0x10) === 0 ? 0 : 4)
  }
  return size
}

const XERIAL = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00])

/** What the blocks say they become, bare or in the frame of Java's producers. */
export function snappySize(data: Buffer): number {
  if (!data.subarray(0, XERIAL.length).equals(XERIAL)) return varint(data, 0)
  let size = 0
  for (let at = 16; at + 4 <= data.length; ) {
    size += varint(data, at + 4)
    at += 4 + data.readUInt32BE(at)
  }
  return size
}

function varint(data: Buffer, from: number): number {
  let value = 0
  for (let i = 0; i < 5; i++) {
    const byte = data[from + i] ?? 0
    value += (byte & 0x7f) * 2 ** (7 * i)
    if (byte < 0x80) break
  }
  return value
}
