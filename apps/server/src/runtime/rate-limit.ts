/** A token bucket. `rate` is a second's tokens, `burst` what it holds; both may change while it runs. */
export function tokenBucket(now: () => number) {
  let tokens: number | null = null
  let last = now()
  return {
    /** Takes one token; else the milliseconds until there is one. */
    take(rate: number, burst: number): number {
      const at = now()
      tokens = Math.min(burst, (tokens ?? burst) + ((at - last) / 1000) * rate)
      last = at
      if (tokens >= 1) {
        tokens -= 1
        return 0
      }
      return Math.max(1, Math.ceil(((1 - tokens) / rate) * 1000))
    },
    /** Takes what is already there, however many: what comes next waits until they are made up for. */
    charge(count: number): void {
      if (tokens !== null) tokens -= count
    },
  }
}
