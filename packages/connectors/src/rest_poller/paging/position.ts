import type { JsonObject, JsonValue } from '@halcyon/domain'

/** Which page: JSON, as it stands in a checkpoint. */
export type Position =
  | { readonly kind: 'first' }
  | { readonly kind: 'page'; readonly page: number }
  | { readonly kind: 'offset'; readonly offset: number }
  | { readonly kind: 'cursor'; readonly cursor: string }
  | { readonly kind: 'url'; readonly url: string }

export const FIRST: Position = { kind: 'first' }

export const positionKey = (position: Position): string => JSON.stringify(position)

export const positionJson = (position: Position): JsonObject => ({ ...position }) as JsonObject

/** Null when it is none: a checkpoint may have been set by hand. */
export function positionOf(value: JsonValue | undefined): Position | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const { kind, page, offset, cursor, url } = value as JsonObject
  if (kind === 'page' && typeof page === 'number') return { kind, page }
  if (kind === 'offset' && typeof offset === 'number') return { kind, offset }
  if (kind === 'cursor' && typeof cursor === 'string') return { kind, cursor }
  if (kind === 'url' && typeof url === 'string') return { kind, url }
  return kind === 'first' ? FIRST : null
}
