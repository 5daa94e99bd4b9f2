import { type EncodedBatch, encodeRows, type FeedRef, GATE, type ReceivedOf, type RowType } from '@halcyon/domain'
import { parameter, type RowTypes } from './row-types.ts'

export interface Pending {
  readonly feed: FeedRef
  readonly batch: EncodedBatch
  readonly received?: ReceivedOf | undefined
}

/** The feeds of these batches, each version once: their places are those `halcyon.write_batch` answers. */
export const feedsOf = (batches: readonly Pending[]): FeedRef[] => [
  ...new Map(batches.map(({ feed }) => [feed.slot, feed])).values(),
]

/** Many feeds' batches → the parameters of one `halcyon.write_batch`, without reading a row. */
export function compose(nodeId: string, types: RowTypes, batches: readonly Pending[]): unknown[] {
  const feeds = feedsOf(batches)
  const gates = feeds.map(({ tenantId, datasourceId, generation }) => ({
    tenant: tenantId,
    datasource: datasourceId,
    generation,
  }))
  const rows = (type: RowType, part: Exclude<keyof EncodedBatch, 'first' | 'count'>): Buffer =>
    parameter(
      types,
      type,
      batches.map(({ batch }) => batch[part]),
    )
  return [
    [...new Set(feeds.map(({ tenantId }) => tenantId))].join(','),
    nodeId,
    parameter(types, 'gate_row', [encodeRows(GATE, gates)]),
    rows('item_row', 'items'),
    rows('alert_row', 'alerts'),
    rows('entity_row', 'entities'),
    rows('relationship_row', 'relationships'),
    rows('dead_letter_row', 'deadLetters'),
    rows('count_row', 'counts'),
    rows('capture_row', 'capture'),
    rows('checkpoint_row', 'checkpoints'),
    rows('window_row', 'windows'),
  ]
}
