import type { Tx } from '@halcyon/store'
import { type Static, Type } from 'typebox'
import { reachOf } from '../commands/authorize.ts'
import type { Context, Find, Query } from '../commands/command.ts'
import { Nothing, Uuid } from '../commands/datasources/fields.ts'
import { type AlertView, getAlert, listAlerts } from './alerts.ts'
import type { Visible } from './datasources-visible.ts'
import { type EntityView, getEntity, listEntities } from './entities.ts'
import { type Page, pageFields } from './page.ts'
import { getRelationship, listRelationships, type RelationshipView } from './relationships.ts'

const text = (description: string) => Type.Optional(Type.String({ minLength: 1, maxLength: 2048, description }))

const common = {
  ...pageFields,
  datasourceId: Type.Optional(Uuid),
  key: text('An entity’s key'),
  search: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  from: Type.Optional(Type.String({ format: 'date-time' })),
  to: Type.Optional(Type.String({ format: 'date-time' })),
}

const AlertsInput = Type.Object({
  ...common,
  type: text('The kind: detection, vulnerability …'),
  severity: text('unknown, info, low, medium, high, critical'),
  status: text('new, in_progress …'),
})
const EntitiesInput = Type.Object({
  ...common,
  type: text('host, user …'),
  severity: text('Of an alert that involves it'),
})
const RelationshipsInput = Type.Object({
  ...common,
  type: text('The verb: involves …'),
  role: text('target, actor …'),
  severity: text('Of the alert at its end'),
  nodeId: Type.Optional({ ...Uuid, description: 'An alert or entity at either end' }),
})

type None = Record<never, never>
const organization: Find<None, null> = async (_tx, context) => ({
  target: { kind: 'organization', id: context.tenantId },
  found: null,
})

/** What the feeds wrote: alerts, newest received first. */
export const listAlertsQuery: Query<None, typeof AlertsInput, null, Page<AlertView>> = {
  name: 'alert.list',
  action: 'records.read',
  input: AlertsInput,
  anywhere: true,
  find: organization,
  run: (tx, context, _, input: Static<typeof AlertsInput>) =>
    listAlerts(tx, context, reachOf(context, 'records.read'), input, input),
}

export const listEntitiesQuery: Query<None, typeof EntitiesInput, null, Page<EntityView>> = {
  name: 'entity.list',
  action: 'records.read',
  input: EntitiesInput,
  anywhere: true,
  find: organization,
  run: (tx, context, _, input: Static<typeof EntitiesInput>) =>
    listEntities(tx, context, reachOf(context, 'records.read'), input, input),
}

export const listRelationshipsQuery: Query<None, typeof RelationshipsInput, null, Page<RelationshipView>> = {
  name: 'relationship.list',
  action: 'records.read',
  input: RelationshipsInput,
  anywhere: true,
  find: organization,
  run: (tx, context, _, input: Static<typeof RelationshipsInput>) =>
    listRelationships(tx, context, reachOf(context, 'records.read'), input, input),
}

interface IdParams {
  readonly id?: string
}

/** One record, if a feed that the caller may read wrote it. */
function one<View extends { readonly id: string }>(
  kind: string,
  get: (tx: Tx, context: Context, visible: Visible, id: string) => Promise<View | null>,
): Query<IdParams, typeof Nothing, View, View> {
  return {
    name: `${kind}.read`,
    action: 'records.read',
    input: Nothing,
    anywhere: true,
    async find(tx, context, { id = '' }) {
      const found = await get(tx, context, reachOf(context, 'records.read'), id)
      return found === null ? null : { target: { kind, id: found.id }, found }
    },
    run: async (_tx, _context, found) => found,
  }
}

export const getAlertQuery = one<AlertView>('alert', getAlert)
export const getEntityQuery = one<EntityView>('entity', getEntity)
export const getRelationshipQuery = one<RelationshipView>('relationship', getRelationship)
