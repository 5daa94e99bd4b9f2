/** Milliseconds within which an unchanged entity is not written again: the resolution of its `lastSeenAt`. */
export const ENTITY_RESOLUTION_MS = 1000
const MAX_MARKS = 20_000

interface Mention {
  readonly n: number
  readonly id: string
  readonly content: string
}

/**
 * Remembers which entities a feed has written lately, so that a host seen in every event is written once a second.
 * A mark is set only when its batch is committed, and not by an item that turned out to be a duplicate.
 */
export function entityMarks(now: () => number) {
  const marks = new Map<string, { content: string; at: number }>()
  const open = new Map<number, Mention[]>()
  return {
    /** True when the entity must be written; then it is noted as a mention of item `n` of this batch. */
    needed(batch: number, n: number, id: string, content: string): boolean {
      const mark = marks.get(id)
      if (mark !== undefined && mark.content === content && now() - mark.at < ENTITY_RESOLUTION_MS) return false
      const mentions = open.get(batch)
      if (mentions === undefined) open.set(batch, [{ n, id, content }])
      else mentions.push({ n, id, content })
      return true
    },
    /** Whether something of this batch hangs on its being committed. */
    open: (batch: number): boolean => open.has(batch),
    committed(batch: number, duplicates: readonly number[]): void {
      const mentions = open.get(batch)
      if (mentions === undefined) return
      open.delete(batch)
      if (marks.size > MAX_MARKS) marks.clear()
      const skipped = new Set(duplicates)
      const at = now()
      for (const { n, id, content } of mentions) if (!skipped.has(n)) marks.set(id, { content, at })
    },
    dropped(batch: number): void {
      open.delete(batch)
    },
  }
}
