import type { SecretVersionValue } from '@halcyon/connector-kit'
import type { DatasourceId, TenantId } from '@halcyon/domain'
import type { Sealer } from '@halcyon/secrets'
import { type Database, inTenant } from '@halcyon/store'
import { openSecret, recordUse } from '../secrets/open-secret.ts'
import { type Replacement, replaceSecret } from '../secrets/replace-secret.ts'
import { secretHosts } from '../secrets/secret-hosts.ts'
import type { FeedSecrets } from './worker/protocol.ts'

/** Last uses are written this often, in milliseconds. */
const USES_MS = 5000

/** What workers get of the secret store: their fields' values, and a place to say which version they used. */
export function feedSecrets(options: { db: Database; sealer: Sealer; onError: (error: unknown) => void }) {
  const { db, sealer, onError } = options
  const uses = new Map<string, { tenantId: TenantId; secretId: string; version: number }>()

  const writeUses = async (): Promise<void> => {
    const pending = [...uses.values()]
    uses.clear()
    for (const { tenantId, secretId, version } of pending) {
      await inTenant(db, tenantId, (tx) => recordUse(tx, tenantId, secretId, version))
    }
  }
  const timer = setInterval(() => void writeUses().catch(onError), USES_MS)
  timer.unref()

  return {
    /** Throws a Problem when a secret is missing, expired, or sealed by another master key. */
    open: (
      tenantId: TenantId,
      _datasourceId: DatasourceId,
      fields: Readonly<Record<string, string>>,
    ): Promise<FeedSecrets> => {
      if (Object.keys(fields).length === 0) return Promise.resolve({ values: {}, mayGoTo: [] })
      return inTenant(db, tenantId, async (tx) => {
        const values: Record<string, SecretVersionValue[]> = {}
        for (const [field, secretId] of Object.entries(fields)) {
          const versions = await openSecret(tx, sealer, tenantId, secretId)
          values[field] = versions.map(({ version, value, expiresAt }) => ({
            version,
            value,
            expiresAt: expiresAt?.getTime() ?? null,
          }))
        }
        return { values, mayGoTo: await secretHosts(tx, tenantId, Object.values(fields)) }
      })
    },
    used(tenantId: TenantId, secretId: string, version: number): void {
      uses.set(`${secretId} ${version}`, { tenantId, secretId, version })
    },
    /** @throws when the database does not answer */
    async replace(replacement: Replacement): Promise<void> {
      await inTenant(db, replacement.tenantId, (tx) => replaceSecret(tx, sealer, replacement))
    },
    async close(): Promise<void> {
      clearInterval(timer)
      await writeUses().catch(onError)
    },
  }
}
