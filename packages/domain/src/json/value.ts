/**
 * A JSON number that a double cannot hold exactly (an integer beyond ±2^53, a long decimal, 1e400).
 * It keeps the digits as they stood in the text; `toJSON` is the digits as a string, so nothing is rounded silently.
 */
export class ExactNumber {
  readonly source: string
  constructor(source: string) {
    this.source = source
  }
  toString(): string {
    return this.source
  }
  toJSON(): string {
    return this.source
  }
}

export type JsonValue = null | boolean | number | string | ExactNumber | JsonValue[] | JsonObject
export interface JsonObject {
  [key: string]: JsonValue
}

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber)
