import { type RefObject, useLayoutEffect, useState } from 'react'
import { roomOf } from './feed-columns.tsx'

/** The width, in steps, that the columns of a list go by. Measured before it is first seen: else its rows would be drawn twice. */
export function useRoom(frame: RefObject<HTMLElement | null>): number {
  const [room, setRoom] = useState(0)
  useLayoutEffect(() => {
    const element = frame.current
    if (element === null) return
    const measure = (): void => setRoom(roomOf(element.clientWidth))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame])
  return room
}
