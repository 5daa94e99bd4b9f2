import type { DataKeys } from '@halcyon/secrets'
import type { Tx } from '@halcyon/store'

/** Data keys in the transaction's own tenants. */
export const dataKeysIn = (tx: Tx): DataKeys => ({
  async get(tenantId) {
    const row = await tx
      .selectFrom('tenant_key')
      .select(['sealed', 'master_key_id'])
      .where('tenant_id', '=', tenantId)
      .executeTakeFirst()
    return row === undefined ? null : { sealed: row.sealed, masterKeyId: row.master_key_id }
  },
  async put(tenantId, key) {
    await tx
      .insertInto('tenant_key')
      .values({ tenant_id: tenantId, sealed: key.sealed, master_key_id: key.masterKeyId })
      .onConflict((conflict) => conflict.column('tenant_id').doNothing())
      .execute()
    return (await this.get(tenantId)) ?? key
  },
})
