/** Rows as the runtime writes them: for tests of what reads them. */
import { randomBytes, randomUUID } from 'node:crypto'
import { uuidV7 } from '@halcyon/domain'
import { encodeCapture } from '@halcyon/pipeline'
import { inTenant, type Tx } from '@halcyon/store'
import type { Place, World } from './datasource-world.ts'

export const insertInto = (world: World, place: Place, write: (tx: Tx) => Promise<unknown>): Promise<unknown> =>
  inTenant(world.db, place.tenantId, write)

export interface SeededEvent {
  readonly id: string
  readonly correlationId: string
  readonly alertId: string
  readonly relationshipId: string
}

export interface Seed {
  readonly datasourceId: string
  readonly at: Date
  readonly title?: string
  readonly severity?: string
  readonly outcome?: string
  /** The entity the alert involves. */
  readonly host: string
}

/** A mapped event with its alert, its host and the edge between them. */
export async function seedEvent(world: World, place: Place, seed: Seed): Promise<SeededEvent> {
  const { datasourceId, at, title = 'Title', severity = 'high', host } = seed
  const [id, alertId, relationshipId, correlationId, captureId] = [
    uuidV7(at.getTime()),
    randomUUID(),
    randomUUID(),
    randomUUID(),
    randomUUID(),
  ]
  const here = { tenant_id: place.tenantId, datasource_id: datasourceId }
  const { data, bytes } = encodeCapture([
    { headers: { 'content-type': 'application/json' }, body: Buffer.from(`{"title":"${title}"}`) },
  ])
  await insertInto(world, place, async (tx) => {
    await tx
      .insertInto('raw_capture')
      .values({
        ...here,
        capture_id: captureId,
        received_at: at,
        requests: 1,
        raw_bytes: bytes,
        data: Buffer.from(data),
      })
      .execute()
    await tx
      .insertInto('ledger')
      .values({
        ...here,
        event_id: id,
        received_at: at,
        outcome: seed.outcome ?? 'mapped',
        version: 1,
        source_event_id: `source-${title}`,
        correlation_id: correlationId,
        capture_id: captureId,
        capture_index: 0,
        bytes,
        alert_ids: [alertId],
        entity_ids: [host],
        relationship_ids: [relationshipId],
      })
      .execute()
    await tx
      .insertInto('alert')
      .values({
        ...here,
        id: alertId,
        source_event_id: `source-${title}`,
        kind: 'detection',
        title,
        severity,
        status: 'new',
        occurred_at: at,
        source_updated_at: at,
        received_at: at,
        mapping_version: 1,
        event_id: id,
      })
      .execute()
    await tx
      .insertInto('relationship')
      .values({
        ...here,
        id: relationshipId,
        type: 'involves',
        role: 'target',
        from_kind: 'alert',
        from_id: alertId,
        to_kind: 'entity',
        to_id: host,
        first_seen_at: at,
        last_seen_at: at,
      })
      .execute()
  })
  return { id, alertId, relationshipId, correlationId }
}

/** A host that this datasource has told of. */
export async function seedHost(
  world: World,
  place: Place,
  datasourceId: string,
  key: string,
  at: Date,
): Promise<string> {
  const id = randomUUID()
  const seen = { first_seen_at: at, last_seen_at: at }
  await insertInto(world, place, async (tx) => {
    await tx
      .insertInto('entity')
      .values({ tenant_id: place.tenantId, id, type: 'host', key, scope: '', name: key, ...seen })
      .execute()
    await tx
      .insertInto('contribution')
      .values({
        tenant_id: place.tenantId,
        entity_id: id,
        datasource_id: datasourceId,
        event_id: uuidV7(at.getTime()),
        mapping_version: 1,
        ...seen,
      })
      .execute()
  })
  return id
}

/** A record that was rejected; answers its event's id. */
export async function seedDeadLetter(
  world: World,
  place: Place,
  datasourceId: string,
  code: string,
  at = new Date(),
): Promise<string> {
  const id = uuidV7(at.getTime())
  await insertInto(world, place, (tx) =>
    tx
      .insertInto('dead_letter')
      .values({
        tenant_id: place.tenantId,
        datasource_id: datasourceId,
        event_id: id,
        received_at: at,
        version: 1,
        correlation_id: randomUUID(),
        errors: JSON.stringify([{ path: '$.severity', code, message: `It is ${code}` }]),
        raw: Buffer.from('{"broken":1}'),
        raw_kind: 'payload',
        digest: randomBytes(32).toString('hex'),
      })
      .execute(),
  )
  return id
}

/** Ten seconds of counts. */
export async function seedCounts(
  world: World,
  place: Place,
  datasourceId: string,
  at: Date,
  counts: Partial<Record<'received' | 'mapped' | 'filtered' | 'duplicate' | 'rejected' | 'bytes', number>>,
  step = 10,
): Promise<void> {
  const start = new Date(Math.floor(at.getTime() / (step * 1000)) * step * 1000)
  await insertInto(world, place, (tx) =>
    tx
      .insertInto('metric')
      .values({
        tenant_id: place.tenantId,
        datasource_id: datasourceId,
        version: 1,
        node_id: randomUUID(),
        at: start,
        step,
        ...counts,
      })
      .execute(),
  )
}

export async function seedNode(world: World, roles: string[], heartbeatAt = new Date()): Promise<string> {
  const id = randomUUID()
  await world.db
    .insertInto('node')
    .values({ id, roles, host: `host-${id.slice(0, 4)}`, heartbeat_at: heartbeatAt })
    .execute()
  return id
}

/** A line of the log; answers its id. */
export async function seedLog(
  world: World,
  place: Place,
  datasourceId: string,
  message: string,
  more: { level?: string; at?: Date; component?: string; correlationId?: string } = {},
): Promise<string> {
  const at = more.at ?? new Date()
  const id = uuidV7(at.getTime())
  await insertInto(world, place, (tx) =>
    tx
      .insertInto('log')
      .values({
        tenant_id: place.tenantId,
        datasource_id: datasourceId,
        id,
        at,
        level: more.level ?? 'info',
        component: more.component ?? 'worker',
        message,
        correlation_id: more.correlationId ?? null,
      })
      .execute(),
  )
  return id
}
