import { type DatasourceId, isUuid, Problem, type ProjectId } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { mayDo } from '../commands/authorize.ts'
import type { Context, Target } from '../commands/command.ts'

/** The datasource in whose draft the secret is to stand. */
export interface SecretUser {
  readonly id: DatasourceId
  readonly projectId: ProjectId
}

export interface UsableSecret {
  readonly id: string
  readonly name: string
  /** Null: where the configuration of the feed leads. */
  readonly allowedHosts: readonly string[] | null
}

/**
 * Row 56: the secret belongs to this datasource or its project, and the caller may edit drafts where the secret belongs. So the
 * owner of one feed cannot send another's secret to a host of their own. To be asked whenever a draft's `config` or `secrets` change.
 * An unknown secret is refused in the same words.
 * @throws Problem `secret_not_yours` (403: the refusal is recorded)
 */
export async function assertMayUseSecret(
  tx: Tx,
  context: Context,
  secretId: unknown,
  user: SecretUser,
  /** Where the reference stands, to be told with the refusal. */
  path?: string,
): Promise<UsableSecret> {
  const secret = isUuid(secretId) ? await read(tx, context, secretId) : null
  const fits =
    secret !== null &&
    (secret.datasourceId === null ? secret.projectId === user.projectId : secret.datasourceId === user.id)
  if (!fits || !mayDo(context, 'draft.edit', secret.target)) {
    const message = 'There is no such secret for this datasource, or you may not use it'
    throw new Problem(
      'secret_not_yours',
      message,
      path === undefined ? undefined : [{ path, code: 'secret_not_yours', message }],
    )
  }
  return { id: secret.id, name: secret.name, allowedHosts: secret.allowedHosts }
}

interface Found extends UsableSecret {
  readonly projectId: string
  readonly datasourceId: string | null
  readonly target: Target
}

async function read(tx: Tx, { tenantId }: Context, id: string): Promise<Found | null> {
  const row = await tx
    .selectFrom('secret as s')
    .leftJoin('datasource as d', (join) =>
      join.onRef('d.tenant_id', '=', 's.tenant_id').onRef('d.id', '=', 's.datasource_id'),
    )
    .select(['s.id', 's.name', 's.allowed_hosts', 's.project_id', 's.datasource_id', 'd.owner_id'])
    .where('s.tenant_id', '=', tenantId)
    .where('s.id', '=', id)
    .where('s.deleted_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    id: row.id,
    name: row.name,
    allowedHosts: row.allowed_hosts,
    projectId: row.project_id,
    datasourceId: row.datasource_id,
    target: secretTarget({ id, projectId: row.project_id, datasourceId: row.datasource_id, ownerId: row.owner_id }),
  }
}

/** Where permissions on a secret are asked: its datasource, else its project. */
export const secretTarget = (secret: {
  id: string | null
  projectId: string
  datasourceId: string | null
  ownerId: string | null
}): Target => ({
  kind: 'secret',
  id: secret.id,
  projectId: secret.projectId as ProjectId,
  ...(secret.datasourceId === null
    ? {}
    : { datasourceId: secret.datasourceId as DatasourceId, ownerId: secret.ownerId }),
})
