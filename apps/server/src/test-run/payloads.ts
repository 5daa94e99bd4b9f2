import { isJsonObject, type JsonObject, type JsonValue, stringifyJson } from '@halcyon/domain'
import { parseRedactPath, redactPayload } from '@halcyon/pipeline'

/** Characters of JSON text: one record's, and all of a run's together. What is larger is mapped and not sent back. */
const MAX_RECORD = 256 * 1024
const MAX_RUN = 4 * 1024 * 1024

/** Says of each record, in order, whether it still goes back. */
export function payloadBudget(): (payload: JsonValue) => boolean {
  let left = MAX_RUN
  return (payload) => {
    const size = stringifyJson(payload).length
    if (size > MAX_RECORD || size > left) return false
    left -= size
    return true
  }
}

/** As a capture under these runtime options would keep it. */
export function redactedBy(runtimes: readonly JsonObject[]): (payload: JsonValue) => JsonValue {
  const paths = runtimes.flatMap(redactPaths).map(parseRedactPath)
  const readable = paths.filter((path) => path !== null)
  return (payload) => redactPayload(payload, readable)
}

function redactPaths({ capture }: JsonObject): readonly string[] {
  if (!isJsonObject(capture) || !Array.isArray(capture.redact)) return []
  return capture.redact.filter((path) => typeof path === 'string')
}
