import { decodeUtf8, JsonError, type JsonObject, type JsonValue } from '@halcyon/domain'

const MAX_DEPTH = 16

/** A table of the protocol as JSON: times are RFC 3339, bytes are text or base64. */
export const tableOf = (table: object | undefined): JsonObject => objectOf(table ?? {}, 0)

const objectOf = (table: object, depth: number): JsonObject =>
  Object.fromEntries(Object.entries(table).map(([name, value]) => [name, fieldOf(value, depth + 1)]))

function fieldOf(value: unknown, depth: number): JsonValue {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (typeof value !== 'object' || depth > MAX_DEPTH) return null
  if (value instanceof Uint8Array) return textOf(value)
  if (Array.isArray(value)) return value.map((one) => fieldOf(one, depth + 1))
  return typedOf(value) ?? objectOf(value, depth)
}

/** What the client marks with its type in the field `!`. */
function typedOf(value: object): JsonValue | null {
  const { '!': type, value: inner } = value as { readonly '!'?: unknown; readonly value?: unknown }
  if (type === 'timestamp' && typeof inner === 'number') return timeOf(inner)
  if (type !== 'decimal' || typeof inner !== 'object' || inner === null) return null
  const { places, digits } = inner as { readonly places?: unknown; readonly digits?: unknown }
  return Number(digits) / 10 ** Number(places)
}

const MAX_SECONDS = 8_640_000_000_000

/** Seconds since 1970 as RFC 3339; what is no such time stays a number. */
export const timeOf = (seconds: number): string | number =>
  Math.abs(seconds) <= MAX_SECONDS ? new Date(seconds * 1000).toISOString() : seconds

function textOf(bytes: Uint8Array): string {
  try {
    return decodeUtf8(bytes)
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    return Buffer.from(bytes).toString('base64')
  }
}
