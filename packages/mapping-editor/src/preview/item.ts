/** One item of a payload: where it and its blocks' elements stand. */
import type { JsonValue } from '@halcyon/domain'
import type { BlockView } from '../document/contract.ts'
import { type Located, locate, parseSimplePath } from '../source/path.ts'

export interface PlacedItem {
  readonly index: number
  readonly value: JsonValue
  /** As a path of the payload; null when the split path is too involved to tell. */
  readonly path: string | null
  /** A block's element by its number; undefined when its list's path is too involved, or there is no such element. */
  element(block: BlockView, element: number): Located | undefined
}

/** The items of a payload with their places. `values`: what the mapping's split gave. */
export const placeItems = (
  payload: JsonValue,
  split: string | null,
  values: readonly JsonValue[],
): readonly PlacedItem[] => {
  const steps = split === null ? [] : parseSimplePath(split)?.steps
  const located = steps === undefined ? [] : locate(steps, payload)
  const told = located.length === values.length
  return values.map((value, index) => placed(index, value, told ? (located[index]?.path ?? null) : null))
}

const placed = (index: number, value: JsonValue, path: string | null): PlacedItem => {
  const elements = new Map<string, readonly Located[]>()
  return {
    index,
    value,
    path,
    element: ({ each }, element) => {
      if (each === null) return undefined
      const known = elements.get(each)
      if (known !== undefined) return known[element]
      const steps = parseSimplePath(each)?.steps
      const found = steps === undefined ? [] : locate(steps, value)
      elements.set(each, found)
      return found[element]
    },
  }
}

/** A path of the item as one of the payload. */
export const inPayload = (item: PlacedItem, path: string): string | null =>
  item.path === null ? null : item.path + path.slice(1)
