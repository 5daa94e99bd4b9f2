import type { DatasourceId, TenantId } from '@halcyon/domain'
import type { Sealer } from '@halcyon/secrets'
import type { Tx } from '@halcyon/store'
import { appendAudit } from '../audit/append.ts'
import { dataKeysIn } from './data-keys.ts'

/** What a source gave in the place of a secret's value: a refresh token that is good for one use. */
export interface Replacement {
  readonly tenantId: TenantId
  /** Whose feed the source told. */
  readonly datasourceId: DatasourceId
  readonly secretId: string
  /** The value that it stands in the place of. */
  readonly from: string
  readonly to: string
}

/** Characters, as of a value that a person gives. */
const MAX_VALUE = 65_536
/** Versions that sources replaced are kept so far back: a token may be replaced every hour. */
const KEPT = 20

/**
 * Keeps a secret's new value as its current version, audited; the one before is revoked, as the source takes it no more. Nothing happens
 * when another value is in force by now: a person, or another engine, was there first.
 * @returns whether it was kept
 */
export async function replaceSecret(tx: Tx, sealer: Sealer, replacement: Replacement): Promise<boolean> {
  const { tenantId, datasourceId, secretId, from, to } = replacement
  if (to === '' || to.length > MAX_VALUE) return false
  const secret = await tx
    .selectFrom('secret')
    .select(['project_id', 'name'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', secretId)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  const current = await tx
    .selectFrom('secret_version')
    .select(['n', 'sealed'])
    .where('tenant_id', '=', tenantId)
    .where('secret_id', '=', secretId)
    .where('state', '=', 'current')
    .executeTakeFirst()
  if (secret === undefined || current === undefined) return false
  const keys = dataKeysIn(tx)
  if ((await sealer.open(keys, { tenantId, secretId, n: current.n }, current.sealed)) !== from) return false
  const n = current.n + 1
  const versions = () =>
    tx.updateTable('secret_version').where('tenant_id', '=', tenantId).where('secret_id', '=', secretId)
  await versions().set({ state: 'revoked' }).where('n', '=', current.n).execute()
  const sealed = await sealer.seal(keys, { tenantId, secretId, n }, to)
  await tx.insertInto('secret_version').values({ tenant_id: tenantId, secret_id: secretId, n, sealed }).execute()
  await tx
    .deleteFrom('secret_version')
    .where('tenant_id', '=', tenantId)
    .where('secret_id', '=', secretId)
    .where('state', '=', 'revoked')
    .where('created_by', 'is', null)
    .where('n', '<=', n - KEPT)
    .execute()
  await appendAudit(tx, {
    tenantId,
    actor: { kind: 'system', id: 'halcyon', name: 'the source' },
    action: 'secret.replace',
    resourceKind: 'secret',
    resourceId: secretId,
    projectId: secret.project_id,
    datasourceId,
    before: { name: secret.name, version: current.n },
    after: { name: secret.name, version: n },
  })
  return true
}
