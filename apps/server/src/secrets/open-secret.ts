import { Problem, type TenantId } from '@halcyon/domain'
import { type Sealer, UnsealError } from '@halcyon/secrets'
import type { Tx } from '@halcyon/store'
import { sql } from 'kysely'
import { dataKeysIn } from './data-keys.ts'

/** A usable version of a secret. The value must not reach an answer, a log line, an error or a worker's output. */
export interface OpenedVersion {
  readonly version: number
  readonly value: string
  readonly expiresAt: Date | null
}

/**
 * The versions that may be used now, the current one first; the previous one follows until it expires or is revoked.
 * The transaction must be in the tenant.
 * @throws Problem `secret_missing` (unknown or deleted), `secret_expired` (none is valid now), `master_key_wrong`
 */
export async function openSecret(
  tx: Tx,
  sealer: Sealer,
  tenantId: TenantId,
  secretId: string,
): Promise<OpenedVersion[]> {
  const rows = await tx
    .selectFrom('secret_version as v')
    .innerJoin('secret as s', (join) => join.onRef('s.tenant_id', '=', 'v.tenant_id').onRef('s.id', '=', 'v.secret_id'))
    .select(['v.n', 'v.sealed', 'v.expires_at'])
    .where('s.tenant_id', '=', tenantId)
    .where('s.id', '=', secretId)
    .where('s.deleted_at', 'is', null)
    .where('v.state', 'in', ['current', 'previous'])
    .orderBy('v.n', 'desc')
    .execute()
  if (rows.length === 0) throw new Problem('secret_missing')
  const valid = rows.filter(({ expires_at }) => expires_at === null || expires_at.getTime() > Date.now())
  if (valid.length === 0) throw new Problem('secret_expired')
  const keys = dataKeysIn(tx)
  const open = async ({ n, sealed, expires_at }: (typeof valid)[number]): Promise<OpenedVersion> => ({
    version: n,
    value: await sealer.open(keys, { tenantId, secretId, n }, sealed).catch(explain),
    expiresAt: expires_at,
  })
  const opened: OpenedVersion[] = []
  for (const row of valid) opened.push(await open(row))
  return opened
}

function explain(error: unknown): never {
  if (error instanceof UnsealError) throw new Problem('master_key_wrong')
  throw error
}

/** Notes that a version was used, at most once a minute, so that a busy feed does not write for each event. */
export async function recordUse(tx: Tx, tenantId: TenantId, secretId: string, version: number): Promise<void> {
  await tx
    .updateTable('secret_version')
    .set({ last_used_at: sql<Date>`now()` })
    .where('tenant_id', '=', tenantId)
    .where('secret_id', '=', secretId)
    .where('n', '=', version)
    .where((eb) =>
      eb.or([eb('last_used_at', 'is', null), eb('last_used_at', '<', sql<Date>`now() - interval '1 minute'`)]),
    )
    .execute()
}
