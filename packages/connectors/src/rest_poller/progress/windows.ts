import type { TimeWindow } from '@halcyon/connector-kit'
import { instantOf, milliseconds, startOf, textOf } from '../request/time.ts'
import type { AnyIncrementalSettings, IncrementalSettings } from '../settings.ts'

/** Epoch ms, from inclusive, to exclusive. */
export interface Span {
  readonly from: number
  readonly to: number
}

const SECOND = 1000
/** Beyond this nothing is halved. */
export const SMALLEST_MS = SECOND

/** What is to be read now: from where it stands to now, without the lag; null = nothing yet. Whole seconds. */
export function due(windows: IncrementalSettings<'window'>, until: string | undefined, now: number): Span | null {
  const to = Math.floor((now - milliseconds(windows.lag)) / SECOND) * SECOND
  if (until === undefined) {
    const from = Math.floor(startOf(windows.start, to).epochMilliseconds / SECOND) * SECOND
    return to <= from ? null : { from, to }
  }
  const stood = Date.parse(until)
  const from = stood - milliseconds(windows.lookback)
  return to < stood || to <= from ? null : { from, to }
}

/** The windows a range is read in, as long as none has to be halved. */
export function plannedWindows(incremental: AnyIncrementalSettings, { from, to }: TimeWindow): TimeWindow[] {
  if (incremental.kind !== 'window') return [{ from, to }]
  const [start, end, step] = [Date.parse(from), Date.parse(to), Math.max(SMALLEST_MS, milliseconds(incremental.step))]
  const count = Math.max(0, Math.ceil((end - start) / step))
  return Array.from({ length: count }, (_, index) =>
    timeWindow({ from: start + index * step, to: Math.min(start + (index + 1) * step, end) }),
  )
}

/**
 * Where a window's request begins: windows that follow one another overlap by a second, or less where less is looked back for, since some
 * sources leave out what lies exactly on a boundary.
 */
export const askedFrom = (windows: IncrementalSettings<'window'>, { from }: Span, first: boolean): number =>
  first ? from : from - Math.min(SECOND, milliseconds(windows.lookback))

export const timeWindow = ({ from, to }: Span): TimeWindow => ({
  from: textOf(instantOf(from)),
  to: textOf(instantOf(to)),
})
