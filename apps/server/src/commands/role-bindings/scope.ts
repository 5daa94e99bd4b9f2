import { type DatasourceId, isUuid, type ProjectId, ROLES, type Scope, type TenantId } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { Type } from 'typebox'
import { isTheirs } from '../../accounts/organizations.ts'
import { SYSTEM_TENANT } from '../../audit/system-tenant.ts'
import type { Context, Target } from '../command.ts'
import { idField } from '../input/types.ts'

/** `{kind: 'global'}`, or an organization, project or datasource by id. An id beside `global` is not looked at. */
export const ScopeInput = Type.Object({
  kind: Type.Union(
    ['global', 'organization', 'project', 'datasource'].map((kind) => Type.Literal(kind as Scope['kind'])),
  ),
  id: Type.Optional(Type.Union([idField('Of the organization, project or datasource'), Type.Null(), Type.Literal('')])),
})

export const BindingInput = Type.Object({
  subjectId: Type.String({ minLength: 1, maxLength: 100, description: 'A user’s id' }),
  role: Type.Union(ROLES.map((role) => Type.Literal(role))),
  scope: ScopeInput,
})

/** Where a role is held: what is asked permission for, and which tenant has the row. */
export interface Place {
  readonly tenantId: TenantId
  readonly scope: Scope
  readonly target: Target
  readonly ownerId: string | null
}

/** The place a body names; null when there is none, or none the caller may see. */
export async function placeOf(tx: Tx, context: Context, scope: unknown): Promise<Place | null> {
  const { kind, id } = named(scope)
  if (kind === 'global') {
    return { tenantId: SYSTEM_TENANT, scope: { kind }, target: at({ tenantId: SYSTEM_TENANT }), ownerId: null }
  }
  if (!isUuid(id)) return null
  if (kind === 'organization') {
    if (!(await isTheirs(tx, context, id))) return null
    const tenantId = id as TenantId
    return { tenantId, scope: { kind, id }, target: at({ tenantId }), ownerId: null }
  }
  return kind === 'project'
    ? projectPlace(tx, context, id)
    : kind === 'datasource'
      ? datasourcePlace(tx, context, id)
      : null
}

const at = (place: Omit<Target, 'kind' | 'id'>): Target => ({ kind: 'role_binding', id: null, ...place })

const named = (scope: unknown): { kind?: unknown; id?: unknown } =>
  typeof scope === 'object' && scope !== null ? scope : {}

async function projectPlace(tx: Tx, { tenantId }: Context, id: string): Promise<Place | null> {
  const row = await tx
    .selectFrom('project')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  return { tenantId, scope: { kind: 'project', id }, target: at({ projectId: id as ProjectId }), ownerId: null }
}

async function datasourcePlace(tx: Tx, { tenantId }: Context, id: string): Promise<Place | null> {
  const row = await tx
    .selectFrom('datasource')
    .select(['project_id', 'owner_id'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  const target = at({ projectId: row.project_id as ProjectId, datasourceId: id as DatasourceId, ownerId: row.owner_id })
  return { tenantId, scope: { kind: 'datasource', id }, target, ownerId: row.owner_id }
}
