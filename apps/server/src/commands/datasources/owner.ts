import { Problem } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import type { Context } from '../command.ts'

/**
 * An owner is editor and operator of the datasource, so they must belong to the organization.
 * @throws Problem `unprocessable` for anybody who holds no role in it; the caller themselves and nobody are fine
 */
export async function assertMember(tx: Tx, context: Context, ownerId: string | null): Promise<void> {
  if (ownerId === null || ownerId === context.caller.userId) return
  const member = await tx
    .selectFrom('role_binding')
    .select('id')
    .where('tenant_id', '=', context.tenantId)
    .where('subject_id', '=', ownerId)
    .limit(1)
    .executeTakeFirst()
  if (member !== undefined) return
  throw new Problem('unprocessable', 'The owner must be a member of the organization', [
    { path: 'ownerId', code: 'not_found', message: 'No member of this organization has this id' },
  ])
}
