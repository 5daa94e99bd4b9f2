import { pipeline, Readable, type Transform } from 'node:stream'
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib'
import { type Compression, DecodeError, type DecodeLimits } from './format.ts'

/** Between two files of an archive. */
export const END_OF_FILE = null
export type Chunks = AsyncIterable<Uint8Array | typeof END_OF_FILE>

/** As for bodies: a ceiling for memory (RFC 8878, 3.1.1.1.2), here wide enough for what `zstd --long` makes. */
const ZSTD_WINDOW_LOG = 27
const CHUNK = { chunkSize: 64 * 1024 }

const INFLATERS: Readonly<Record<'gzip' | 'zstd' | 'br' | 'deflate' | 'deflate raw', () => Transform>> = {
  gzip: () => createGunzip(CHUNK),
  zstd: () => createZstdDecompress({ ...CHUNK, params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG } }),
  br: () => createBrotliDecompress(CHUNK),
  deflate: () => createInflate(CHUNK),
  'deflate raw': () => createInflateRaw(CHUNK),
}

/** @throws DecodeError `too_large`, `inflated_too_large`, `encoding_corrupt`, `content_ended_early`, `unsupported_encoding` */
export async function* decompress(
  source: AsyncIterable<Uint8Array>,
  compression: Compression,
  limits: DecodeLimits,
): Chunks {
  const input = withHead(bounded(source, limits.maxBytes, 'too_large'))
  const head = await input.head
  const kind = compression === 'auto' ? detect(head) : compression
  if (kind === 'none') yield* bounded(input.all, limits.maxInflatedBytes, 'inflated_too_large')
  else if (kind === 'zip') {
    const { unzip } = await import('./unzip.ts')
    yield* bounded(unzip(input.all), limits.maxInflatedBytes, 'inflated_too_large')
  } else if (kind === 'bzip2') {
    const { bunzip2 } = await import('./bunzip2.ts')
    yield* bounded(bunzip2(input.all), limits.maxInflatedBytes, 'inflated_too_large')
  } else {
    const inflater = kind === 'deflate' && !isZlib(head) ? 'deflate raw' : kind
    yield* bounded(inflate(input.all, inflater), limits.maxInflatedBytes, 'inflated_too_large')
  }
}

const startsWith = (head: Uint8Array, ...bytes: readonly number[]): boolean =>
  bytes.every((byte, at) => head[at] === byte)
const isZlib = ([first = 0, second = 0]: Uint8Array): boolean =>
  (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0

/** By the first bytes. */
function detect(head: Uint8Array): Exclude<Compression, 'auto'> {
  if (startsWith(head, 0x1f, 0x8b)) return 'gzip'
  if (startsWith(head, 0x28, 0xb5, 0x2f, 0xfd)) return 'zstd'
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04)) return 'zip'
  // Of the beginnings zlib has, those that are no text.
  if (head[0] === 0x78 && (head[1] === 0x9c || head[1] === 0xda || head[1] === 0x01)) return 'deflate'
  if (startsWith(head, 0x42, 0x5a, 0x68) && startsWith(head.subarray(4), 0x31, 0x41, 0x59, 0x26, 0x53, 0x59))
    return 'bzip2'
  return 'none'
}

async function* bounded<T extends Uint8Array | null>(
  source: AsyncIterable<T>,
  max: number,
  code: 'too_large' | 'inflated_too_large',
): AsyncGenerator<T> {
  let size = 0
  for await (const chunk of source) {
    size += chunk?.byteLength ?? 0
    if (size > max)
      throw new DecodeError(
        code,
        `The content is larger than ${max} bytes${code === 'too_large' ? '' : ' when decompressed'}.`,
      )
    yield chunk
  }
}

const HEAD = 10

/** The first bytes, and all of them. */
function withHead(source: AsyncGenerator<Uint8Array>): { head: Promise<Uint8Array>; all: AsyncGenerator<Uint8Array> } {
  const first: Uint8Array[] = []
  const head = (async () => {
    let size = 0
    while (size < HEAD) {
      const next = await source.next()
      if (next.done === true) break
      first.push(next.value)
      size += next.value.byteLength
    }
    return Buffer.concat(first).subarray(0, HEAD)
  })()
  const all = (async function* () {
    await head
    try {
      yield* first
      yield* source
    } finally {
      await source.return(undefined)
    }
  })()
  return { head, all }
}

async function* inflate(source: AsyncIterable<Uint8Array>, kind: keyof typeof INFLATERS): AsyncGenerator<Uint8Array> {
  let sourceFailed: { readonly error: unknown } | null = null
  const watched = async function* () {
    try {
      yield* source
    } catch (error) {
      sourceFailed = { error }
      throw error
    }
  }
  const inflater = INFLATERS[kind]()
  // What goes wrong is heard by whoever reads.
  pipeline(Readable.from(watched(), { objectMode: false }), inflater, () => {})
  try {
    for await (const chunk of inflater) yield chunk as Uint8Array
  } catch (error) {
    const failed = sourceFailed as { readonly error: unknown } | null
    if (failed !== null) throw failed.error
    if (error instanceof DecodeError) throw error
    const { message } = error as Error
    if (/unexpected end/i.test(message))
      throw new DecodeError('content_ended_early', `The ${kind} content ends early.`, { cause: error })
    throw new DecodeError('encoding_corrupt', `The content is not valid ${kind}: ${message}.`, { cause: error })
  } finally {
    inflater.destroy()
  }
}
