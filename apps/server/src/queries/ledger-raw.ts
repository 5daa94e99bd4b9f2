import { decodeCapture } from '@halcyon/pipeline'
import type { Tx } from '@halcyon/store'
import { sql } from 'kysely'
import type { Context } from '../commands/command.ts'
import { getDeadLetter } from './dead-letters.ts'
import type { RawPlace } from './ledger.ts'

/** A payload as it was received. */
export interface RawView {
  readonly headers: Readonly<Record<string, string>>
  /** Text where the bytes are UTF-8, else base64. */
  readonly body: string
  readonly encoding: 'utf-8' | 'base64'
  /** Which record of the request the event is, from 0. */
  readonly item: number
  /** 'request': the whole request; 'payload': the record alone, as a dead letter keeps it. */
  readonly kind: 'request' | 'payload'
}

/** The raw bytes of an event: of its request while that is kept, else of its dead letter. Null = not kept (any more). */
export async function readRaw(
  tx: Tx,
  context: Context,
  datasourceId: string,
  eventId: string,
  place: RawPlace | null,
): Promise<RawView | null> {
  return (
    (place === null ? null : await fromCapture(tx, context, datasourceId, place)) ??
    (await fromDeadLetter(tx, context, datasourceId, eventId))
  )
}

async function fromCapture(tx: Tx, context: Context, datasourceId: string, place: RawPlace): Promise<RawView | null> {
  const { rows } = await sql<{ data: Buffer }>`/* ledger.raw */ select data from raw_capture
    where tenant_id = ${context.tenantId} and datasource_id = ${datasourceId} and capture_id = ${place.captureId} limit 1`.execute(
    tx,
  )
  const request = rows[0] === undefined ? undefined : decodeCapture(rows[0].data)[place.captureIndex]
  if (request === undefined) return null
  return { headers: request.headers, ...printed(request.body), item: place.itemIndex, kind: 'request' }
}

async function fromDeadLetter(
  tx: Tx,
  context: Context,
  datasourceId: string,
  eventId: string,
): Promise<RawView | null> {
  const letter = await getDeadLetter(tx, context, datasourceId, eventId)
  return letter === null ? null : { headers: {}, ...printed(letter.raw), item: 0, kind: letter.rawKind }
}

function printed(bytes: Uint8Array): { body: string; encoding: 'utf-8' | 'base64' } {
  try {
    return { body: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    return { body: Buffer.from(bytes).toString('base64'), encoding: 'base64' }
  }
}
