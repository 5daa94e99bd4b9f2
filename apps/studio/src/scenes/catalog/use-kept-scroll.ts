import { type RefObject, useEffect, useRef } from 'react'

const KEY = 'halcyon.catalog.scroll'

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
      sessionStorage.setItem(KEY, JSON.stringify([address, target.scrollTop]))
    }
    // Scroll events do not bubble; they are caught on their way down.
    element.addEventListener('scroll', keep, { capture: true, passive: true })
    return () => element.removeEventListener('scroll', keep, { capture: true })
  }, [frame, address])
  useEffect(() => {
    if (restored.current === address || rows === 0) return
    const top = keptTop(address)
    const scroller = [...(frame.current?.querySelectorAll<HTMLElement>('section') ?? [])].find(
      ({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + Math.max(0, top - 1),
    )
    if (scroller === undefined && top > 0) return
    restored.current = address
    if (top > 0) scroller?.scrollTo({ top })
  }, [frame, address, rows])
}

function keptTop(address: string): number {
  try {
    const [of, top] = JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as [unknown, unknown]
    return of === address && typeof top === 'number' ? top : 0
  } catch {
    return 0
  }
}
