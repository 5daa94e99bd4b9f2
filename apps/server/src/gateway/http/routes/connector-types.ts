import { readInput } from '../../../commands/input/validate.ts'
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
    body: sampleQuery.input,
  })
  api.app.post(path, async (request) => {
    const context = contextOf(request, api.deps)
    // Whether there is such a type comes before the body.
    await runQuery(getConnectorTypeQuery, context, paramsOf(request))
    return runQuery(sampleQuery, context, paramsOf(request), readInput(sampleQuery.input, request.body))
  })
}
