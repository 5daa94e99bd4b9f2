import type { TenantId } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { sql } from 'kysely'
import { Type } from 'typebox'
import { enterTenants } from '../accounts/organizations.ts'
import { type AuditItem, type AuditRow, presentAudit } from '../audit/row.ts'
import { SYSTEM_TENANT } from '../audit/system-tenant.ts'
import { type ChainReport, verifyChain } from '../audit/verify.ts'
import type { Context, Find, Query } from '../commands/command.ts'
import { timeField } from '../commands/input/types.ts'
import { cursorKey, type Page, pageFields, pageOf, rowsToRead } from './page.ts'

const text = (description: string) => Type.Optional(Type.String({ minLength: 1, maxLength: 200, description }))

const auditFilter = {
  actor: text('The actor’s id, or a part of their name'),
  action: text('An action, or the first part of one: `secret` finds `secret.rotate`'),
  resource: text('The resource’s id or kind; also a project’s or datasource’s id'),
  from: Type.Optional(timeField('At or after')),
  to: Type.Optional(timeField('Before')),
}

export interface AuditFilter {
  readonly actor?: string
  readonly action?: string
  readonly resource?: string
  readonly from?: string
  readonly to?: string
}

/** The organization's own chain, or (`chain=system`) that of the installation: for those whose role holds everywhere. */
const chainField = {
  chain: Type.Optional(Type.Union([Type.Literal('organization'), Type.Literal('system')], { default: 'organization' })),
}

const tenantOf = (context: Context, chain: string | undefined): TenantId =>
  chain === 'system' ? SYSTEM_TENANT : context.tenantId

// `chain` is read before it is validated: whose chain it is decides who may.
const findChain: Find<unknown, TenantId> = async (tx, context, _params, raw) => {
  const chain = typeof raw === 'object' && raw !== null && 'chain' in raw ? String(raw.chain) : undefined
  const tenantId = tenantOf(context, chain)
  if (tenantId === SYSTEM_TENANT) await enterTenants(tx, context, [SYSTEM_TENANT])
  return { target: { kind: 'audit', id: null, tenantId }, found: tenantId }
}

const ListInput = Type.Object({ ...pageFields, ...auditFilter, ...chainField })

/** The audit log, newest first. */
export const listAudit: Query<unknown, typeof ListInput, TenantId, Page<AuditItem>> = {
  name: 'audit.list',
  action: 'audit.read',
  input: ListInput,
  find: findChain,
  run: async (tx, _context, tenantId, input) => {
    const after = cursorKey(input, ['number'])
    const rows = await auditRows(tx, tenantId, input, Number(after?.[0] ?? Number.MAX_SAFE_INTEGER), rowsToRead(input))
    return pageOf(rows, input, (row) => [row.seq], presentAudit)
  },
}

/** Rows before `seq` that fit, newest first. */
export function auditRows(
  tx: Tx,
  tenantId: TenantId,
  filter: AuditFilter,
  before: number,
  limit: number,
): Promise<AuditRow[]> {
  return tx
    .selectFrom('audit')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('seq', '<', before)
    .$if(filter.actor !== undefined, (query) =>
      query.where(
        sql<boolean>`(actor->>'id' = ${filter.actor} or strpos(lower(actor->>'name'), lower(${filter.actor})) > 0)`,
      ),
    )
    .$if(filter.action !== undefined, (query) =>
      query.where(sql<boolean>`(action = ${filter.action} or starts_with(action, ${`${filter.action}.`}))`),
    )
    .$if(filter.resource !== undefined, (query) =>
      query.where(
        sql<boolean>`${filter.resource} in (resource_id, resource_kind, project_id::text, datasource_id::text)`,
      ),
    )
    .$if(filter.from !== undefined, (query) => query.where('at', '>=', sql<Date>`${filter.from}::timestamptz`))
    .$if(filter.to !== undefined, (query) => query.where('at', '<', sql<Date>`${filter.to}::timestamptz`))
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
}

const VerifyInput = Type.Object({
  ...chainField,
  seq: Type.Optional(
    Type.Integer({ minimum: 1, description: 'A head noted earlier, with `hash`: it must still be in the chain' }),
  ),
  hash: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
})

/** Walks the whole chain. */
export const verifyAudit: Query<unknown, typeof VerifyInput, TenantId, ChainReport> = {
  name: 'audit.verify',
  action: 'audit.read',
  input: VerifyInput,
  find: findChain,
  run: async (_tx, { db }, tenantId, { seq, hash }) =>
    verifyChain(db, tenantId, seq === undefined || hash === undefined ? undefined : { seq, hash }),
}

const ExportInput = Type.Object({ ...auditFilter, ...chainField })

/** What an export reads; the rows follow in pages, outside this transaction. */
export const exportAudit: Query<unknown, typeof ExportInput, TenantId, { tenantId: TenantId; filter: AuditFilter }> = {
  name: 'audit.export',
  action: 'audit.read',
  input: ExportInput,
  find: findChain,
  run: async (_tx, _context, tenantId, { chain: _, ...filter }) => ({ tenantId, filter }),
}
