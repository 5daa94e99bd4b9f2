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
  /** When the one that is let through went; null: none is under way. */
  let probedAt: number | null = null
  const state = (): CircuitState =>
    openedAt === null ? 'closed' : now() - openedAt < options.cooldownMs ? 'open' : 'half_open'
  return {
    state,
    /** Milliseconds to wait; 0 = go. Half open lets one through at a time; one that is never heard of again counts for a cool-down. */
    waitMs(): number {
      const current = state()
      if (current === 'closed') return 0
      const since = current === 'half_open' ? probedAt : openedAt
      const waitMs = since === null ? 0 : options.cooldownMs - (now() - since)
      if (current === 'half_open' && waitMs <= 0) {
        probedAt = now()
        return 0
      }
      return Math.max(1, waitMs)
    },
    succeeded(): void {
      if (openedAt === null && failures.length === 0) return
      failures = []
      openedAt = null
      probedAt = null
    },
    failed(): void {
      const at = now()
      failures = failures.filter((time) => at - time < options.windowMs)
      failures.push(at)
      if (probedAt !== null || failures.length >= options.failures) openedAt = at
      probedAt = null
    },
  }
}
