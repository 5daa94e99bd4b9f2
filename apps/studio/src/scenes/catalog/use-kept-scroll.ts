import { type RefObject, useEffect, useRef } from 'react'

const keyOf = (address: string): string => `halcyon.catalog.scroll.${address}`

/** A list that draws only what is in view goes to its top once it knows its element: the place counts when it has held. */
const SETTLE_MS = 80
const MOST_TRIES = 25

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
    let [held, tries] = [0, 0]
    const timer = setInterval(() => {
      const scroller = scrollerOf(frame.current, top)
      if (top > 0 && scroller !== undefined) {
        if (Math.abs(scroller.scrollTop - top) < 2) held++
        else scroller.scrollTo({ top })
      }
      tries++
      if (top > 0 && held < 3 && tries < MOST_TRIES) return
      restored.current = address
      clearInterval(timer)
    }, SETTLE_MS)
    return () => clearInterval(timer)
  }, [frame, address, rows])
}

/** What scrolls, once it is long enough for the place. */
const scrollerOf = (frame: HTMLElement | null, top: number): HTMLElement | undefined =>
  [...(frame?.querySelectorAll<HTMLElement>('section') ?? [])].find(
    ({ scrollHeight, clientHeight }) => scrollHeight >= clientHeight + Math.max(1, top),
  )

function keptTop(address: string): number {
  const top = Number(sessionStorage.getItem(keyOf(address)) ?? 0)
  return Number.isFinite(top) ? top : 0
}
