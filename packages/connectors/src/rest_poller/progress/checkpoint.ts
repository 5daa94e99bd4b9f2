import type { Checkpoint } from '@halcyon/connector-kit'
import { isJsonObject, type JsonObject, type JsonValue } from '@halcyon/domain'
import { type Position, positionJson, positionOf } from '../paging/position.ts'

/** A walk through the pages that has not come to its end. */
export interface Walk {
  /** The next page. */
  readonly at: Position
  /** Of the window that is read; absent = there are no windows. RFC 3339. */
  readonly from?: string
  readonly to?: string
  /** Newest value of the cursor field so far. */
  readonly high?: string
  /** Where its requests begin: all of a walk's must be the same, else its pages are others. RFC 3339. */
  readonly asked?: string
  /** When it began, where the request has {lastRun} in it. RFC 3339. */
  readonly began?: string
  /** Records so far. */
  readonly count?: number
  /** Of pages that overlap: the digest of what the next page must begin with. */
  readonly tail?: string
}

/** Where a partition stands. All of it may be absent: it was never read. */
export interface Standing {
  /** Windows: read up to here. RFC 3339. */
  readonly until?: string
  /** Newest value of the cursor field, of walks that came to their end. */
  readonly since?: string
  readonly token?: string
  /** When the last run that came to its end began. RFC 3339. */
  readonly lastRun?: string
  readonly walk?: Walk
  /** The range that is read again, in the lane of backfills: of another one nothing of this counts. */
  readonly range?: string
}

export function checkpointOf({ walk, ...standing }: Standing): Checkpoint {
  const own: JsonObject = { ...standing }
  if (walk === undefined) return own
  const { at, ...rest } = walk
  return { ...own, walk: { ...rest, at: positionJson(at) } }
}

/** A checkpoint may have been set by hand: what is not understood counts as absent. */
export function standingOf(checkpoint: Checkpoint | undefined): Standing {
  if (checkpoint === undefined) return {}
  const { until, since, token, lastRun, range, walk } = checkpoint
  const found = walkOf(walk)
  return {
    ...time('until', until),
    ...text('since', since),
    ...text('token', token),
    ...time('lastRun', lastRun),
    ...text('range', range),
    ...(found === null ? {} : { walk: found }),
  }
}

function walkOf(value: JsonValue | undefined): Walk | null {
  if (!isJsonObject(value)) return null
  const at = positionOf(value.at)
  if (at === null) return null
  return {
    at,
    ...time('from', value.from),
    ...time('to', value.to),
    ...text('high', value.high),
    ...time('asked', value.asked),
    ...time('began', value.began),
    ...(typeof value.count === 'number' ? { count: value.count } : {}),
    ...text('tail', value.tail),
  }
}

const text = <N extends string>(name: N, value: JsonValue | undefined): { readonly [K in N]?: string } =>
  typeof value === 'string' && value !== '' ? ({ [name]: value } as { readonly [K in N]: string }) : {}

const time = <N extends string>(name: N, value: JsonValue | undefined): { readonly [K in N]?: string } =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? text(name, value) : {}
