import type { BatchCount, EncodedBatch, ErrorCode } from '@halcyon/domain'

const NOT_STORABLE: ErrorCode = 'not_storable'

interface Row {
  readonly event: string
}
interface DeliveryRow extends Row {
  readonly n: number
  readonly digest: string
}
interface ItemRow extends Row {
  readonly tenant: string
  readonly datasource: string
  readonly version: number
  readonly at: string
  readonly outcome: string
  readonly correlation: string
  readonly bytes: number
}

const parse = <T>(rows: string): T[] => (rows === '' ? [] : (JSON.parse(`[${rows}]`) as T[]))
const join = (rows: readonly object[]): string => rows.map((row) => JSON.stringify(row)).join(',')

/** A batch in two: the first half of its items, and the rest. Only ever used where a batch was refused. */
export function splitBatch(batch: EncodedBatch): [EncodedBatch, EncodedBatch] {
  const deliveries = parse<DeliveryRow>(batch.deliveries)
  const middle = Math.ceil(deliveries.length / 2)
  return [part(batch, deliveries.slice(0, middle), true), part(batch, deliveries.slice(middle), false)]
}

function part(batch: EncodedBatch, deliveries: readonly DeliveryRow[], withCapture: boolean): EncodedBatch {
  const events = new Set(deliveries.map((row) => row.event))
  const own = (rows: string): string => join(parse<Row>(rows).filter((row) => events.has(row.event)))
  const items = parse<ItemRow>(batch.items).filter((row) => events.has(row.event))
  return {
    first: deliveries[0]?.n ?? batch.first,
    count: deliveries.length,
    deliveries: join(deliveries),
    items: join(items),
    alerts: own(batch.alerts),
    entities: own(batch.entities),
    relationships: own(batch.relationships),
    deadLetters: own(batch.deadLetters),
    counts: items.map(countOf),
    capture: withCapture ? batch.capture : null,
  }
}

function countOf({ at, outcome, bytes }: ItemRow): BatchCount {
  const start = Date.parse(at)
  return {
    at: new Date(start - (start % 10_000)).toISOString(),
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
  const items = parse<ItemRow>(batch.items).map((row) => ({
    ...row,
    outcome: 'rejected',
    reason: NOT_STORABLE,
    source: undefined,
    warnings: undefined,
    alerts: undefined,
    entities: undefined,
    relationships: undefined,
  }))
  const deliveries = parse<DeliveryRow>(batch.deliveries).map((row) => ({ ...row, rejected: true }))
  const digests = new Map(deliveries.map(({ event, digest }) => [event, digest]))
  const deadLetters = items.map((item) => ({
    tenant: item.tenant,
    datasource: item.datasource,
    version: item.version,
    event: item.event,
    at: item.at,
    correlation: item.correlation,
    digest: digests.get(item.event)?.padEnd(64, '0'),
    errors: [{ path: '$', code: NOT_STORABLE, message: `The database refused this record: ${reason}` }],
    ...rawOf(batch, received),
  }))
  return {
    ...batch,
    deliveries: join(deliveries),
    items: join(items),
    alerts: '',
    entities: '',
    relationships: '',
    deadLetters: join(deadLetters),
    counts: items.map(countOf),
  }
}

/** A dead letter's raw bytes. */
function rawOf(batch: EncodedBatch, received: Uint8Array | null): { raw: string; raw_kind: 'request' | 'payload' } {
  if (received !== null) return { raw: Buffer.from(received).toString('base64'), raw_kind: 'request' }
  const written = {
    alerts: parse(batch.alerts),
    entities: parse(batch.entities),
    relationships: parse(batch.relationships),
  }
  // No JSON, so that a replay does not take it for the payload.
  const text = `Not as received, but as mapped: ${JSON.stringify(written)}`
  return { raw: Buffer.from(text).toString('base64'), raw_kind: 'payload' }
}
