import type { TenantId } from '@halcyon/domain'
import { type Database, inTenant } from '@halcyon/store'
import { type AuditFilter, auditRows } from '../queries/audit.ts'
import { presentAudit } from './row.ts'

const PAGE = 500

/** The rows that fit, a JSON line each, newest first; read in pages, so that its size does not matter. */
export async function* exportLines(db: Database, tenantId: TenantId, filter: AuditFilter): AsyncGenerator<string> {
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const rows = await inTenant(db, tenantId, (tx) => auditRows(tx, tenantId, filter, before, PAGE))
    for (const row of rows) yield `${JSON.stringify(presentAudit(row))}\n`
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return
    before = last.seq
  }
}
