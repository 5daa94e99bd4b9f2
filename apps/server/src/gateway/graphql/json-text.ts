import { JsonError, type JsonValue, Problem, parseJson, stringifyJson } from '@halcyon/domain'

/** A value as JSON text, every digit kept; an absent one is null. */
export const jsonText = (value: unknown): string | null =>
  value === undefined ? null : stringifyJson(value as JsonValue)

/** The same for a value that is there. */
export const textOfJson = (value: unknown): string => stringifyJson(value as JsonValue)

/** @throws Problem `json_invalid` or `json_too_deep`, with the place in `errors` */
export function parseJsonText(text: string, path: string): JsonValue {
  try {
    return parseJson(text)
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    throw new Problem(error.code, error.message, [{ path, code: error.code, message: error.message }])
  }
}
