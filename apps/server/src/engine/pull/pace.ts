import { setTimeout as sleep } from 'node:timers/promises'
import type { ceiling } from '../../runtime/admission.ts'
import type { tokenBucket } from '../../runtime/rate-limit.ts'

/** Records a second; null = none. */
export type Limit = ReturnType<typeof ceiling>

/** Waits as long as so many items may take; the limit is asked again after at most a second, since a person may lift it. */
export async function slow(
  bucket: ReturnType<typeof tokenBucket>,
  limitNow: () => Limit,
  items: number,
  stopped: AbortSignal,
): Promise<void> {
  let limit = limitNow()
  if (limit === null) return
  let waitMs = bucket.take(limit.rate, limit.burst)
  bucket.charge(items - 1)
  while (waitMs > 0 && (await wait(Math.min(waitMs, 1000), stopped))) {
    limit = limitNow()
    if (limit === null) return
    waitMs = bucket.take(limit.rate, limit.burst)
  }
}

/** False when it was stopped meanwhile. */
export const wait = (milliseconds: number, signal: AbortSignal): Promise<boolean> =>
  sleep(milliseconds, true, { signal }).catch(() => false)
