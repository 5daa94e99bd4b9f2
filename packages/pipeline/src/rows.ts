import {
  ALERT,
  type AlertRecord,
  CAPTURE,
  CHECKPOINT,
  COUNT,
  DEAD_LETTER,
  ENTITY,
  type EncodedBatch,
  type EntityRecord,
  type FeedRef,
  type Finding,
  ITEM,
  type JsonObject,
  RELATIONSHIP,
  type RelationshipRecord,
  RowEncoder,
  WINDOW,
} from '@halcyon/domain'
import { alertName, alertSources, deliveryDigest, entityName, namedIds, relationshipName } from './identity.ts'

/** Attributes of an alert that have a column of their own; the others go into `attributes`. */
const COLUMNS = new Set([
  'kind',
  'title',
  'description',
  'severity',
  'severityRaw',
  'status',
  'occurredAt',
  'sourceUpdatedAt',
  'sourceEventId',
])

/** Findings kept with an event; the first ones say what is wrong. */
const MAX_WARNINGS = 10

/** One mapped item's place: what its rows have in common. */
export interface ItemPlace {
  readonly eventId: string
  /** Epoch milliseconds, and RFC 3339. */
  readonly receivedMs: number
  readonly receivedAt: string
  readonly correlationId: string
  readonly digest: string
  readonly rawSha256: string
  readonly captureId: string | null
  readonly request: number
  readonly item: number
  readonly bytes: number
}

export interface Mapped {
  readonly alerts: readonly AlertRecord[]
  readonly entities: readonly EntityRecord[]
  readonly relationships: readonly RelationshipRecord[]
  readonly warnings: readonly Finding[]
}

/** Whether an entity's row is to be written: it is not when it was, just before, with the same content. */
export type EntityNeeded = (id: string, content: string) => boolean

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/**
 * Makes the rows of one feed, batch by batch. Ids are UUIDs of version 5 in the tenant's namespace, so the same thing has the
 * same id everywhere.
 * @param run the run that reads them, named with each item
 */
export function rowMaker(feed: FeedRef, run?: string) {
  const { tenantId, datasourceId } = feed
  const id = namedIds(tenantId)
  const owner = { tenant: tenantId, datasource: datasourceId, version: feed.version }
  const dedupeMs = feed.dedupeHours * 3_600_000
  const items = new RowEncoder(ITEM, owner)
  const alerts = new RowEncoder(ALERT, owner)
  const entities = new RowEncoder(ENTITY, owner)
  const relationships = new RowEncoder(RELATIONSHIP, owner)
  const checkpoints = new RowEncoder(CHECKPOINT, owner)
  const windows = new RowEncoder(WINDOW, owner)
  const deadLetters = new RowEncoder(DEAD_LETTER, owner)
  const counts = new RowEncoder(COUNT, owner)
  const captures = new RowEncoder(CAPTURE, owner)

  const addAlert = (place: ItemPlace, source: string, fields: JsonObject): { id: string; occurredMs: number } => {
    const alertId = id(alertName(datasourceId, source))
    const attributes: JsonObject = { rawSha256: place.rawSha256 }
    for (const name in fields) {
      const value = fields[name]
      if (value !== undefined && !COLUMNS.has(name)) attributes[name] = value
    }
    const occurredMs = timeOf(fields.occurredAt) ?? place.receivedMs
    alerts.add({
      event: place.eventId,
      at: place.receivedMs,
      id: alertId,
      source_event_id: source,
      kind: text(fields.kind),
      title: text(fields.title),
      description: text(fields.description),
      severity: text(fields.severity),
      severity_raw: text(fields.severityRaw),
      status: text(fields.status),
      occurred_at: occurredMs,
      source_updated_at: timeOf(fields.sourceUpdatedAt) ?? place.receivedMs,
      attributes,
    })
    return { id: alertId, occurredMs }
  }

  const addEntity = (place: ItemPlace, entity: EntityRecord, at: number, needed: EntityNeeded): string => {
    const entityId = id(entityName(entity.type, entity.key, entity.scope))
    if (needed(entityId, JSON.stringify([entity.name, entity.attributes]))) {
      entities.add({
        event: place.eventId,
        at,
        id: entityId,
        type: entity.type,
        key: entity.key,
        scope: entity.scope,
        name: entity.name ?? undefined,
        attributes: entity.attributes,
      })
    }
    return entityId
  }

  const addItem = (place: ItemPlace, outcome: string, more: Partial<Parameters<typeof items.add>[0]>): void =>
    items.add({
      event: place.eventId,
      at: place.receivedMs,
      outcome,
      correlation: place.correlationId,
      capture: place.captureId ?? undefined,
      request: place.captureId === null ? undefined : place.request,
      item: place.item,
      bytes: place.bytes,
      digest: deliveryDigest(place.digest),
      expires: place.receivedMs + dedupeMs,
      run,
      ...more,
    })

  return {
    mapped(place: ItemPlace, result: Mapped, needed: EntityNeeded): void {
      const sources = alertSources(result.alerts, place.digest)
      const made = result.alerts.map(({ fields }, i) => addAlert(place, sources[i] ?? place.digest, fields))
      // Of our clock and the source's the earlier: a source ahead of time must not make an entity seen in the future.
      const at = Math.min(made[0]?.occurredMs ?? place.receivedMs, place.receivedMs)
      const alertIds = made.map((alert) => alert.id)
      const entityIds = result.entities.map((entity) => addEntity(place, entity, at, needed))
      const end = (ref: { kind: 'alert' | 'entity'; index: number }): string =>
        (ref.kind === 'alert' ? alertIds : entityIds)[ref.index] ?? ''
      const relationshipIds = result.relationships.map(({ type, role, from, to }) => {
        const fromId = end(from)
        const toId = end(to)
        const relationshipId = id(relationshipName(type, role, fromId, toId))
        relationships.add({
          event: place.eventId,
          at,
          id: relationshipId,
          type,
          role,
          from_kind: from.kind,
          from_id: fromId,
          to_kind: to.kind,
          to_id: toId,
        })
        return relationshipId
      })
      addItem(place, 'mapped', {
        source: result.alerts[0]?.sourceEventId ?? undefined,
        alerts: alertIds.length > 0 ? alertIds : undefined,
        entities: entityIds.length > 0 ? entityIds : undefined,
        relationships: relationshipIds.length > 0 ? relationshipIds : undefined,
        warnings: result.warnings.length > 0 ? result.warnings.slice(0, MAX_WARNINGS) : undefined,
      })
    },
    filtered: (place: ItemPlace): void => addItem(place, 'filtered', {}),
    /** The item, and its dead letter. */
    rejected(place: ItemPlace, errors: readonly Finding[], raw: Uint8Array, rawKind: 'payload' | 'request'): void {
      addItem(place, 'rejected', { reason: errors[0]?.code ?? 'rejected' })
      deadLetters.add({
        event: place.eventId,
        at: place.receivedMs,
        correlation: place.correlationId,
        digest: place.digest,
        errors: errors.slice(0, MAX_WARNINGS),
        raw,
        raw_kind: rawKind,
      })
    },
    count: (row: Parameters<typeof counts.add>[0]): void => counts.add(row),
    capture: (row: Parameters<typeof captures.add>[0]): void => captures.add(row),
    checkpoint: (row: Parameters<typeof checkpoints.add>[0]): void => checkpoints.add(row),
    window: (row: Parameters<typeof windows.add>[0]): void => windows.add(row),
    /** The rows since the last call, as a batch whose first item is number `first`. */
    take(first: number): EncodedBatch {
      return {
        first,
        count: items.count,
        items: items.take(),
        alerts: alerts.take(),
        entities: entities.take(),
        relationships: relationships.take(),
        deadLetters: deadLetters.take(),
        counts: counts.take(),
        capture: captures.take(),
        checkpoints: checkpoints.take(),
        windows: windows.take(),
      }
    },
  }
}

/** RFC 3339 → epoch milliseconds. */
const timeOf = (value: unknown): number | undefined => (typeof value === 'string' ? Date.parse(value) : undefined)
