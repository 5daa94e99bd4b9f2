import {
  getAlertQuery,
  getEntityQuery,
  getRelationshipQuery,
  listAlertsQuery,
  listEntitiesQuery,
  listRelationshipsQuery,
} from '../../../queries/alerts-queries.ts'
import { connectionOf } from '../connection.ts'
import { read } from '../context.ts'
import type { Resolvers } from '../generated/resolver-types.ts'

/** What the feeds wrote. */
export const ontology: Resolvers = {
  Query: {
    alerts: (_parent, { filter, ...page }, context) =>
      connectionOf(page, (slice) => read(context, listAlertsQuery, {}, { ...filter, ...slice })),
    alert: (_parent, { id }, context) => read(context, getAlertQuery, { id }),
    entities: (_parent, { filter, ...page }, context) =>
      connectionOf(page, (slice) => read(context, listEntitiesQuery, {}, { ...filter, ...slice })),
    entity: (_parent, { id }, context) => read(context, getEntityQuery, { id }),
    relationships: (_parent, { filter, ...page }, context) =>
      connectionOf(page, (slice) => read(context, listRelationshipsQuery, {}, { ...filter, ...slice })),
    relationship: (_parent, { id }, context) => read(context, getRelationshipQuery, { id }),
  },
  Alert: { mappingVersion: ({ mapping }) => mapping.version },
}
