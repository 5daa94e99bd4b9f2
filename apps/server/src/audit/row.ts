import type { Row } from '../queries/row.ts'
import type { AuditActor, AuditEntry } from './entry.ts'

export type AuditRow = Row<'audit'>

/** The row as it was digested. */
export const entryOf = (row: AuditRow): AuditEntry => ({
  tenantId: row.tenant_id,
  id: row.id,
  at: row.at.toISOString(),
  actor: actorOf(row.actor),
  action: row.action,
  resourceKind: row.resource_kind,
  resourceId: row.resource_id,
  projectId: row.project_id,
  datasourceId: row.datasource_id,
  reason: row.reason,
  before: row.before,
  after: row.after,
  remoteAddress: row.remote_address,
  correlationId: row.correlation_id,
})

// Not narrowed: a member that was added to the actor must change the digest.
const actorOf = (actor: unknown): AuditActor => actor as AuditActor

/** What an entry is about. */
export interface AuditResource {
  readonly kind: string
  readonly id: string | null
  readonly projectId?: string
  readonly datasourceId?: string
  /** What the entry has of it before and after, for whoever names it; no answer shows it. */
  readonly said?: Readonly<Record<string, unknown>>
}

export interface AuditItem {
  readonly id: string
  readonly at: string
  readonly actor: AuditActor
  readonly action: string
  readonly resource: AuditResource
  readonly reason?: string
  readonly before?: unknown
  readonly after?: unknown
  readonly correlationId: string | null
  readonly hash: string
  readonly seq: number
}

/** The row as `GET /audit` and the export show it. */
export const presentAudit = (row: AuditRow): AuditItem => ({
  id: row.id,
  at: row.at.toISOString(),
  actor: actorOf(row.actor),
  action: row.action,
  resource: {
    kind: row.resource_kind,
    id: row.resource_id,
    ...(row.project_id === null ? {} : { projectId: row.project_id }),
    ...(row.datasource_id === null ? {} : { datasourceId: row.datasource_id }),
  },
  ...(row.reason === null ? {} : { reason: row.reason }),
  ...(row.before === null ? {} : { before: row.before }),
  ...(row.after === null ? {} : { after: row.after }),
  correlationId: row.correlation_id,
  hash: row.hash.toString('hex'),
  seq: row.seq,
})
