import type { RuntimeOptions } from '@halcyon/domain'

/** Pauses between attempts: each twice the one before, up to the longest; a share of each is random. */
export function backOff(random: () => number = Math.random) {
  let attempts = 0
  return {
    /** The next pause, milliseconds. */
    next({ initialMs, maxMs, jitter }: Pick<RuntimeOptions['retry'], 'initialMs' | 'maxMs' | 'jitter'>): number {
      const pause = Math.min(maxMs, initialMs * 2 ** attempts++)
      return pause * (1 - jitter * random())
    },
    succeeded(): void {
      attempts = 0
    },
  }
}
