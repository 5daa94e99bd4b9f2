import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib'

export type InflateCode = 'unsupported_encoding' | 'inflated_too_large' | 'encoding_corrupt'

export class InflateError extends Error {
  readonly code: InflateCode
  constructor(code: InflateCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'InflateError'
    this.code = code
  }
}

/** 2^24 bytes of history: what a sender of web-sized bodies needs, and a ceiling for memory (RFC 8878, 3.1.1.1.2). */
export const ZSTD_WINDOW_LOG = 24

type Decoder = (bytes: Uint8Array, maxOutputLength: number) => Uint8Array

const gunzip: Decoder = (bytes, maxOutputLength) => gunzipSync(bytes, { maxOutputLength })

/** RFC 9110 means the zlib format; some senders leave its two header bytes out. */
const inflateEither: Decoder = (bytes, maxOutputLength) =>
  isZlib(bytes) ? inflateSync(bytes, { maxOutputLength }) : inflateRawSync(bytes, { maxOutputLength })

/** Whether these bytes begin as the zlib format does (RFC 1950, 2.2). */
export const isZlib = ([first = 0, second = 0]: Uint8Array): boolean =>
  (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0

const DECODERS: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ['identity', (bytes) => bytes],
  ['gzip', gunzip],
  ['x-gzip', gunzip],
  ['deflate', inflateEither],
  ['br', (bytes, maxOutputLength) => brotliDecompressSync(bytes, { maxOutputLength })],
  [
    'zstd',
    (bytes, maxOutputLength) =>
      zstdDecompressSync(bytes, { maxOutputLength, params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG } }),
  ],
])

/**
 * One layer of `Content-Encoding` (gzip, deflate, br, zstd, identity) off, at most `maxBytes` out; it stops at the limit, so that a
 * bomb costs no more memory than the limit.
 * @throws InflateError
 */
export function inflate(bytes: Uint8Array, encoding: string, maxBytes: number): Uint8Array {
  const decode = DECODERS.get(encoding.trim().toLowerCase())
  if (decode === undefined) throw unsupportedEncoding(encoding)
  try {
    return decode(bytes, maxBytes)
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new InflateError('inflated_too_large', `The body is larger than ${maxBytes} bytes when decompressed.`)
    }
    throw new InflateError('encoding_corrupt', `The body is not valid ${encoding}.`, { cause: error })
  }
}

export function unsupportedEncoding(encoding: string): InflateError {
  const asked = encoding.length > 40 ? `${encoding.slice(0, 40)}…` : encoding
  return new InflateError('unsupported_encoding', `Content-Encoding "${asked}" is not one of gzip, deflate, br, zstd.`)
}
