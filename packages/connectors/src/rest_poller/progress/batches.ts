import type { PullBatch, PullPage, TimeWindow } from '@halcyon/connector-kit'
import { checkpointOf, type Standing } from './checkpoint.ts'

/** A page that was read, and where its partition stands after it. */
export interface Step {
  readonly partition: string
  /** Null: nothing came, and yet something is known now. */
  readonly page: PullPage | null
  readonly standing: Standing
  readonly window?: TimeWindow
}

/** Bytes of pages that wait for others. */
const MAX_BYTES = 8 * 1024 * 1024
/** Milliseconds a page waits for others. */
const MAX_WAIT_MS = 1000

/** Pages together, up to about so many items. What was read before a failure is given out before it is thrown. */
export async function* inBatches(
  steps: AsyncIterable<Step>,
  maxItems: number,
  now: () => number,
): AsyncGenerator<PullBatch> {
  let pages: PullPage[] = []
  let standings = new Map<string, Standing>()
  let window: TimeWindow | undefined
  let [items, bytes, since] = [0, 0, now()]
  const full = (): boolean =>
    items >= maxItems ||
    bytes >= MAX_BYTES ||
    now() - since >= MAX_WAIT_MS ||
    (window !== undefined && window.more !== true)
  const take = (): PullBatch => {
    const checkpoints = [...standings].map(([partition, standing]) => ({ partition, value: checkpointOf(standing) }))
    const batch = { pages, checkpoints, ...(window === undefined ? {} : { window }) }
    pages = []
    standings = new Map()
    window = undefined
    items = 0
    bytes = 0
    return batch
  }
  const last: { error: unknown; thrown: boolean } = { error: null, thrown: false }
  const iterator = steps[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await iterator.next().catch((error: unknown) => {
        last.error = error
        last.thrown = true
        return null
      })
      if (next === null || next.done === true) break
      const { partition, page, standing, window: of } = next.value
      if (standings.size === 0) since = now()
      standings.set(partition, standing)
      if (of !== undefined) window = of
      if (page !== null) {
        pages.push(page)
        items += page.items.length
        bytes += page.body.byteLength
      }
      if (full()) yield take()
    }
    if (standings.size > 0) yield take()
    if (last.thrown) throw last.error
  } finally {
    await iterator.return?.(undefined)
  }
}
