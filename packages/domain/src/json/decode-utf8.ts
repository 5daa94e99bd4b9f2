import { JsonError } from './error.ts'

/** Stateless between calls: `stream` is never set. */
const decoder = new TextDecoder('utf-8', { fatal: true })

/**
 * Bytes as text; a leading byte order mark is removed (RFC 8259 §8.1 lets a reader ignore it).
 * @throws JsonError `utf8_invalid`; nothing is replaced by U+FFFD.
 */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes)
  } catch {
    throw new JsonError('utf8_invalid', 'The bytes are not UTF-8')
  }
}
