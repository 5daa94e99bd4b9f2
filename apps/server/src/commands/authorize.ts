import { type Action, isAllowed, type Target as Place, Problem } from '@halcyon/domain'
import { SYSTEM_TENANT } from '../audit/system-tenant.ts'
import type { Caller, Context, Target } from './command.ts'

/** Whether the caller may do this there; a token narrows what its user may do. */
export function mayDo(context: Context, action: Action, target: Target): boolean {
  const { caller } = context
  if (caller.kind === 'system') return true
  return withinScopes(caller, action) && isAllowed(caller.bindings, action, placeOf(context, target), caller.userId)
}

/**
 * @throws Problem `not_found` when the caller may not even see the thing, `forbidden` when they see it and may not do this
 */
export function authorize(context: Context, action: Action, target: Target): void {
  if (mayDo(context, action, target)) return
  // What cannot be seen does not exist; a token that is narrowed to other actions does not hide what its user sees.
  const seen =
    target.id === null ||
    isAllowed(context.caller.bindings, 'catalog.read', placeOf(context, target), context.caller.userId)
  throw seen ? forbidden(action) : new Problem('not_found')
}

/** For lists: the caller holds the action somewhere in the organization. */
export function authorizeAnywhere(context: Context, action: Action, target: Target): void {
  if (mayDo(context, action, target)) return
  const reach = reachOf(context, action)
  if (reach.all || reach.projectIds.length + reach.datasourceIds.length > 0) return
  // A member without a role that allows it may still own something.
  if (withinScopes(context.caller, action) && ownerMay(context, action)) return
  throw forbidden(action)
}

/** Where in the organization the caller may do this: everywhere, or in these projects and datasources, and what they own. */
export type Reach =
  | { readonly all: true }
  | {
      readonly all: false
      readonly projectIds: readonly string[]
      readonly datasourceIds: readonly string[]
      readonly ownerId: string
    }

export function reachOf(context: Context, action: Action): Reach {
  const { caller, tenantId } = context
  if (mayDo(context, action, { kind: 'organization', id: tenantId })) return { all: true }
  const held = withinScopes(caller, action)
    ? caller.bindings.filter((binding) => grants(context, action, binding.scope))
    : []
  return {
    all: false,
    projectIds: held.flatMap(({ scope }) => (scope.kind === 'project' ? [scope.id] : [])),
    datasourceIds: held.flatMap(({ scope }) => (scope.kind === 'datasource' ? [scope.id] : [])),
    ownerId: caller.userId,
  }
}

const withinScopes = (caller: Caller, action: Action): boolean =>
  caller.scopes === null || caller.scopes.includes(action)

const ownerMay = ({ caller }: Context, action: Action): boolean =>
  caller.bindings.length > 0 && isAllowed([], action, { datasourceId: 'own', ownerId: caller.userId }, caller.userId)

function grants(context: Context, action: Action, scope: Caller['bindings'][number]['scope']): boolean {
  if (scope.kind !== 'project' && scope.kind !== 'datasource') return false
  const place = scope.kind === 'project' ? { projectId: scope.id } : { datasourceId: scope.id }
  return isAllowed(context.caller.bindings, action, { organizationId: context.tenantId, ...place })
}

function placeOf(context: Context, target: Target): Place {
  if (target.tenantId === SYSTEM_TENANT) return {}
  return {
    organizationId: target.tenantId ?? context.tenantId,
    ...(target.projectId === undefined ? {} : { projectId: target.projectId }),
    ...(target.datasourceId === undefined ? {} : { datasourceId: target.datasourceId }),
    ...(target.ownerId == null ? {} : { ownerId: target.ownerId }),
  }
}

const forbidden = (action: Action): Problem => new Problem('forbidden', `This needs the permission ${action}`)
