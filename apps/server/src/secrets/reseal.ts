import type { TenantId } from '@halcyon/domain'
import { type Sealer, UnsealError } from '@halcyon/secrets'
import { type Database, inTenant, type Tx } from '@halcyon/store'
import { sql } from 'kysely'
import { appendAudit } from '../audit/append.ts'

export interface Resealed {
  readonly tenantId: TenantId
  /** `current`: it was sealed by this master key already; `unknown_key`: by one that was not given. */
  readonly outcome: 'resealed' | 'current' | 'unknown_key'
}

/**
 * Seals every organization's data key under the sealer's current master key, each in a transaction of its own: broken off, it goes
 * on where it was. The secrets themselves stay as they are.
 */
export async function* resealDataKeys(db: Database, sealer: Sealer): AsyncGenerator<Resealed> {
  const { rows } = await sql<{ id: TenantId }>`select id from halcyon.tenant_ids() as id`.execute(db)
  for (const { id: tenantId } of rows) {
    const outcome = await inTenant(db, tenantId, (tx) => reseal(tx, sealer, tenantId))
    if (outcome !== null) yield { tenantId, outcome }
  }
}

/** null: it has no data key, as it has had no secret yet. */
async function reseal(tx: Tx, sealer: Sealer, tenantId: TenantId): Promise<Resealed['outcome'] | null> {
  const stored = await tx
    .selectFrom('tenant_key')
    .select(['sealed', 'master_key_id'])
    .where('tenant_id', '=', tenantId)
    .forUpdate()
    .executeTakeFirst()
  if (stored === undefined) return null
  const before = { sealed: stored.sealed, masterKeyId: stored.master_key_id }
  const after = resealed(sealer, tenantId, before)
  if (typeof after === 'string') return after
  await tx
    .updateTable('tenant_key')
    .set({ sealed: after.sealed, master_key_id: after.masterKeyId })
    .where('tenant_id', '=', tenantId)
    .execute()
  await appendAudit(tx, {
    tenantId,
    actor: { kind: 'system', id: 'halcyon', name: 'halcyon secrets reseal' },
    action: 'secrets.reseal',
    resourceKind: 'organization',
    resourceId: tenantId,
    before: { sealedBy: before.masterKeyId },
    after: { sealedBy: after.masterKeyId },
  })
  return 'resealed'
}

function resealed(sealer: Sealer, tenantId: TenantId, stored: Parameters<Sealer['reseal']>[1]) {
  try {
    return sealer.reseal(tenantId, stored) ?? 'current'
  } catch (error) {
    if (error instanceof UnsealError) return 'unknown_key'
    throw error
  }
}
