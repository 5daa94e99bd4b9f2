import type { BindingView } from '../../../commands/role-bindings/grant-role.ts'
import { listRoleBindings } from '../../../queries/people.ts'
import { type GraphQLContext, read } from '../context.ts'
import type { Resolvers } from '../generated/resolver-types.ts'
import type { DatasourceNode } from '../nodes.ts'

/** Who may do what with a datasource. */
export const access: Resolvers = {
  Datasource: {
    roleBindings: async ({ id, projectId }: DatasourceNode, _args, context) => {
      const { tenantId } = context.here()
      return (await allBindings(context)).filter(({ scope }) => {
        if (scope.kind === 'global') return true
        return scope.id === { organization: tenantId, project: projectId, datasource: id }[scope.kind]
      })
    },
  },
}

async function allBindings(context: GraphQLContext): Promise<readonly BindingView[]> {
  const all: BindingView[] = []
  let cursor: string | null = null
  do {
    const page: { items: readonly BindingView[]; nextCursor: string | null } = await read(
      context,
      listRoleBindings,
      {},
      { limit: 1000, cursor },
    )
    all.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null)
  return all
}
