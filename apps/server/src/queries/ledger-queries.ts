import { Problem } from '@halcyon/domain'
import { type Static, Type } from 'typebox'
import { mayDo, reachOf } from '../commands/authorize.ts'
import type { Find, Query } from '../commands/command.ts'
import { type DatasourceParams, Nothing, Uuid } from '../commands/datasources/fields.ts'
import { findDatasource } from '../commands/datasources/find.ts'
import { type AlertView, alertsById } from './alerts.ts'
import { oneOf } from './datasources-queries.ts'
import { type Datasource, datasourceTarget, readDatasource } from './datasources-row.ts'
import { getDeadLetter } from './dead-letters.ts'
import { type EntityView, entitiesById } from './entities.ts'
import { type EventView, getEvent, listEvents, type RawPlace } from './ledger.ts'
import { type RawView, readRaw } from './ledger-raw.ts'
import { type Page, pageFields } from './page.ts'
import { type RelationshipView, relationshipsById } from './relationships.ts'

const ListInput = Type.Object({
  ...pageFields,
  outcome: Type.Optional(oneOf(['mapped', 'filtered', 'duplicate', 'rejected', 'pending'], 'What became of it')),
  version: Type.Optional(Type.Integer({ minimum: 1, maximum: 2_147_483_647 })),
  from: Type.Optional(Type.String({ format: 'date-time', description: 'Received at or after' })),
  to: Type.Optional(Type.String({ format: 'date-time', description: 'Received before' })),
  correlationId: Type.Optional(Uuid),
  sourceEventId: Type.Optional(Type.String({ minLength: 1, maxLength: 1000 })),
  runId: Type.Optional(Uuid),
  search: Type.Optional(
    Type.String({ minLength: 1, maxLength: 200, description: 'Part of a source’s id or reason, or an id' }),
  ),
})

/** The ledger of a datasource: every record it received, and what became of it. */
export const listEventsQuery: Query<DatasourceParams, typeof ListInput, Datasource, Page<EventView>> = {
  name: 'event.list',
  action: 'records.read',
  input: ListInput,
  find: findDatasource,
  run: (tx, context, found, input: Static<typeof ListInput>) => listEvents(tx, context, found.id, input, input),
}

export interface EventParams extends DatasourceParams {
  readonly eventId?: string
}

/** An event with all it led to. */
export interface EventDetail extends EventView {
  readonly errors: unknown
  readonly records: {
    readonly alerts: readonly AlertView[]
    readonly entities: readonly EntityView[]
    readonly relationships: readonly RelationshipView[]
  }
  /** Null where it is not shown: see `rawState`. */
  readonly raw: RawView | null
  readonly rawState: 'shown' | 'not_kept' | 'needs_permission'
}

interface Found {
  readonly datasource: Datasource
  readonly event: EventView
  readonly place: RawPlace | null
}

const findEvent: Find<EventParams, Found> = async (tx, context, { id, eventId }) => {
  const datasource = await readDatasource(tx, context, id)
  if (datasource === null) return null
  const found = await getEvent(tx, context, datasource.id, eventId)
  if (found === null) return null
  return { target: datasourceTarget(datasource), found: { datasource, event: found.event, place: found.raw } }
}

/** One event; its raw payload for those who hold `events.raw`. */
export const getEventQuery: Query<EventParams, typeof Nothing, Found, EventDetail> = {
  name: 'event.read',
  action: 'records.read',
  input: Nothing,
  find: findEvent,
  async run(tx, context, { datasource, event, place }) {
    const visible = reachOf(context, 'records.read')
    const mayRaw = mayDo(context, 'events.raw', datasourceTarget(datasource))
    const raw = mayRaw ? await readRaw(tx, context, datasource.id, event.id, place) : null
    const letter = event.outcome === 'rejected' ? await getDeadLetter(tx, context, datasource.id, event.id) : null
    return {
      ...event,
      errors: letter?.errors ?? [],
      records: {
        alerts: await alertsById(tx, context, visible, event.alertIds),
        entities: await entitiesById(tx, context, visible, event.entityIds),
        relationships: await relationshipsById(tx, context, visible, event.relationshipIds),
      },
      raw,
      rawState: raw !== null ? 'shown' : mayRaw ? 'not_kept' : 'needs_permission',
    }
  },
}

/** The raw payload alone. */
export const getRawQuery: Query<EventParams, typeof Nothing, Found, RawView> = {
  name: 'event.raw',
  action: 'events.raw',
  input: Nothing,
  find: findEvent,
  async run(tx, context, { datasource, event, place }) {
    const raw = await readRaw(tx, context, datasource.id, event.id, place)
    if (raw === null) throw new Problem('not_found', 'The payload was not kept, or is past its retention')
    return raw
  },
}
