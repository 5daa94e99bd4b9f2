import type { AlertRecord, EntityRecord, FeedRef, Finding, JsonObject, RelationshipRecord } from '@halcyon/domain'
import { alertName, deliveryDigest, entityName, namedIds, relationshipName } from './identity.ts'

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
  readonly n: number
  readonly eventId: string
  /** RFC 3339. */
  readonly receivedAt: string
  readonly correlationId: string
  readonly digest: string
  readonly rawSha256: string
  readonly captureId: string | null
  readonly request: number
  readonly item: number
  readonly bytes: number
}

export interface MappedRows {
  readonly item: string
  readonly alerts: readonly string[]
  readonly entities: readonly { readonly id: string; readonly row: string; readonly content: string }[]
  readonly relationships: readonly string[]
}

export interface Mapped {
  readonly alerts: readonly AlertRecord[]
  readonly entities: readonly EntityRecord[]
  readonly relationships: readonly RelationshipRecord[]
  readonly warnings: readonly Finding[]
}

/** Makes the rows of one feed: ids are UUIDs of version 5 in the tenant's namespace, so the same thing has the same id everywhere. */
export function rowMaker(feed: FeedRef) {
  const { tenantId, datasourceId } = feed
  const id = namedIds(tenantId)
  const owner = `{"feed":${feed.slot},"tenant":"${tenantId}","datasource":"${datasourceId}","version":${feed.version},`
  /** A row is this feed's columns, then its own. */
  const rowOf = (columns: object): string => owner + JSON.stringify(columns).slice(1)

  const alertRow = (place: ItemPlace, alert: AlertRecord): { id: string; row: string; occurredAt: string } => {
    const fields = alert.fields
    const sourceEventId = alert.sourceEventId ?? place.digest
    const alertId = id(alertName(datasourceId, sourceEventId))
    const attributes: JsonObject = { rawSha256: place.rawSha256 }
    for (const name in fields) {
      const value = fields[name]
      if (value !== undefined && !COLUMNS.has(name)) attributes[name] = value
    }
    const occurredAt = typeof fields.occurredAt === 'string' ? fields.occurredAt : place.receivedAt
    const row = rowOf({
      event: place.eventId,
      at: place.receivedAt,
      id: alertId,
      source_event_id: sourceEventId,
      kind: fields.kind,
      title: fields.title,
      description: fields.description,
      severity: fields.severity,
      severity_raw: fields.severityRaw,
      status: fields.status,
      occurred_at: occurredAt,
      source_updated_at: fields.sourceUpdatedAt ?? place.receivedAt,
      attributes,
    })
    return { id: alertId, row, occurredAt }
  }

  const entityRow = (place: ItemPlace, entity: EntityRecord, at: string) => {
    const entityId = id(entityName(entity.type, entity.key, entity.scope))
    const content = JSON.stringify([entity.name, entity.attributes])
    const row = rowOf({
      event: place.eventId,
      id: entityId,
      type: entity.type,
      key: entity.key,
      scope: entity.scope,
      name: entity.name ?? undefined,
      attributes: entity.attributes,
      at,
    })
    return { id: entityId, row, content }
  }

  const itemRow = (place: ItemPlace, outcome: string, more: object): string =>
    rowOf({
      event: place.eventId,
      at: place.receivedAt,
      outcome,
      correlation: place.correlationId,
      capture: place.captureId ?? undefined,
      request: place.captureId === null ? undefined : place.request,
      item: place.item,
      bytes: place.bytes,
      ...more,
    })

  return {
    /** What makes a second delivery of the item known. */
    delivery: (place: ItemPlace, expires: string, rejected: boolean): string =>
      rowOf({ n: place.n, event: place.eventId, digest: deliveryDigest(place.digest), expires, rejected }),
    mapped(place: ItemPlace, result: Mapped): MappedRows {
      const alerts = result.alerts.map((alert) => alertRow(place, alert))
      const first = alerts[0]
      // Of our clock and the source's the earlier: a source ahead of time must not make an entity seen in the future.
      const at = first !== undefined && first.occurredAt < place.receivedAt ? first.occurredAt : place.receivedAt
      const entities = result.entities.map((entity) => entityRow(place, entity, at))
      const end = (ref: { kind: 'alert' | 'entity'; index: number }): string =>
        (ref.kind === 'alert' ? alerts : entities)[ref.index]?.id ?? ''
      const relationshipIds: string[] = []
      const relationships = result.relationships.map(({ type, role, from, to }) => {
        const fromId = end(from)
        const toId = end(to)
        const relationshipId = id(relationshipName(type, role, fromId, toId))
        relationshipIds.push(relationshipId)
        return rowOf({
          event: place.eventId,
          id: relationshipId,
          type,
          role,
          from_kind: from.kind,
          from_id: fromId,
          to_kind: to.kind,
          to_id: toId,
          at,
        })
      })
      const item = itemRow(place, 'mapped', {
        source: result.alerts[0]?.sourceEventId ?? undefined,
        alerts: alerts.length > 0 ? alerts.map((alert) => alert.id) : undefined,
        entities: entities.length > 0 ? entities.map((entity) => entity.id) : undefined,
        relationships: relationshipIds.length > 0 ? relationshipIds : undefined,
        warnings: result.warnings.length > 0 ? result.warnings.slice(0, MAX_WARNINGS) : undefined,
      })
      return { item, alerts: alerts.map((alert) => alert.row), entities, relationships }
    },
    filtered: (place: ItemPlace): string => itemRow(place, 'filtered', {}),
    /** The item's row and its dead letter's. */
    rejected(place: ItemPlace, errors: readonly Finding[], raw: Uint8Array, rawKind: 'payload' | 'request') {
      const item = itemRow(place, 'rejected', { reason: errors[0]?.code ?? 'rejected' })
      const deadLetter = rowOf({
        event: place.eventId,
        at: place.receivedAt,
        correlation: place.correlationId,
        digest: place.digest,
        errors: errors.slice(0, MAX_WARNINGS),
        raw: Buffer.from(raw).toString('base64'),
        raw_kind: rawKind,
      })
      return { item, deadLetter }
    },
  }
}
