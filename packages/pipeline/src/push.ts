/**
 * The way of a pushed payload: verify ▸ parse ▸ split ▸ map ▸ rows. Everything but the write; it runs in the feed's worker.
 */
import { type InboundRequest, type PushBatch, RefuseRequest, RetryLater } from '@halcyon/connector-kit'
import { BatchUnderWay, type LineOptions, newLine } from './batch-under-way.ts'
import type { Processed, TrackedRequest } from './processed.ts'

export interface PushPipelineOptions extends LineOptions {
  readonly receive: (request: InboundRequest) => PushBatch | Promise<PushBatch>
}

export function pushPipeline({ receive, ...options }: PushPipelineOptions) {
  const line = newLine(options)
  const { marks } = line
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
