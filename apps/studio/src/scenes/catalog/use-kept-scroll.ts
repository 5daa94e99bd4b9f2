import { type RefObject, useEffect, useRef } from 'react'

const keyOf = (address: string): string => `halcyon.catalog.scroll.${address}`

/** A list that draws only what is in view begins at its top once it knows its element. */
const SETTLE_MS = 80

/**
 * Where the list was scrolled to, kept for Back and reload and given back once there are rows enough. The list scrolls in an
 * element below `frame` when it is long; a short one scrolls with the page, which the router restores.
 */
export function useKeptScroll(frame: RefObject<HTMLElement | null>, address: string, rows: number): void {
  const restored = useRef<string | null>(null)
  useEffect(() => {
    const element = frame.current
    if (element === null) return
    const keep = (event: Event): void => {
      const { target } = event
      if (!(target instanceof HTMLElement) || restored.current !== address) return
      sessionStorage.setItem(keyOf(address), String(target.scrollTop))
    }
    // Scroll events do not bubble; they are caught on their way down.
    element.addEventListener('scroll', keep, { capture: true, passive: true })
    return () => element.removeEventListener('scroll', keep, { capture: true })
  }, [frame, address])
  useEffect(() => {
    if (restored.current === address || rows === 0) return
    const top = keptTop(address)
    const timer = setTimeout(() => {
      const scroller = [...(frame.current?.querySelectorAll<HTMLElement>('section') ?? [])].find(
        ({ scrollHeight, clientHeight }) => scrollHeight >= clientHeight + Math.max(1, top),
      )
      if (scroller === undefined && top > 0) return
      restored.current = address
      if (top > 0) scroller?.scrollTo({ top })
    }, SETTLE_MS)
    return () => clearTimeout(timer)
  }, [frame, address, rows])
}

function keptTop(address: string): number {
  const top = Number(sessionStorage.getItem(keyOf(address)) ?? 0)
  return Number.isFinite(top) ? top : 0
}
