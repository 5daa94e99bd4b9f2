import type { JsonValue } from '@halcyon/domain'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createEditorStore, type EditorStore } from './store.ts'
import { usePageHide } from './use-page-hide.ts'

const NOTHING: JsonValue = { outputs: [] }

/** Typing goes out after so many milliseconds, not at every key: whoever holds the document draws a page from it. */
const TELL_MS = 250

interface EditorDocument {
  readonly document: JsonValue
  readonly onChange: (document: JsonValue) => void
  readonly readOnly: boolean
}

/** The document goes out as it is edited; one that comes in from elsewhere becomes a step that undo can take back. */
export function useEditorDocument({ document, onChange, readOnly }: EditorDocument): EditorStore {
  const [store] = useState(() => createEditorStore(document ?? NOTHING, readOnly))
  const told = useRef(document)
  const planned = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const tell = useRef(() => {})
  tell.current = () => {
    clearTimeout(planned.current)
    planned.current = undefined
    const { document: now } = store.getState().history
    if (now === told.current || (told.current === null && store.getState().history.past.length === 0)) return
    told.current = now
    onChange(now)
  }
  // In the layout phase: what is typed goes out before those who hold the draft let go of it.
  useLayoutEffect(() => {
    const unsubscribe = store.subscribe(({ history }, before) => {
      if (history === before.history) return
      const typing = history.document !== before.history.document && history.past.at(-1)?.patch.coalesce !== undefined
      if (!typing) tell.current()
      else planned.current ??= setTimeout(() => tell.current(), TELL_MS)
    })
    return () => {
      unsubscribe()
      if (planned.current !== undefined) tell.current()
    }
  }, [store])
  usePageHide(() => tell.current())
  useEffect(() => {
    if (document === told.current) return
    told.current = document
    store.getState().take(document ?? NOTHING, 'Take what was saved elsewhere')
  }, [store, document])
  useEffect(() => store.getState().set({ readOnly }), [store, readOnly])
  return store
}
