/** One partition, from where it stands to what there is now. Where it stands is only ever moved past what was handed on. */
import { NeedsHuman, type PullRun, type ReceivedItem } from '@halcyon/connector-kit'
import { ResetPagination, TooMuch } from './answer/errors.ts'
import { tokenReader } from './paging/pager.ts'
import { FIRST, type Position } from './paging/position.ts'
import { walk } from './paging/walk.ts'
import { walkAgain } from './paging/walk-again.ts'
import type { Poller } from './poller.ts'
import type { Step } from './progress/batches.ts'
import { checkpointOf, type Standing } from './progress/checkpoint.ts'
import type { Newest } from './progress/newest.ts'
import { readWindows } from './read-windows.ts'
import { commonValues, lastRunOf, pageOf, type Reading, walkAfter } from './reading.ts'
import type { Value } from './request/template.ts'
import { instantOf, textOf } from './request/time.ts'
import type { IncrementalSettings } from './settings.ts'

export async function* readPartition(
  poller: Poller,
  partition: string,
  known: Standing,
  range: PullRun['range'],
  signal: AbortSignal,
): AsyncGenerator<Step> {
  const standing = inRange(known, range)
  const startedAt = standing.walk?.began ?? textOf(instantOf(poller.host.now()))
  const reading: Reading = { poller, partition, standing, range, startedAt, signal }
  let stands = JSON.stringify(checkpointOf(known))
  try {
    for await (const step of steps(reading)) {
      const next = JSON.stringify(checkpointOf(step.standing))
      // Nothing came, and nothing is known that was not: nothing to write.
      if (step.page === null && step.window === undefined && next === stands) continue
      stands = next
      yield step
    }
  } catch (error) {
    throw error instanceof TooMuch ? new NeedsHuman(error.code, error.message, error.action) : error
  }
}

function steps(reading: Reading): AsyncGenerator<Step> {
  const { incremental } = reading.poller.settings
  switch (incremental.kind) {
    case 'none':
      return readAll(reading)
    case 'token':
      return readByToken(reading, incremental)
    case 'cursor_field':
      return readFromNewest(reading, incremental)
    case 'window':
      return readWindows(reading, incremental)
  }
}

/** A range stands by itself: what is known of another one does not count. */
function inRange(known: Standing, range: PullRun['range']): Standing {
  if (range === null) return known
  const name = `${range.from}/${range.to}`
  return known.range === name ? known : { range: name }
}

const refuseRange = (): NeedsHuman =>
  new NeedsHuman(
    'not_allowed',
    'A feed that is not read by time cannot be asked for a range.',
    'Choose "Windows of time" or "A time in the record" under "What is new", if the source can be asked so.',
  )

/** All pages, each time. */
async function* readAll(reading: Reading): AsyncGenerator<Step> {
  const { poller, partition, standing, range, signal } = reading
  if (range !== null) throw refuseRange()
  const { walk: underWay, ...before } = standing
  const done: Step = { partition, page: null, standing: lastRunOf(reading) }
  let ended = false
  for await (const walked of walkAgain(poller, underWay, commonValues(reading), signal)) {
    const page = pageOf(walked.page)
    ended = walked.next === null
    yield ended ? { ...done, page } : { partition, page, standing: { ...before, ...walkAfter(reading, walked) } }
  }
  if (!ended) yield done
}

/**
 * From the newest value on. It moves only when the last page was read: the records may come newest first, and what a run that was ended
 * did not reach is older.
 */
async function* readFromNewest(reading: Reading, field: IncrementalSettings<'cursor_field'>): AsyncGenerator<Step> {
  const { poller, partition, standing, range, signal } = reading
  const { newest } = poller
  if (newest === null || (range !== null && (field.type === 'number' || field.type === 'text'))) throw refuseRange()
  const { walk: underWay, ...before } = standing
  const since = sinceOf(reading, newest)
  const asked = typeof since === 'object' ? { asked: textOf(since.instant) } : {}
  let high = underWay?.high ?? standing.since
  let ended = false
  const done = (): Standing =>
    range === null ? { ...(high === undefined ? {} : { since: high }), ...lastRunOf(reading) } : {}
  const values = { ...commonValues(reading), ...(since === undefined ? {} : { since }) }
  for await (const walked of walkAgain(poller, underWay, values, signal)) {
    const { page, next } = walked
    high = newest.of(high, page.items)
    ended = next === null
    const kept = range === null ? page : { ...page, items: page.items.filter(within(newest.read, range)) }
    const more = { ...asked, ...(high === undefined ? {} : { high }) }
    const goesOn = { ...before, ...walkAfter(reading, walked, more) }
    yield { partition, page: pageOf(kept), standing: ended ? done() : goesOn }
  }
  if (!ended) yield { partition, page: null, standing: done() }
}

/** A walk asks on as it began: from elsewhere its pages would be others. */
function sinceOf({ poller, standing, range }: Reading, newest: Newest): Value | undefined {
  const asked = standing.walk?.asked
  if (asked !== undefined) return newest.asked(Temporal.Instant.from(asked))
  return newest.since(range === null ? standing.since : range.from, poller.host.now())
}

function within(
  read: NonNullable<Poller['newest']>['read'],
  { from, to }: NonNullable<PullRun['range']>,
): (item: ReceivedItem) => boolean {
  const [start, end] = [Temporal.Instant.from(from), Temporal.Instant.from(to)]
  return (item) => {
    const value = item.kind === 'payload' ? read(item.payload) : null
    if (value === null) return true
    return Temporal.Instant.compare(value, start) >= 0 && Temporal.Instant.compare(value, end) < 0
  }
}

/** As the source's token says. */
async function* readByToken(reading: Reading, settings: IncrementalSettings<'token'>): AsyncGenerator<Step> {
  const { poller, partition, standing, range, signal } = reading
  if (range !== null) throw refuseRange()
  const read = tokenReader(settings)
  let token = standing.token ?? (settings.start === '' ? undefined : settings.start)
  const at = (): Position => (token === undefined ? FIRST : { kind: 'cursor', cursor: token })
  for (let resets = 0; ; resets++) {
    try {
      for await (const { page, document, headers, url } of walk(
        poller,
        poller.pager,
        { at: at() },
        commonValues(reading),
        signal,
      )) {
        token = read({ document, headers, url, count: page.items.length, last: undefined }) ?? token
        yield { partition, page: pageOf(page), standing: token === undefined ? {} : { token, ...lastRunOf(reading) } }
      }
      return
    } catch (error) {
      if (!(error instanceof ResetPagination)) throw error
      if (resets > 0 || !poller.settings.responses.some(({ action }) => action === 'reset_pagination'))
        throw forgotten(error)
      poller.host.log.warn('The source does not know the token any more; it is read from the start.', {
        because: error.message,
      })
      token = settings.start === '' ? undefined : settings.start
    }
  }
}

const forgotten = (error: Error): NeedsHuman =>
  new NeedsHuman(
    'cursor_invalid',
    `The source does not know the token any more: ${error.message}`,
    'Reset the checkpoint to read from the start, or set it to a token that the source knows.',
  )
