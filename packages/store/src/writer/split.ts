import {
  ALERT,
  COUNT,
  DEAD_LETTER,
  decodeRows,
  ENTITY,
  type EncodedBatch,
  type EncodedRows,
  type ErrorCode,
  encodeRows,
  ITEM,
  type Layout,
  NO_ROWS,
  RELATIONSHIP,
  type RowOf,
} from '@halcyon/domain'

const NOT_STORABLE: ErrorCode = 'not_storable'
type Item = RowOf<typeof ITEM>

/** A batch in two: the first half of its items, and the rest. Only ever used where a batch was refused. */
export function splitBatch(batch: EncodedBatch): [EncodedBatch, EncodedBatch] {
  const items = decodeRows(ITEM, batch.items)
  const middle = Math.ceil(items.length / 2)
  return [part(batch, 0, items.slice(0, middle)), part(batch, middle, items.slice(middle))]
}

function part(batch: EncodedBatch, before: number, items: readonly Item[]): EncodedBatch {
  const events = new Set(items.map((row) => row.event))
  const own = <L extends Layout>(layout: L, rows: EncodedRows): EncodedRows =>
    encodeRows(
      layout,
      decodeRows(layout, rows).filter((row) => events.has((row as Item).event)),
    )
  return {
    first: batch.first + before,
    count: items.length,
    items: encodeRows(ITEM, items),
    alerts: own(ALERT, batch.alerts),
    entities: own(ENTITY, batch.entities),
    relationships: own(RELATIONSHIP, batch.relationships),
    deadLetters: own(DEAD_LETTER, batch.deadLetters),
    counts: encodeRows(COUNT, items.map(countOf)),
    capture: before === 0 ? batch.capture : NO_ROWS,
    // The source stands there only once all of the batch is written.
    checkpoints: before === 0 ? NO_ROWS : batch.checkpoints,
    windows: before === 0 ? NO_ROWS : batch.windows,
  }
}

function countOf({ tenant, datasource, version, at = 0, outcome, bytes }: Item): RowOf<typeof COUNT> {
  return {
    tenant,
    datasource,
    version,
    at: at - (at % 10_000),
    received: 1,
    mapped: outcome === 'mapped' ? 1 : 0,
    filtered: outcome === 'filtered' ? 1 : 0,
    rejected: outcome === 'rejected' ? 1 : 0,
    bytes,
  }
}

/**
 * A batch of one item that the database will not take → the same item as a reject, so that it is kept and counted.
 * @param received what came, as it may be kept; null: not to be had, and what was made of it stands in
 */
export function rejectItem(batch: EncodedBatch, reason: string, received: Uint8Array | null = null): EncodedBatch {
  const items = decodeRows(ITEM, batch.items).map((row) => ({
    ...row,
    outcome: 'rejected',
    reason: NOT_STORABLE,
    source: undefined,
    warnings: undefined,
    alerts: undefined,
    entities: undefined,
    relationships: undefined,
  }))
  const deadLetters = items.map(({ tenant, datasource, version, event, at, correlation, digest }) => ({
    tenant,
    datasource,
    version,
    event,
    at,
    correlation,
    digest: digest?.padEnd(64, '0'),
    errors: [{ path: '$', code: NOT_STORABLE, message: `The database refused this record: ${reason}` }],
    ...rawOf(batch, received),
  }))
  return {
    ...batch,
    items: encodeRows(ITEM, items),
    alerts: NO_ROWS,
    entities: NO_ROWS,
    relationships: NO_ROWS,
    deadLetters: encodeRows(DEAD_LETTER, deadLetters),
    counts: encodeRows(COUNT, items.map(countOf)),
  }
}

/** A dead letter's raw bytes. */
function rawOf(batch: EncodedBatch, received: Uint8Array | null): { raw: Uint8Array; raw_kind: 'request' | 'payload' } {
  if (received !== null) return { raw: received, raw_kind: 'request' }
  const written = {
    alerts: decodeRows(ALERT, batch.alerts),
    entities: decodeRows(ENTITY, batch.entities),
    relationships: decodeRows(RELATIONSHIP, batch.relationships),
  }
  // No JSON, so that a replay does not take it for the payload.
  const text = `Not as received, but as mapped: ${JSON.stringify(written)}`
  return { raw: Buffer.from(text), raw_kind: 'payload' }
}
