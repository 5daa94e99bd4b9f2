import { pipeline, Readable } from 'node:stream'
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib'
import { InflateError, isZlib, unsupportedEncoding, ZSTD_WINDOW_LOG } from './inflate.ts'

type Decoder = ReturnType<typeof createGunzip | typeof createBrotliDecompress | typeof createZstdDecompress>

/** By the encoding's name; `first` is what the body begins with. Null: it is not encoded at all. */
function decoderOf(encoding: string, first: Uint8Array): Decoder | null {
  switch (encoding.trim().toLowerCase()) {
    case 'identity':
      return null
    case 'gzip':
    case 'x-gzip':
      return createGunzip()
    case 'deflate':
      return isZlib(first) ? createInflate() : createInflateRaw()
    case 'br':
      return createBrotliDecompress()
    case 'zstd':
      return createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG } })
    default:
      throw unsupportedEncoding(encoding)
  }
}

/**
 * Takes one layer of `Content-Encoding` off as the bytes come; whoever reads counts them, since a bomb is met in pieces.
 * @throws InflateError; what the source throws comes through as it is
 */
export async function* inflateStream(source: Readable, encoding: string): AsyncGenerator<Uint8Array> {
  const pieces = source[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>
  const first = await pieces.next()
  if (first.done === true) return
  const decoder = decoderOf(encoding, first.value)
  const whole = rest(first.value, pieces)
  if (decoder === null) {
    yield* whole
    return
  }
  // Whichever of them ends early takes the other with it.
  pipeline(Readable.from(whole), decoder, () => {})
  try {
    yield* decoder as AsyncIterable<Uint8Array>
  } catch (error) {
    if (error === source.errored) throw error
    throw new InflateError('encoding_corrupt', `The body is not valid ${encoding}.`, { cause: error })
  }
}

async function* rest(first: Uint8Array, pieces: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first
  yield* { [Symbol.asyncIterator]: () => pieces }
}
