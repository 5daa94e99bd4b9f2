import { type RefObject, useEffect, useRef } from 'react'
import type { EditorStore } from './store.ts'

/** Ctrl/⌘ Z and Shift with it, anywhere in the editor but in searches; the browser's own undo would not know the mapping. */
export function useUndoKeys(store: EditorStore): RefObject<HTMLDivElement | null> {
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      const { target } = event
      const inside = target === document.body || (target instanceof Node && root.current?.contains(target))
      if (!inside || (target instanceof Element && target.closest('[data-own-undo]') !== null)) return
      event.preventDefault()
      if (key === 'y' || event.shiftKey) store.getState().redo()
      else store.getState().undo()
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [store])
  return root
}
