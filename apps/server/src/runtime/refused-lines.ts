import type { FeedHost } from './feed-host.ts'
import type { Waiting } from './settled.ts'
import type { FromWorker } from './worker/protocol.ts'

/** Says in the feed's log what of a batch was refused, and what was rejected. */
export function logRefused(
  log: FeedHost['log'],
  waiting: readonly Waiting[],
  { results, rejects }: Extract<FromWorker, { kind: 'processed' }>,
): void {
  for (const { index, refused } of results.special) {
    if (refused === undefined) continue
    const correlationId = waiting[index]?.request.correlationId
    const { code, message, needs } = refused
    log(needs === undefined ? 'warn' : 'error', 'ingest', `Refused a request: ${needs?.cause ?? message}`, {
      code,
      ...(needs === undefined ? {} : { action: needs.action }),
      ...(correlationId ? { correlationId } : {}),
    })
  }
  for (const { correlationId, errors } of rejects) {
    const [first] = errors
    const message = `Rejected a record: ${first?.path ?? '$'}: ${first?.message ?? ''}`
    log('warn', 'mapping', message, { code: first?.code, correlationId })
  }
}
