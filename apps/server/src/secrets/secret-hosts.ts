import type { SecretHosts } from '@halcyon/connector-kit'
import type { TenantId } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'

/** Where these secrets may be sent; a secret that names no host may go where the configuration of the feed leads. */
export async function secretHosts(tx: Tx, tenantId: TenantId, ids: readonly string[]): Promise<readonly SecretHosts[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('secret')
    .select(['name', 'allowed_hosts'])
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', [...new Set(ids)])
    .orderBy('name')
    .execute()
  return rows.map(({ name, allowed_hosts }) => ({ secret: name, hosts: allowed_hosts ?? [] }))
}
