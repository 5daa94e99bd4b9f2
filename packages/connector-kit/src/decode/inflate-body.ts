import { RefuseRequest } from '../errors.ts'
import { InflateError, inflate } from './inflate.ts'
import { type MalformedItem, malformed } from './piece.ts'

/**
 * A received body without its `Content-Encoding`; a stream that does not decompress is a malformed item, not an error.
 * @throws RefuseRequest 415 `unsupported_encoding` (also more than one layer), 413 `inflated_too_large`
 */
export function inflateBody(
  body: Uint8Array,
  encoding: string | undefined,
  maxBytes: number,
): Uint8Array | MalformedItem {
  if (encoding === undefined || encoding === '') return body
  try {
    return inflate(body, encoding, maxBytes)
  } catch (error) {
    if (!(error instanceof InflateError)) throw error
    if (error.code === 'encoding_corrupt') return malformed(body, error.code, error.message)
    throw new RefuseRequest(error.code === 'unsupported_encoding' ? 415 : 413, error.code, error.message)
  }
}
