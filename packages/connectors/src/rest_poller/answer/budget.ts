import { milliseconds } from '../request/time.ts'
import type { Settings } from '../settings.ts'

export interface Budget {
  /** Counts one request; answers the milliseconds to wait before it is made. */
  take(now: number): number
}

/** What this feed may ask in a time. It counts from when the feed's worker began. */
export function budgetOf(limits: Settings['limits']['budget']): Budget {
  if (limits === null) return { take: () => 0 }
  const per = milliseconds(limits.per)
  return limits.kind === 'fixed' ? fixed(limits.requests, per) : moving(limits.requests, per)
}

/** So many in each stretch of the clock; what is asked beyond it goes into the next ones. */
function fixed(requests: number, per: number): Budget {
  let stretch = 0
  let used = 0
  return {
    take(now) {
      const current = Math.floor(now / per)
      if (current > stretch) {
        used = 0
        stretch = current
      }
      if (used >= requests) {
        stretch++
        used = 0
      }
      used++
      return Math.max(0, stretch * per - now)
    },
  }
}

/** The request so many before must be `per` ago. A ring of their times. */
function moving(requests: number, per: number): Budget {
  const times: number[] = []
  let next = 0
  return {
    take(now) {
      const before = times[next]
      const at = before === undefined ? now : Math.max(now, before + per)
      times[next] = at
      next = (next + 1) % requests
      return at - now
    },
  }
}
