import { runQuery } from '../../../commands/run-command.ts'
import { getConnectorTypeQuery, listConnectorTypesQuery, sampleQuery } from '../../../queries/connector-types.ts'
import { contextOf } from '../authenticate.ts'
import { paramsOf, queryRoute, type RouteModule } from '../routes.ts'

const tag = 'connector-types'

/** `/connector-types`: the kinds of sources there are. */
export const connectorTypeRoutes: RouteModule = (api) => {
  queryRoute(api, '/connector-types', listConnectorTypesQuery, { tag, summary: 'List the types of sources' })
  queryRoute(api, '/connector-types/:type', getConnectorTypeQuery, { tag, summary: 'Read a type of source' })
  const path = '/connector-types/:type/sample'
  const summary = 'Generate a realistic payload'
  api.operations.push({
    method: 'POST',
    path: `/api/v1${path}`,
    summary,
    tag,
    status: [200],
    permission: sampleQuery.action,
  })
  api.app.post(path, (request) => runQuery(sampleQuery, contextOf(request, api.deps), paramsOf(request)))
}
