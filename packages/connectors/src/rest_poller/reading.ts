import type { PullRun } from '@halcyon/connector-kit'
import type { WalkedPage } from './paging/walk.ts'
import type { Poller } from './poller.ts'
import type { Step } from './progress/batches.ts'
import type { Standing, Walk } from './progress/checkpoint.ts'
import type { Values } from './request/template.ts'
import { instantOf } from './request/time.ts'

/** What the reading of a partition goes by. */
export interface Reading {
  readonly poller: Poller
  readonly partition: string
  readonly standing: Standing
  readonly range: PullRun['range']
  /** When this walk began, which may have been in an earlier run; RFC 3339. */
  readonly startedAt: string
  readonly signal: AbortSignal
}

/** What every request may hold. */
export function commonValues({ poller, partition, standing }: Reading): Values {
  return {
    now: { instant: instantOf(poller.host.now()) },
    ...(partition === '' ? {} : { partition }),
    ...(standing.lastRun === undefined ? {} : { lastRun: { instant: Temporal.Instant.from(standing.lastRun) } }),
  }
}

/** Kept only where the request asks for it: a feed that finds nothing new should move nothing. */
export const lastRunOf = ({ poller, startedAt }: Reading): Pick<Standing, 'lastRun'> =>
  poller.request.uses.has('lastRun') ? { lastRun: startedAt } : {}

export const pageOf = (page: NonNullable<Step['page']>): Step['page'] => (page.items.length === 0 ? null : page)

/** A walk that goes on at the page after this one; nothing after the last. */
export function walkAfter(
  { poller, startedAt }: Reading,
  { next, tail }: WalkedPage,
  more: Omit<Walk, 'at'> = {},
): Pick<Standing, 'walk'> {
  if (next === null) return {}
  const began = poller.request.uses.has('lastRun') ? { began: startedAt } : {}
  return { walk: { ...more, ...began, ...(tail === undefined ? {} : { tail }), at: next } }
}
