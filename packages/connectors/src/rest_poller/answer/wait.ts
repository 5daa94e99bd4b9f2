import { setTimeout as sleep } from 'node:timers/promises'

/** Rejects with the signal's reason when that aborts before. */
export async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  if (milliseconds <= 0) return
  try {
    await sleep(milliseconds, undefined, { signal })
  } catch (error) {
    throw signal.aborted ? signal.reason : error
  }
}

/** Doubling from `first`, at most `most`, half of it random: many feeds do not come back at once. */
export function pause(failures: number, first: number, most: number): number {
  const full = Math.min(most, first * 2 ** failures)
  return full / 2 + Math.random() * (full / 2)
}
