import { createOrganization } from '../../../commands/organizations/create-organization.ts'
import { listOrganizations } from '../../../queries/people-organizations.ts'
import { commandRoute, queryRoute, type RouteModule } from '../routes.ts'

export const organizationRoutes: RouteModule = (api) => {
  queryRoute(api, '/organizations', listOrganizations, { summary: 'List the organizations in which you hold a role' })
  commandRoute(api, 'POST', '/organizations', createOrganization, { summary: 'Create an organization', status: 201 })
}
