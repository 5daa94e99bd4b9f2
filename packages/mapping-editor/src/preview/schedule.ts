import type { JsonValue } from '@halcyon/domain'
import type { PreparedPreview, PreviewOptions, SamplePreview } from './contract.ts'
import { previewSample } from './run.ts'

/** All samples, the one on the screen first; each `next` runs one. */
export function* previewSamples(
  prepared: PreparedPreview,
  samples: readonly JsonValue[],
  first: number,
  options: PreviewOptions = {},
): Generator<SamplePreview, void, undefined> {
  for (const index of [first, ...[...samples.keys()].filter((index) => index !== first)]) {
    const payload = samples[index]
    if (payload !== undefined) yield previewSample(prepared, payload, index, options)
  }
}

/**
 * Takes from the iterator while there is time, at least once. `remaining`: milliseconds left (`deadline.timeRemaining` of
 * requestIdleCallback). True when it is done; stop calling when the document has changed.
 */
export const runWhileIdle = <T>(
  iterator: Iterator<T, unknown, undefined>,
  remaining: () => number,
  take: (value: T) => void,
): boolean => {
  do {
    const next = iterator.next()
    if (next.done === true) return true
    take(next.value)
  } while (remaining() > 0)
  return false
}
