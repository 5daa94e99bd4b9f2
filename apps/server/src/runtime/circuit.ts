export type CircuitState = 'closed' | 'open' | 'half_open'

export interface CircuitOptions {
  /** Failures within `windowMs` that open it. */
  readonly failures: number
  readonly windowMs: number
  readonly cooldownMs: number
}

/** A circuit breaker: closed → open after so many failures in a window → half open after the cool-down → closed on success. */
export function circuit(options: CircuitOptions, now: () => number) {
  let failures: number[] = []
  let openedAt: number | null = null
  let probing = false
  const state = (): CircuitState =>
    openedAt === null ? 'closed' : now() - openedAt < options.cooldownMs ? 'open' : 'half_open'
  return {
    state,
    /** Milliseconds to wait; 0 = go. Half open lets one through at a time. */
    waitMs(): number {
      const current = state()
      if (current === 'closed') return 0
      if (current === 'half_open' && !probing) {
        probing = true
        return 0
      }
      return openedAt === null ? 0 : Math.max(1, options.cooldownMs - (now() - openedAt))
    },
    succeeded(): void {
      if (openedAt === null && failures.length === 0) return
      failures = []
      openedAt = null
      probing = false
    },
    failed(): void {
      const at = now()
      failures = failures.filter((time) => at - time < options.windowMs)
      failures.push(at)
      if (probing || failures.length >= options.failures) openedAt = at
      probing = false
    },
  }
}
