import type { FeedRef } from '@halcyon/domain'
import type { FeedHost } from './feed-host.ts'
import { refuse, type Settled, type Waiting } from './settled.ts'

/** Workers a single request may take with it. */
const DEATHS = 2

/** What was in a dead worker goes again, each alone; what has now killed two is the culprit. */
export function sortLost(lost: readonly Waiting[]): { readonly again: readonly Waiting[]; readonly culprit?: Waiting } {
  for (const one of lost) one.deaths++
  const [only] = lost
  return lost.length === 1 && only !== undefined && only.deaths >= DEATHS
    ? { again: [], culprit: only }
    : { again: lost }
}

/** Keeps the request as a dead letter; it answers what its sender hears. Throws when it could not be kept. */
export async function bury(
  host: FeedHost,
  feed: FeedRef,
  { request }: Waiting,
  redact: readonly string[],
): Promise<Settled> {
  const message = 'Two workers died while mapping this request. It is kept here and was not tried again.'
  await host.buryRequest(feed, request, [{ path: '$', code: 'worker_crashed', message }], redact)
  const counts = { accepted: 0, duplicates: 0, filtered: 0, rejected: 1, correlationId: request.correlationId }
  return { kind: 'done', counts, malformedStatus: 0 }
}

export const REFUSED_CULPRIT = refuse(503, 'worker_crashed', 'The request could not be processed.', 30_000)
