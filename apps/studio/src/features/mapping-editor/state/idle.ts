/** Calls `work` while the browser has time, after a pause, until it says it is done. Gives what ends it. */
export function whenIdle(pause: number, work: (remaining: () => number) => boolean): () => void {
  let over = false
  let asked = 0
  const supported = typeof requestIdleCallback === 'function'
  const next = (): void => {
    // Safari has no idle callback: short slices between tasks.
    if (supported) asked = requestIdleCallback((deadline) => go(() => deadline.timeRemaining()), { timeout: 1_000 })
    else {
      const until = performance.now() + 8
      asked = window.setTimeout(() => go(() => until - performance.now()), 0)
    }
  }
  const go = (remaining: () => number): void => {
    if (!over && !work(remaining)) next()
  }
  const timer = window.setTimeout(next, pause)
  return () => {
    over = true
    window.clearTimeout(timer)
    if (supported) cancelIdleCallback(asked)
    else window.clearTimeout(asked)
  }
}
