import { decodeUtf8, type JsonValue, parseJson } from '@halcyon/domain'

/** An answer's body as JSON; null for what is none. */
export function answerJson(body: Uint8Array): JsonValue {
  try {
    return parseJson(decodeUtf8(body))
  } catch {
    return null
  }
}
