import type { Tx } from '@halcyon/store'
import { secretTarget } from '../../secrets/may-use.ts'
import type { Context, Target } from '../command.ts'

export interface SecretFound {
  readonly id: string
  readonly name: string
  readonly projectId: string
  readonly datasourceId: string | null
}

/** The secret by its id, locked; deleted ones are gone. */
export async function findSecret(
  tx: Tx,
  { tenantId }: Context,
  { id }: { id: string },
): Promise<{ target: Target; found: SecretFound } | null> {
  const row = await tx
    .selectFrom('secret')
    .select(['id', 'name', 'project_id', 'datasource_id'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) return null
  const owner =
    row.datasource_id === null
      ? undefined
      : await tx
          .selectFrom('datasource')
          .select('owner_id')
          .where('tenant_id', '=', tenantId)
          .where('id', '=', row.datasource_id)
          .executeTakeFirst()
  const found = { id: row.id, name: row.name, projectId: row.project_id, datasourceId: row.datasource_id }
  return { target: secretTarget({ ...found, ownerId: owner?.owner_id ?? null }), found }
}
