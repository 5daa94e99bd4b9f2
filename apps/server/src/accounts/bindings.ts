import { randomUUID } from 'node:crypto'
import type { RoleBinding, TenantId } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { SYSTEM_TENANT } from '../audit/system-tenant.ts'

/**
 * Gives a role; doing it again changes nothing. The transaction must have the tenant (for a global role, SYSTEM_TENANT).
 * @returns the binding's id, and whether it is new
 */
export async function bindRole(
  tx: Tx,
  tenantId: TenantId,
  { subjectId, role, scope }: RoleBinding,
  createdBy: string | null,
): Promise<{ id: string; added: boolean }> {
  const row = {
    tenant_id: tenantId,
    subject_id: subjectId,
    role,
    scope_kind: scope.kind,
    scope_id: scope.kind === 'global' ? SYSTEM_TENANT : scope.id,
  }
  const added = await tx
    .insertInto('role_binding')
    .values({ ...row, id: randomUUID(), created_by: createdBy })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'subject_id', 'role', 'scope_kind', 'scope_id']).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  if (added !== undefined) return { id: added.id, added: true }
  const known = await tx
    .selectFrom('role_binding')
    .select('id')
    .where((eb) => eb.and(row))
    .executeTakeFirstOrThrow()
  return { id: known.id, added: false }
}
