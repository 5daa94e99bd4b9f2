/** What the pipeline needs of a store. `@halcyon/store`'s batch writer fits it. */
import type { EncodedBatch, FeedRef, ReceivedOf, WriteOutcome } from '@halcyon/domain'

export interface Writer {
  /** Answers once the rows are durable. Throws when that cannot be said; the sender must try again, and is deduplicated. */
  write(feed: FeedRef, batch: EncodedBatch, received?: ReceivedOf): Promise<WriteOutcome>
}
