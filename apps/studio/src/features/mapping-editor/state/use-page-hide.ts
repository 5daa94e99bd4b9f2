import { useEffect, useRef } from 'react'

/** Runs when the page goes, before the draft is kept for a reload: takes over what is typed and not yet an edit. */
export function usePageHide(run: () => void): void {
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    const onHide = (): void => latest.current()
    // Captured: it comes before what keeps the draft.
    window.addEventListener('pagehide', onHide, { capture: true })
    return () => window.removeEventListener('pagehide', onHide, { capture: true })
  }, [])
}
