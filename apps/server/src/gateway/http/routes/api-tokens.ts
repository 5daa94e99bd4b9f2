import { createToken } from '../../../commands/tokens/create-token.ts'
import { revokeToken } from '../../../commands/tokens/revoke-token.ts'
import { listTokens } from '../../../queries/people.ts'
import { commandRoute, queryRoute, type RouteModule } from '../routes.ts'

export const apiTokenRoutes: RouteModule = (api) => {
  queryRoute(api, '/api-tokens', listTokens, { summary: 'List API tokens' })
  commandRoute(api, 'POST', '/api-tokens', createToken, {
    summary: 'Create an API token; it is shown once',
    status: 201,
  })
  commandRoute(api, 'DELETE', '/api-tokens/:id', revokeToken, { summary: 'Revoke an API token', status: 204 })
}
