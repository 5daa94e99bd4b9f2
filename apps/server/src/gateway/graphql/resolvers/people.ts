import { type Action, PERMISSIONS, ROLES, type Role, type Scope } from '@halcyon/domain'
import { changeUser } from '../../../commands/accounts/change-user.ts'
import { createResetLink } from '../../../commands/accounts/create-reset-link.ts'
import { createUser } from '../../../commands/accounts/create-user.ts'
import { createInvitation } from '../../../commands/invitations/create-invitation.ts'
import { revokeInvitation } from '../../../commands/invitations/revoke-invitation.ts'
import { createOrganization } from '../../../commands/organizations/create-organization.ts'
import { createProject } from '../../../commands/projects/create-project.ts'
import { grantRole } from '../../../commands/role-bindings/grant-role.ts'
import { revokeRoleById } from '../../../commands/role-bindings/revoke-role.ts'
import { createToken } from '../../../commands/tokens/create-token.ts'
import { revokeToken } from '../../../commands/tokens/revoke-token.ts'
import { listInvitations } from '../../../queries/invitations.ts'
import { listRoleBindings, listTokens, listUsers, readUser } from '../../../queries/people.ts'
import { connectionOf } from '../connection.ts'
import { given, read, write } from '../context.ts'
import type { InvitedRoleInput, Resolvers } from '../generated/resolver-types.ts'

export const people: Resolvers = {
  Query: {
    users: (_parent, { search, ...page }, context) =>
      connectionOf(page, (slice) => read(context, listUsers, {}, { ...slice, search })),
    user: (_parent, { id }, context) => read(context, readUser, { id }),
    roleBindings: (_parent, { subjectId, ...page }, context) =>
      connectionOf(page, (slice) => read(context, listRoleBindings, {}, { ...slice, subjectId })),
    apiTokens: (_parent, page, context) => connectionOf(page, (slice) => read(context, listTokens, {}, slice)),
    invitations: (_parent, page, context) => connectionOf(page, (slice) => read(context, listInvitations, {}, slice)),
    roles: () => ROLES.map((role) => ({ role, actions: actionsOf(role) })),
  },
  Mutation: {
    createUser: (_parent, { input }, context, info) => write(context, info, createUser, {}, input),
    updateUser: (_parent, { id, input }, context, info) => write(context, info, changeUser, { id }, input),
    grantRole: (_parent, { input }, context, info) =>
      write(context, info, grantRole, {}, { ...input, scope: given(input.scope) }),
    revokeRole: async (_parent, { id }, context, info) => {
      await write(context, info, revokeRoleById, { id })
      return id
    },
    createInvitation: (_parent, { input }, context, info) =>
      write(context, info, createInvitation(context.deps.publicUrl), {}, { ...input, roles: input.roles.map(asBody) }),
    revokeInvitation: async (_parent, { id }, context, info) => {
      await write(context, info, revokeInvitation, { id })
      return id
    },
    createResetLink: (_parent, { userId: id }, context, info) =>
      write(context, info, createResetLink(context.deps.publicUrl), { id }),
    createApiToken: (_parent, { input }, context, info) => write(context, info, createToken, {}, input),
    revokeApiToken: async (_parent, { id }, context, info) => {
      await write(context, info, revokeToken, { id })
      return id
    },
    createOrganization: (_parent, input, context, info) => write(context, info, createOrganization, {}, input),
    createProject: (_parent, { input }, context, info) => write(context, info, createProject, {}, input),
  },
  RoleBinding: {
    subject: ({ subjectId }, _args, { loaders }) => loaders.user(subjectId),
    scope: ({ scope }) => shownScope(scope),
  },
  InvitedRole: { scope: ({ scope }) => shownScope(scope) },
  Invitation: {
    createdBy: ({ createdBy }, _args, { loaders }) => loaders.user(createdBy),
    acceptedBy: ({ acceptedBy }, _args, { loaders }) => loaders.user(acceptedBy),
  },
  ApiToken: { user: ({ userId }, _args, { loaders }) => loaders.user(userId) },
}

const shownScope = (scope: Scope): { kind: Scope['kind']; id: string | null } => ({
  kind: scope.kind,
  id: scope.kind === 'global' ? null : scope.id,
})

const asBody = ({ role, scope }: InvitedRoleInput): object => ({ role, scope: given(scope) })

const actionsOf = (role: Role): readonly Action[] =>
  (Object.keys(PERMISSIONS) as Action[]).filter((action) => (PERMISSIONS[action] as readonly Role[]).includes(role))
