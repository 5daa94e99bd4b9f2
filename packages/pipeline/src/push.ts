/**
 * The way of a pushed payload: verify ▸ parse ▸ split ▸ script ▸ map ▸ rows. Everything but the write; it runs in the feed's worker.
 */
import { type InboundRequest, NeedsHuman, type PushBatch, RefuseRequest, RetryLater } from '@halcyon/connector-kit'
import { BatchUnderWay, type LineOptions, newLine, type TakenRequest } from './batch-under-way.ts'
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
      const toScript: TakenRequest[] = []
      for (let i = 0; i < requests.length; i++) {
        const request = requests[i]
        if (request === undefined) continue
        try {
          const received = receive(request)
          const verified = received instanceof Promise ? await received : received
          onVerified?.()
          const taken = batch.read(i, request, verified)
          if (line.script === undefined) batch.take(taken)
          else toScript.push(taken)
        } catch (error) {
          if (!(error instanceof RefuseRequest || error instanceof RetryLater || error instanceof NeedsHuman)) {
            line.rows.take(0)
            throw error
          }
          batch.refuse(i, error)
        }
      }
      if (line.script !== undefined) await batch.takeScripted(line.script, toScript)
      return batch.finish()
    },
    committed: marks.committed,
    dropped: marks.dropped,
  }
}
