/** Who may do what. One table of actions, four nested scopes; no database, no session. */

export const ROLES = ['viewer', 'operator', 'editor', 'approver', 'admin', 'auditor'] as const
export type Role = (typeof ROLES)[number]

const ALL = ROLES
const WORKING = ['viewer', 'operator', 'editor', 'approver', 'admin'] as const
const TESTING = ['operator', 'editor', 'approver', 'admin'] as const
const OPERATING = ['operator', 'admin'] as const
const ALERTING = ['operator', 'editor', 'admin'] as const
const EDITING = ['editor', 'admin'] as const
const APPROVING = ['approver', 'admin'] as const
const ADMIN = ['admin'] as const
const AUDITING = ['admin', 'auditor'] as const

/** Action → the roles that allow it. One action a capability. */
export const PERMISSIONS = {
  'catalog.read': ALL,
  'config.read': ALL,
  'history.read': ALL,
  'metrics.read': ALL,
  'logs.read': ALL,
  'records.read': ALL,
  'secrets.read': ALL,
  suggest: WORKING,
  testrun: TESTING,
  'events.raw': TESTING,
  'datasource.operate': OPERATING,
  backfill: OPERATING,
  'deadletters.replay': OPERATING,
  'maintenance.manage': OPERATING,
  'checkpoint.edit': OPERATING,
  rollback: OPERATING,
  'alertrules.manage': ALERTING,
  'channels.manage': ALERTING,
  'datasource.create': EDITING,
  'draft.edit': EDITING,
  'datasource.check': TESTING,
  'publish.request': EDITING,
  'datasource.publish': EDITING,
  'datasource.delegate': EDITING,
  'secrets.manage': EDITING,
  'change.approve': APPROVING,
  'datasource.archive': ADMIN,
  'roles.manage': ADMIN,
  'users.manage': ADMIN,
  'tokens.manage': ADMIN,
  'policies.manage': ADMIN,
  'organizations.manage': ADMIN,
  'projects.manage': ADMIN,
  'demo.manage': ADMIN,
  'audit.read': AUDITING,
} as const satisfies Readonly<Record<string, readonly Role[]>>

export type Action = keyof typeof PERMISSIONS
export const ACTIONS: readonly Action[] = Object.keys(PERMISSIONS) as Action[]

export type Scope =
  | { readonly kind: 'global' }
  | { readonly kind: 'organization'; readonly id: string }
  | { readonly kind: 'project'; readonly id: string }
  | { readonly kind: 'datasource'; readonly id: string }

/** A role held at a scope and everywhere below it. */
export interface RoleBinding {
  readonly subjectId: string
  readonly role: Role
  readonly scope: Scope
}

/** What is acted on, with everything above it. Without `organizationId` it is the installation itself: only global bindings reach it. */
export interface Target {
  readonly organizationId?: string
  readonly projectId?: string
  readonly datasourceId?: string
  /** The datasource's owner: editor and operator on it. */
  readonly ownerId?: string
}

export type Grant =
  | { readonly allowed: true; readonly by: 'binding'; readonly binding: RoleBinding }
  | { readonly allowed: true; readonly by: 'owner'; readonly role: Role }
  | { readonly allowed: false; readonly roles: readonly Role[] }

const OWNER_ROLES = ['editor', 'operator'] as const satisfies readonly Role[]
const WIDTH: Readonly<Record<Scope['kind'], number>> = { global: 0, organization: 1, project: 2, datasource: 3 }

function covers(scope: Scope, target: Target): boolean {
  if (scope.kind === 'global') return true
  if (scope.kind === 'organization') return scope.id === target.organizationId
  if (scope.kind === 'project') return scope.id === target.projectId
  return scope.id === target.datasourceId
}

/**
 * Why an action is allowed: the widest binding that grants it, else ownership; or which roles would allow it.
 * `bindings` are the caller's own; `subjectId` is needed only for ownership, and must belong to the target's organization.
 */
export function explainAllowed(
  bindings: readonly RoleBinding[],
  action: Action,
  target: Target,
  subjectId?: string,
): Grant {
  const roles: readonly Role[] = PERMISSIONS[action]
  let widest: RoleBinding | undefined
  for (const binding of bindings) {
    if (!roles.includes(binding.role) || !covers(binding.scope, target)) continue
    if (widest === undefined || WIDTH[binding.scope.kind] < WIDTH[widest.scope.kind]) widest = binding
  }
  if (widest !== undefined) return { allowed: true, by: 'binding', binding: widest }
  const role = isOwner(bindings, target, subjectId) ? OWNER_ROLES.find((owned) => roles.includes(owned)) : undefined
  return role === undefined ? { allowed: false, roles } : { allowed: true, by: 'owner', role }
}

/** An owner is known by the id given, or by that of the bindings, which are all the caller's. */
function isOwner(bindings: readonly RoleBinding[], target: Target, subjectId: string | undefined): boolean {
  if (target.datasourceId === undefined || target.ownerId === undefined) return false
  return (subjectId ?? bindings[0]?.subjectId) === target.ownerId
}

/** {@link explainAllowed}'s answer alone. */
export const isAllowed = (
  bindings: readonly RoleBinding[],
  action: Action,
  target: Target,
  subjectId?: string,
): boolean => explainAllowed(bindings, action, target, subjectId).allowed
