import type { NextRequest, PullRun } from '@halcyon/connector-kit'
import { pagerFor, tokenPager } from './paging/pager.ts'
import { FIRST, type Position } from './paging/position.ts'
import { type Standing, standingOf } from './progress/checkpoint.ts'
import { newestOf } from './progress/newest.ts'
import { askedFrom, due, timeWindow } from './progress/windows.ts'
import { compileRequest, type Outgoing } from './request/request.ts'
import type { Time, Value, Values } from './request/template.ts'
import { formatTime, instantOf, milliseconds } from './request/time.ts'
import type { Settings } from './settings.ts'

/** A partition's first read: in words, and what its request holds; null = it would ask for nothing yet. */
interface FirstRead {
  readonly words: string
  readonly values: Values | null
  readonly at: Position
}

/** What the next run asks first, partition by partition. Pure. */
export function describeNext(settings: Settings, checkpoints: PullRun['checkpoints'], now: number): NextRequest[] {
  const { partitions } = settings
  const known = partitions === null ? [''] : partitions.kind === 'list' ? partitions.values : [...checkpoints.keys()]
  if (partitions?.kind === 'request' && known.length === 0) {
    const words = 'The partitions are asked for first; none of them was read yet.'
    return [{ partition: '', words, request: `GET ${settings.url}${partitions.path}` }]
  }
  return known.map((partition) => describePartition(settings, partition, standingOf(checkpoints.get(partition)), now))
}

function describePartition(settings: Settings, partition: string, standing: Standing, now: number): NextRequest {
  const { words, values, at } = firstRead(settings, standing, now)
  if (values === null) return { partition, words, request: null }
  const { incremental, pagination, url } = settings
  const pager = incremental.kind === 'token' ? tokenPager(incremental) : pagerFor(pagination, url)
  const lastRun =
    standing.lastRun === undefined ? {} : { lastRun: { instant: Temporal.Instant.from(standing.lastRun) } }
  const common: Values = { now: { instant: instantOf(now) }, ...lastRun, ...(partition === '' ? {} : { partition }) }
  const outgoing = compileRequest(settings).build({ ...common, ...values, ...pager.values(at) }, pager.address?.(at))
  const goesOn = standing.walk === undefined ? '' : ' It goes on at the page where the last run was ended.'
  return { partition, words: words + goesOn, request: written(settings, outgoing) }
}

function firstRead({ incremental }: Settings, standing: Standing, now: number): FirstRead {
  const at = standing.walk?.at ?? FIRST
  switch (incremental.kind) {
    case 'none':
      return { words: 'All records there are.', values: {}, at }
    case 'token': {
      const token = standing.token ?? incremental.start
      return token === ''
        ? { words: 'From the beginning: there is no token yet.', values: {}, at: FIRST }
        : { words: 'What comes after the token it stands at.', values: {}, at: { kind: 'cursor', cursor: token } }
    }
    case 'cursor_field': {
      const { asked } = standing.walk ?? {}
      const newest = newestOf(incremental)
      const since = asked === undefined ? newest.since(standing.since, now) : newest.asked(Temporal.Instant.from(asked))
      const { cursorField } = incremental
      const words =
        since === undefined ? `From the smallest ${cursorField} on.` : `From ${cursorField} ${textOf(since)} on.`
      return { words, values: since === undefined ? {} : { since }, at }
    }
    case 'window':
      return firstWindow(incremental, standing, now, at)
  }
}

function firstWindow(
  windows: Extract<Settings['incremental'], { kind: 'window' }>,
  { until, walk }: Standing,
  now: number,
  at: Position,
): FirstRead {
  const span = due(windows, until, now)
  if (span === null) {
    const words =
      until === undefined ? 'Nothing yet: its start is to come.' : `Nothing yet: all is read up to ${until}.`
    return { words, values: null, at }
  }
  const from = walk?.from === undefined ? span.from : Date.parse(walk.from)
  const to = walk?.to === undefined ? Math.min(from + milliseconds(windows.step), span.to) : Date.parse(walk.to)
  const asked = walk?.asked === undefined ? askedFrom(windows, { from, to }, true) : Date.parse(walk.asked)
  const window = timeWindow({ from, to })
  const up = to < span.to ? `, then window by window up to ${timeWindow(span).to}` : ''
  return {
    words: `What happened from ${window.from} to ${window.to}${up}.`,
    values: { 'window.start': { instant: instantOf(asked) }, 'window.end': { instant: instantOf(to) } },
    at,
  }
}

const isTime = (value: Value): value is Time => typeof value === 'object'
const textOf = (value: Value): string => (isTime(value) ? String(formatTime(value.instant, 'iso')) : String(value))

/** As it goes out, but for the credentials. */
function written({ auth }: Settings, { method, url, body }: Outgoing): string {
  const inQuery = auth.kind === 'api_key' && auth.location === 'query'
  const target = inQuery ? `${url}${url.includes('?') ? '&' : '?'}${encodeURIComponent(auth.name)}={secret}` : url
  return body === undefined ? `${method} ${target}` : `${method} ${target}\n\n${body}`
}
