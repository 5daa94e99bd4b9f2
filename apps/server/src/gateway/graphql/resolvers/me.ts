import { ACTIONS, type Action, Problem, type ProjectId, type TenantId } from '@halcyon/domain'
import type { Authenticated } from '../../../accounts/authenticator.ts'
import { SYSTEM_TENANT } from '../../../audit/system-tenant.ts'
import { authorizeAnywhere, mayDo } from '../../../commands/authorize.ts'
import type { Context, Target } from '../../../commands/command.ts'
import { runQuery } from '../../../commands/run-command.ts'
import { listOrganizations, listProjects } from '../../../queries/people-organizations.ts'
import { type GraphQLContext, read } from '../context.ts'
import type { Resolvers } from '../generated/resolver-types.ts'
import type { OrganizationNode } from '../nodes.ts'

const ALL = { limit: 1000 }

export const actionsAt = (context: Context, target: Target): readonly Action[] =>
  ACTIONS.filter((action) => mayDo(context, action, target))

export const me: Resolvers = {
  Query: { me: (_parent, _args, { authenticated }) => authenticated },
  Me: {
    user: ({ person }) => ({ ...person, createdAt: null, disabled: false }),
    organization: async ({ organizations }, _args, context) => {
      if (organizations.length === 0) return null
      const { tenantId } = context.here()
      return (await organizationsOf(context)).find(({ id }) => id === tenantId) ?? null
    },
    organizations: ({ organizations }, _args, context) => (organizations.length === 0 ? [] : organizationsOf(context)),
    roles: ({ roles }) => roles,
    scopes: ({ caller }) => caller.scopes,
    actions: ({ organizations }, _args, { here }) =>
      organizations.length === 0 ? [] : actionsAt(here(), { kind: 'organization', id: null }),
    actionsAnywhere: ({ organizations }, _args, { here }) =>
      organizations.length === 0 ? [] : ACTIONS.filter((action) => mayAnywhere(here(), action)),
    actionsGlobal: ({ organizations }, _args, { here }) =>
      organizations.length === 0 ? [] : actionsAt(here(), { kind: 'installation', id: null, tenantId: SYSTEM_TENANT }),
  },
  Organization: {
    actions: async ({ id }, _args, context) => actionsAt(await inside(context, id), { kind: 'organization', id }),
    projects: async ({ id }, _args, context) =>
      (await runQuery(listProjects, await inside(context, id), {}, ALL)).items,
  },
  Project: {
    actions: async ({ id, organizationId }, _args, context) =>
      actionsAt(await inside(context, organizationId), { kind: 'project', id, projectId: id as ProjectId }),
  },
}

async function organizationsOf(context: GraphQLContext): Promise<readonly OrganizationNode[]> {
  return (await read(context, listOrganizations, {}, ALL)).items
}

/** The caller in another organization of theirs, also one that was made a moment ago. */
async function inside(context: GraphQLContext, organizationId: string): Promise<Context> {
  const { authenticated, incoming, deps } = context
  const isIn = ({ organizations }: Authenticated): boolean => organizations.some(({ id }) => id === organizationId)
  const { authorization, cookie } = incoming.headers
  const now = isIn(authenticated)
    ? authenticated
    : await deps.authenticator.authenticate({ authorization, cookie, remoteAddress: incoming.ip, organizationId })
  if (!isIn(now)) throw new Problem('not_found')
  return { ...context.here(), caller: now.caller, tenantId: organizationId as TenantId }
}

function mayAnywhere(context: Context, action: Action): boolean {
  try {
    authorizeAnywhere(context, action, { kind: 'organization', id: null })
    return true
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}
