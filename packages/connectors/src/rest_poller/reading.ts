import type { PullRun } from '@halcyon/connector-kit'
import type { Poller } from './poller.ts'
import type { Step } from './progress/batches.ts'
import type { Standing } from './progress/checkpoint.ts'
import type { Values } from './request/template.ts'
import { instantOf } from './request/time.ts'

/** What the reading of a partition goes by. */
export interface Reading {
  readonly poller: Poller
  readonly partition: string
  readonly standing: Standing
  readonly range: PullRun['range']
  /** RFC 3339. */
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
