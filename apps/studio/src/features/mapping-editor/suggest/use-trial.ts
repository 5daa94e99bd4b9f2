import type { JsonValue } from '@halcyon/domain'
import { useCallback, useMemo, useState } from 'react'
import { type Draft, sessionMemoryOf, type UseDraft } from '../../draft/index.ts'
import type { Origin } from '../../suggestions/origin.ts'
import { maySuggest } from '../../suggestions/permissions.ts'

const memory = sessionMemoryOf('suggestion')

interface Tried {
  readonly base: JsonValue
  readonly mine: JsonValue
}

/** A change that is tried in this tab, by somebody who may not save it. */
export interface Trial {
  readonly origin: Origin
  /** What it began from: the draft as it was at the first edit. */
  readonly base: JsonValue
  readonly mapping: JsonValue
  readonly edit: (mapping: JsonValue) => void
  /** Sent, or given up: what was tried is gone. */
  readonly end: () => void
}

const remembered = (datasourceId: string | undefined): Tried | null => {
  const kept = datasourceId === undefined ? null : memory.read(datasourceId)
  return kept === null ? null : { base: kept.base.mapping, mine: kept.mine.mapping }
}

/** Null: one may edit, may not suggest, or tries nothing. What is tried survives a reload of the tab. */
export function useTrial(draft: UseDraft, origin: Origin | null, onOrigin: (none: null) => void): Trial | null {
  const ready = draft.status === 'ready' ? draft : null
  const [tried, setTried] = useState<{ readonly of: string; readonly what: Tried | null } | null>(null)
  const id = ready?.datasourceId
  const held = useMemo(() => (tried !== null && tried.of === id ? tried.what : remembered(id)), [tried, id])
  const edit = useCallback(
    (mine: JsonValue) => {
      if (ready === null) return
      const base = held?.base ?? ready.content.mapping
      setTried({ of: ready.datasourceId, what: { base, mine } })
      keep(ready, base, mine)
    },
    [ready, held],
  )
  if (ready === null || origin === null || !maySuggest(ready.datasource)) return null
  return {
    origin,
    base: held === null ? ready.content.mapping : held.base,
    mapping: held === null ? ready.content.mapping : held.mine,
    edit,
    end: () => {
      memory.forget(ready.datasourceId)
      setTried({ of: ready.datasourceId, what: null })
      onOrigin(null)
    },
  }
}

const keep = ({ datasourceId, etag, content }: Draft, base: JsonValue, mine: JsonValue): boolean =>
  memory.keep(datasourceId, { etag, base: { ...content, mapping: base }, mine: { ...content, mapping: mine } })
