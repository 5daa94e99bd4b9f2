import { NeedsHuman } from '@halcyon/connector-kit'
import { TooMuch } from './answer/errors.ts'
import { walkAgain } from './paging/walk-again.ts'
import type { Step } from './progress/batches.ts'
import type { Standing, Walk } from './progress/checkpoint.ts'
import { askedFrom, due, SMALLEST_MS, type Span, timeWindow } from './progress/windows.ts'
import { commonValues, lastRunOf, pageOf, type Reading, walkAfter } from './reading.ts'
import { instantOf, milliseconds } from './request/time.ts'
import type { IncrementalSettings } from './settings.ts'

type Windows = IncrementalSettings<'window'>

/** Window after window. One that is too much at once is halved and read again, and the next ones grow back to the full step. */
export async function* readWindows(reading: Reading, windows: Windows): AsyncGenerator<Step> {
  const whole = wholeSpan(reading, windows)
  if (whole === null) return
  const fullStep = Math.max(SMALLEST_MS, milliseconds(windows.step))
  let walk = underWay(reading.standing.walk, whole)
  let from = walk?.span.from ?? whole.from
  let step = fullStep
  let first = true
  while (from < whole.to) {
    const span: Span = walk?.span ?? { from, to: Math.min(from + step, whole.to) }
    const until =
      reading.standing.until !== undefined && first ? reading.standing.until : timeWindow({ from, to: from }).to
    try {
      const asked = walk?.asked ?? askedFrom(windows, span, first)
      yield* readWindow(reading, windows, { span, walk: walk?.walk, asked, until, last: span.to >= whole.to })
      step = Math.min(fullStep, Math.max(step * 2, SMALLEST_MS))
      from = span.to
      first = false
    } catch (error) {
      if (!(error instanceof TooMuch)) throw error
      step = halved(span, error)
      reading.poller.host.log.info('A window has too much at once and is halved.', {
        ...timeWindow(span),
        because: error.message,
      })
    }
    walk = null
  }
}

function wholeSpan({ poller, standing, range }: Reading, windows: Windows): Span | null {
  if (range === null) return due(windows, standing.until, poller.host.now())
  return { from: Date.parse(standing.until ?? range.from), to: Date.parse(range.to) }
}

/** The window that an earlier run did not read to its end, and the page it was at. */
function underWay(walk: Walk | undefined, whole: Span) {
  if (walk?.from === undefined || walk.to === undefined) return null
  const span = { from: Date.parse(walk.from), to: Date.parse(walk.to) }
  const asked = walk.asked === undefined ? span.from : Date.parse(walk.asked)
  return span.from < span.to && span.to <= whole.to ? { span, walk, asked } : null
}

/** Half a window, in whole seconds. */
function halved({ from, to }: Span, { code, message, action }: TooMuch): number {
  const half = Math.floor((to - from) / 2 / SMALLEST_MS) * SMALLEST_MS
  if (half >= SMALLEST_MS) return half
  throw new NeedsHuman(code, `Within one second: ${message}`, action)
}

interface Window {
  readonly span: Span
  /** What of it was read in an earlier run. */
  readonly walk: Walk | undefined
  /** Where its requests begin, epoch ms. */
  readonly asked: number
  /** It reaches the end of what the run reads. */
  readonly last: boolean
  /** Up to where everything is read before it. */
  readonly until: string
}

async function* readWindow(reading: Reading, windows: Windows, window: Window): AsyncGenerator<Step> {
  const { poller, partition, standing, range, signal } = reading
  const of = timeWindow(window.span)
  const values = {
    ...commonValues(reading),
    'window.start': { instant: instantOf(window.asked) },
    'window.end': { instant: instantOf(window.span.to) },
  }
  const base: Standing = range === null || standing.range === undefined ? {} : { range: standing.range }
  // A range that was read to its end leaves nothing: asked for again, it is read again.
  const done: Standing = range !== null && window.last ? {} : { ...base, until: of.to, ...lastRunOf(reading) }
  const asked = timeWindow({ from: window.asked, to: window.asked }).from
  let count = window.walk?.count ?? 0
  let ended = false
  for await (const walked of walkAgain(poller, window.walk, values, signal)) {
    const page = pageOf(walked.page)
    count += walked.page.items.length
    if (windows.maxRecords !== undefined && count >= windows.maxRecords) throw cutOff(windows.maxRecords)
    ended = walked.next === null
    const goesOn = { ...base, until: window.until, ...walkAfter(reading, walked, { ...of, asked, count }) }
    yield ended
      ? { partition, page, standing: done, window: of }
      : { partition, page, standing: goesOn, window: { ...of, more: true } }
  }
  if (!ended) yield { partition, page: null, standing: done, window: of }
}

const cutOff = (most: number): TooMuch =>
  new TooMuch(
    'response_too_large',
    `The window has ${most} records, more than which the source does not give.`,
    'Raise "Most records" if the source gives more.',
  )
