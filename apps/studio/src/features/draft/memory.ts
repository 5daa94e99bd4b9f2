import { type DraftContent, readContent, writeContent } from './content.ts'

/** Edits that were not saved when the page went: what they are, and what they began from. */
export interface KeptEdits {
  readonly etag: string
  readonly base: DraftContent
  readonly mine: DraftContent
}

export interface EditMemory {
  read(datasourceId: string): KeptEdits | null
  /** False when there is no room. */
  keep(datasourceId: string, edits: KeptEdits): boolean
  forget(datasourceId: string): void
}

/** What edits began from stays the same while one types. */
const texts = new WeakMap<DraftContent, string>()
const textOf = (content: DraftContent): string => {
  const text = texts.get(content) ?? writeContent(content)
  texts.set(content, text)
  return text
}

/** Kept for this tab under `what`: a reload finds them, another tab does not. */
export function sessionMemoryOf(what: 'draft' | 'suggestion'): EditMemory {
  const keyOf = (datasourceId: string): string => `halcyon.${what}.${datasourceId}`
  return {
    read(id) {
      const text = sessionStorage.getItem(keyOf(id))
      if (text === null) return null
      try {
        const { etag, base, mine } = JSON.parse(text) as { etag: string; base: string; mine: string }
        return { etag, base: readContent(base), mine: readContent(mine) }
      } catch {
        return null
      }
    },
    keep(id, { etag, base, mine }) {
      try {
        sessionStorage.setItem(keyOf(id), JSON.stringify({ etag, base: textOf(base), mine: textOf(mine) }))
        return true
      } catch {
        return false
      }
    },
    forget: (id) => sessionStorage.removeItem(keyOf(id)),
  }
}
