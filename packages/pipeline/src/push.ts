/**
 * The way of a pushed payload: verify ▸ parse ▸ split ▸ map ▸ rows. Everything but the write; it runs in the feed's worker.
 */
import { type InboundRequest, type PushBatch, RefuseRequest, RetryLater } from '@halcyon/connector-kit'
import type { FeedRef } from '@halcyon/domain'
import type { CompiledMapping } from '@halcyon/mapping'
import { BatchUnderWay, type Line } from './batch-under-way.ts'
import { entityMarks } from './coalesce.ts'
import { eventIds } from './identity.ts'
import type { Processed, TrackedRequest } from './processed.ts'
import { rowMaker } from './rows.ts'

export interface PushPipelineOptions {
  readonly feed: FeedRef
  readonly receive: (request: InboundRequest) => PushBatch | Promise<PushBatch>
  readonly mapping: CompiledMapping
  /** Which requests are kept raw. */
  readonly capture: 'always' | 'sampled' | 'rejectsOnly'
  /** Parsed paths whose values are not kept. */
  readonly redact: readonly (readonly string[])[]
  /** Headers as they may be kept. */
  readonly keepHeaders: (headers: Readonly<Record<string, string>>) => Record<string, string>
  readonly now: () => number
}

export function pushPipeline({ receive, ...options }: PushPipelineOptions) {
  const marks = entityMarks(options.now)
  const line: Line = {
    ...options,
    rows: rowMaker(options.feed),
    marks,
    nextEventId: eventIds(),
    nextN: 0,
    seen: 0,
  }
  return {
    /** Requests → rows. `onVerified` is called when the connector has accepted a request. A throw other than the kit's is a bug and passes through. */
    async process(batchId: number, requests: readonly TrackedRequest[], onVerified?: () => void): Promise<Processed> {
      const batch = new BatchUnderWay(line, batchId, requests.length)
      for (let i = 0; i < requests.length; i++) {
        const request = requests[i]
        if (request === undefined) continue
        try {
          const received = receive(request)
          const verified = received instanceof Promise ? await received : received
          onVerified?.()
          batch.take(i, request, verified)
        } catch (error) {
          if (!(error instanceof RefuseRequest || error instanceof RetryLater)) {
            line.rows.take(0)
            throw error
          }
          batch.refuse(i, error)
        }
      }
      return batch.finish()
    },
    committed: marks.committed,
    dropped: marks.dropped,
  }
}
