/** What a page's own clocks say: its largest paint, its interactions, its long tasks, its heap. */
import type { CDPSession, Page } from 'playwright-core'

interface Observed {
  lcp: number
  /** Milliseconds from an interaction to the paint that shows it. */
  interactions: number[]
  tasks: number[]
}

declare global {
  interface Window {
    observed: Observed
  }
}

/** From the next document on. */
export const observe = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const observed: Observed = { lcp: Number.NaN, interactions: [], tasks: [] }
    window.observed = observed
    const watch = (type: string, hear: (entry: PerformanceEntry) => void, options = {}): void =>
      new PerformanceObserver((list) => list.getEntries().forEach(hear)).observe({ type, buffered: true, ...options })
    watch('largest-contentful-paint', ({ startTime }) => {
      observed.lcp = startTime
    })
    watch('longtask', ({ duration }) => observed.tasks.push(duration))
    watch(
      'event',
      (entry) => {
        if ((entry as PerformanceEventTiming).interactionId) observed.interactions.push(entry.duration)
      },
      { durationThreshold: 16 },
    )
  })

/** What was seen until now; the interactions and tasks are forgotten. */
export const seen = (page: Page): Promise<Observed> =>
  page.evaluate(async () => {
    // The entries of an interaction come after the paint that ends it.
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 100)))
    const { lcp, interactions, tasks } = window.observed
    return { lcp, interactions: interactions.splice(0), tasks: tasks.splice(0) }
  })

export const throttle = (session: CDPSession, rate: number): Promise<unknown> =>
  session.send('Emulation.setCPUThrottlingRate', { rate })

/** Megabytes held once what is garbage is gone. */
export async function heapMb(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / 1e6
}

/** Interactions below the browser's threshold are not told: at least that much is assumed. */
export const worst = (values: readonly number[]): number => Math.max(16, ...values)
