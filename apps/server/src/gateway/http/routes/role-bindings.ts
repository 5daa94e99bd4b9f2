import { grantRole } from '../../../commands/role-bindings/grant-role.ts'
import { revokeRole, revokeRoleById } from '../../../commands/role-bindings/revoke-role.ts'
import { listRoleBindings } from '../../../queries/people.ts'
import { commandRoute, queryRoute, type RouteModule } from '../routes.ts'

export const roleBindingRoutes: RouteModule = (api) => {
  queryRoute(api, '/role-bindings', listRoleBindings, { summary: 'List who holds which role' })
  commandRoute(api, 'PUT', '/role-bindings', grantRole, { summary: 'Give a role' })
  commandRoute(api, 'DELETE', '/role-bindings', revokeRole, {
    summary: 'Take a role back, named as it was given',
    status: 204,
  })
  commandRoute(api, 'DELETE', '/role-bindings/:id', revokeRoleById, { summary: 'Take a role back', status: 204 })
}
