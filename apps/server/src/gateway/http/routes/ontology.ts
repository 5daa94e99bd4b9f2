import {
  getAlertQuery,
  getEntityQuery,
  getRelationshipQuery,
  listAlertsQuery,
  listEntitiesQuery,
  listRelationshipsQuery,
} from '../../../queries/alerts-queries.ts'
import { queryRoute, type RouteModule } from '../routes.ts'

/** `/alerts`, `/entities`, `/relationships`: what the feeds wrote. */
export const ontologyRoutes: RouteModule = (api) => {
  queryRoute(api, '/alerts', listAlertsQuery, { summary: 'List alerts' })
  queryRoute(api, '/alerts/:id', getAlertQuery, { summary: 'Read an alert' })
  queryRoute(api, '/entities', listEntitiesQuery, { summary: 'List entities' })
  queryRoute(api, '/entities/:id', getEntityQuery, { summary: 'Read an entity' })
  queryRoute(api, '/relationships', listRelationshipsQuery, { summary: 'List relationships' })
  queryRoute(api, '/relationships/:id', getRelationshipQuery, { summary: 'Read a relationship' })
}
