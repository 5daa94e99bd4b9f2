import { randomUUID } from 'node:crypto'
import type { Tx } from '@halcyon/store'
import { sql } from 'kysely'
import { type AuditActor, type AuditEntry, contentDigest } from './entry.ts'
import { redact } from './redact.ts'

export interface NewAuditEntry {
  readonly tenantId: string
  readonly actor: AuditActor
  readonly action: string
  readonly resourceKind: string
  readonly resourceId: string | null
  readonly projectId?: string | null
  readonly datasourceId?: string | null
  readonly reason?: string | null
  readonly before?: unknown
  readonly after?: unknown
  readonly remoteAddress?: string | null
  readonly correlationId?: string | null
}

/**
 * Appends to the tenant's chain. Must be the transaction's last statement: it locks the chain's head until the commit.
 * The transaction must have the tenant among its own (`inTenants`).
 */
export async function appendAudit(tx: Tx, entry: NewAuditEntry): Promise<void> {
  const full: AuditEntry = {
    tenantId: entry.tenantId,
    id: randomUUID(),
    at: new Date().toISOString(),
    actor: { kind: entry.actor.kind, id: entry.actor.id, name: entry.actor.name },
    action: entry.action,
    resourceKind: entry.resourceKind,
    resourceId: entry.resourceId,
    projectId: entry.projectId ?? null,
    datasourceId: entry.datasourceId ?? null,
    reason: entry.reason ?? null,
    before: redact(entry.before ?? null),
    after: redact(entry.after ?? null),
    remoteAddress: entry.remoteAddress ?? null,
    correlationId: entry.correlationId ?? null,
  }
  const digest = contentDigest(full)
  await sql`select halcyon.append_audit(${full.tenantId}, ${digest}, ${JSON.stringify(full)}::jsonb)`.execute(tx)
}
