import type { EncodedBatch, FeedRef, ReceivedOf } from '@halcyon/domain'

export interface Pending {
  readonly feed: FeedRef
  readonly batch: EncodedBatch
  readonly received?: ReceivedOf | undefined
}

/** Many feeds' batches → the parameters of one `halcyon.write_batch`, without reading a row. */
export function compose(nodeId: string, batches: readonly Pending[]): unknown[] {
  const feeds = new Map<number, FeedRef>()
  const tenants = new Set<string>()
  for (const { feed } of batches) {
    feeds.set(feed.slot, feed)
    tenants.add(feed.tenantId)
  }
  const captures: object[] = []
  const data: Uint8Array[] = []
  let offset = 0
  for (const { feed, batch } of batches) {
    if (batch.capture === null) continue
    const { id, at, requests, bytes, data: compressed } = batch.capture
    captures.push({
      feed: feed.slot,
      tenant: feed.tenantId,
      datasource: feed.datasourceId,
      id,
      at,
      requests,
      bytes,
      offset,
      length: compressed.length,
    })
    data.push(compressed)
    offset += compressed.length
  }
  return [
    [...tenants].join(','),
    nodeId,
    JSON.stringify(
      [...feeds.values()].map((feed) => ({
        feed: feed.slot,
        tenant: feed.tenantId,
        datasource: feed.datasourceId,
        generation: feed.generation,
      })),
    ),
    rows(batches, 'deliveries'),
    rows(batches, 'items'),
    rows(batches, 'alerts'),
    rows(batches, 'entities'),
    rows(batches, 'relationships'),
    rows(batches, 'deadLetters'),
    JSON.stringify(
      batches.flatMap(({ feed, batch }) =>
        batch.counts.map((count) => ({
          tenant: feed.tenantId,
          datasource: feed.datasourceId,
          version: feed.version,
          ...count,
        })),
      ),
    ),
    JSON.stringify(captures),
    Buffer.concat(data),
  ]
}

function rows(
  batches: readonly Pending[],
  part: 'deliveries' | 'items' | 'alerts' | 'entities' | 'relationships' | 'deadLetters',
): string {
  let joined = ''
  for (const { batch } of batches) {
    if (batch[part] !== '') joined = joined === '' ? batch[part] : `${joined},${batch[part]}`
  }
  return `[${joined}]`
}
