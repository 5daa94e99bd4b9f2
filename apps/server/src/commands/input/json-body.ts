import { decodeUtf8, isStorable, JsonError, type JsonValue, Problem, parseJson } from '@halcyon/domain'

/**
 * A body not read yet: whether it is JSON is asked after 401, 404 and 403. Empty = an object without fields, so that a call whose
 * fields are all optional needs no body.
 */
export class JsonBody {
  readonly bytes: Uint8Array
  private parsed: { readonly value: JsonValue } | undefined

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  /** @throws Problem `json_invalid`, `json_too_deep`, `utf8_invalid`, with the place; `text_not_storable`. */
  read(): JsonValue {
    this.parsed ??= { value: parse(this.bytes) }
    return this.parsed.value
  }

  /** The value, or undefined when it is not JSON. */
  peek(): unknown {
    try {
      return this.read()
    } catch (error) {
      if (error instanceof Problem) return undefined
      throw error
    }
  }
}

function parse(bytes: Uint8Array): JsonValue {
  if (bytes.length === 0) return {}
  const value = decode(bytes)
  if (!isStorable(value)) throw new Problem('text_not_storable', 'Text may not have U+0000 or half of a surrogate pair')
  return value
}

function decode(bytes: Uint8Array): JsonValue {
  try {
    return parseJson(decodeUtf8(bytes))
  } catch (error) {
    if (error instanceof JsonError) throw new Problem(error.code, error.message)
    throw error
  }
}
