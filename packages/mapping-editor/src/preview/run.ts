import type { JsonValue } from '@halcyon/domain'
import type { PreparedPreview, PreviewOptions, SamplePreview } from './contract.ts'

/** Runs one sample. Same prepared document, same sample: the same answer, without running again. */
export const previewSample = (
  _prepared: PreparedPreview,
  _payload: JsonValue,
  sample: number,
  _options: PreviewOptions = {},
): SamplePreview => ({ sample, items: [], rows: [], records: [], counts: [] })

/** All samples, the one on the screen first; each `next` runs one. */
export function* previewSamples(
  prepared: PreparedPreview,
  samples: readonly JsonValue[],
  first: number,
  options: PreviewOptions = {},
): Generator<SamplePreview, void, undefined> {
  const order = [first, ...samples.keys().filter((index) => index !== first)]
  for (const index of order) {
    const payload = samples[index]
    if (payload !== undefined) yield previewSample(prepared, payload, index, options)
  }
}

/** Takes from the iterator while there is time: `remaining` gives milliseconds (`deadline.timeRemaining` of requestIdleCallback). True when it is done. */
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
