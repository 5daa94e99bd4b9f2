import { useSyncExternalStore } from 'react'

/** One timer for every age on the page. It rests while nobody looks. */
const listeners = new Set<() => void>()
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined

function tick(): void {
  now = Date.now()
  for (const listener of listeners) listener()
}

const start = (): void => {
  if (timer === undefined && listeners.size > 0 && !document.hidden) timer = setInterval(tick, 1_000)
}
const stop = (): void => {
  clearInterval(timer)
  timer = undefined
}
const onVisibility = (): void => {
  if (document.hidden) stop()
  else {
    tick()
    start()
  }
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = Date.now()
    document.addEventListener('visibilitychange', onVisibility)
  }
  listeners.add(listener)
  start()
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    stop()
    document.removeEventListener('visibilitychange', onVisibility)
  }
}

/** Without a running timer the time is read anew, at most once a second, so that a render sees one value. */
function present(): number {
  if (timer === undefined && Date.now() - now >= 1_000) now = Date.now()
  return now
}

/** What `read` says of the present second; the component renders again only when that changes. */
export const useClock = <T extends string | number | boolean>(read: (now: number) => T): T =>
  useSyncExternalStore(subscribe, () => read(present()))
