const COUNT = 24
const LOWEST_MS = 1
const HIGHEST_MS = 60_000

/**
 * Upper bounds, in ms, of the buckets of `latency.buckets`: 24, evenly spaced on a log scale from 1 ms to 60 s. A bucket counts
 * what took longer than the bound before and at most its own; one more bucket at the end counts what took longer than all.
 */
export const LATENCY_BOUNDS_MS: readonly number[] = Array.from({ length: COUNT }, (_, index) =>
  Number((LOWEST_MS * (HIGHEST_MS / LOWEST_MS) ** (index / (COUNT - 1))).toPrecision(4)),
)

/** Which bucket counts this latency. */
export function latencyBucket(ms: number): number {
  let low = 0
  let high = COUNT
  while (low < high) {
    const middle = (low + high) >> 1
    if (ms <= (LATENCY_BOUNDS_MS[middle] ?? HIGHEST_MS)) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * The latency, in ms, that this share (0 to 1) of the counted stayed within, evenly spread inside a bucket; past the last bound
 * it is the last bound. Null when nothing was counted.
 */
export function latencyQuantile(buckets: readonly number[], share: number): number | null {
  const total = buckets.reduce((sum, count) => sum + count, 0)
  if (total === 0) return null
  let below = 0
  for (const [index, count] of buckets.entries()) {
    if (count > 0 && below + count >= share * total) {
      const low = LATENCY_BOUNDS_MS[index - 1] ?? 0
      const high = LATENCY_BOUNDS_MS[index] ?? HIGHEST_MS
      return Number((low + ((high - low) * (share * total - below)) / count).toPrecision(4))
    }
    below += count
  }
  return HIGHEST_MS
}
