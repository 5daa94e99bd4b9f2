import { changeUser } from '../../../commands/accounts/change-user.ts'
import { createResetLink } from '../../../commands/accounts/create-reset-link.ts'
import { createUser } from '../../../commands/accounts/create-user.ts'
import { listUsers, readUser } from '../../../queries/people.ts'
import { commandRoute, queryRoute, type RouteModule } from '../routes.ts'

export const userRoutes: RouteModule = (api) => {
  queryRoute(api, '/users', listUsers, { summary: 'List the organization’s people' })
  queryRoute(api, '/users/:id', readUser, { summary: 'Read a person' })
  commandRoute(api, 'POST', '/users', createUser, { summary: 'Add a person', status: 201 })
  commandRoute(api, 'PATCH', '/users/:id', changeUser, { summary: 'Rename, disable or give a new password' })
  commandRoute(api, 'POST', '/users/:id/reset-link', createResetLink(api.deps.publicUrl), {
    summary: 'Make a link with which they set a new password; it is shown once',
    status: 201,
  })
}
