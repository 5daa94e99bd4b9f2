import type { EncodedBatch, FeedRef, Finding } from '@halcyon/domain'
import { batchCounts } from './counts.ts'
import { eventIds, sha256 } from './identity.ts'
import { keptBody } from './kept.ts'
import { REJECTED, type TrackedRequest } from './processed.ts'
import { type ItemPlace, rowMaker } from './rows.ts'

/** A whole request as one reject, for the process to write when no worker survives mapping it. */
export function rejectRequest(
  feed: FeedRef,
  request: TrackedRequest,
  errors: readonly Finding[],
  redact: readonly string[] = [],
): EncodedBatch {
  const digest = sha256(request.body)
  const place: ItemPlace = {
    eventId: eventIds()(request.receivedAt),
    receivedMs: request.receivedAt,
    receivedAt: new Date(request.receivedAt).toISOString(),
    correlationId: request.correlationId,
    digest,
    rawSha256: digest,
    captureId: null,
    request: 0,
    item: 0,
    bytes: request.body.length,
  }
  const rows = rowMaker(feed)
  rows.rejected(place, errors, keptBody(request.body, redact), 'request')
  const counts = batchCounts()
  counts.add(request.receivedAt, REJECTED, place.bytes)
  counts.addTo(rows)
  return rows.take(0)
}
