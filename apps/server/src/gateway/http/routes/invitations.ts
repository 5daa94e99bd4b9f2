import { createInvitation } from '../../../commands/invitations/create-invitation.ts'
import { revokeInvitation } from '../../../commands/invitations/revoke-invitation.ts'
import { listInvitations } from '../../../queries/invitations.ts'
import { commandRoute, queryRoute, type RouteModule } from '../routes.ts'

export const invitationRoutes: RouteModule = (api) => {
  queryRoute(api, '/invitations', listInvitations, { summary: 'List invitations' })
  commandRoute(api, 'POST', '/invitations', createInvitation(api.deps.publicUrl), {
    summary: 'Invite somebody; the link is shown once',
    status: 201,
  })
  commandRoute(api, 'DELETE', '/invitations/:id', revokeInvitation, { summary: 'Revoke an invitation', status: 204 })
}
