import type { TenantId } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { sql } from 'kysely'
import { SYSTEM_TENANT } from '../audit/system-tenant.ts'
import type { Context } from '../commands/command.ts'

/** From here on the transaction also sees, and may write, the rows of these tenants. For after the permission was checked. */
export async function enterTenants(tx: Tx, context: Context, tenants: readonly string[]): Promise<void> {
  await sql`select set_config('halcyon.tenants', ${[context.tenantId, ...tenants].join(',')}, true)`.execute(tx)
}

export interface OrganizationRow {
  readonly tenant_id: TenantId
  readonly name: string
  readonly created_at: Date
  readonly joined_at: Date | null
}

/** The caller's organizations, the first they joined first. */
export async function organizationsOf(tx: Tx, { caller }: Context): Promise<readonly OrganizationRow[]> {
  const { rows } = await sql<OrganizationRow>`select * from halcyon.organizations_of(${caller.userId})`.execute(tx)
  return rows
}

/** Whether an organization a caller names is one of theirs. */
export async function isTheirs(tx: Tx, context: Context, organizationId: string): Promise<boolean> {
  if (organizationId === context.tenantId) return true
  return (await organizationsOf(tx, context)).some(({ tenant_id }) => tenant_id === organizationId)
}

/** Also what belongs to a person wherever they are: after the permission to act for them was checked. */
export async function enterTenantsOf(tx: Tx, context: Context, userId: string): Promise<void> {
  const { rows } = await sql<{ tenant_id: string }>`
    select tenant_id from halcyon.bindings_of(${userId})
    union select home_id from account_user where id = ${userId} and home_id is not null`.execute(tx)
  await enterTenants(
    tx,
    context,
    rows.map(({ tenant_id }) => tenant_id),
  )
}

/**
 * Whether everything a person holds lies in the context's organization, or the caller administers all of them: only then may
 * an administrator act in the person's name (a token, a password). Otherwise one could rise above oneself.
 */
export async function holdsNothingElsewhere(tx: Tx, context: Context, userId: string): Promise<boolean> {
  const everywhere = context.caller.bindings.some(({ role, scope }) => role === 'admin' && scope.kind === 'global')
  if (everywhere || context.caller.kind === 'system') return true
  const { rows } = await sql<{ tenant_id: string }>`select tenant_id from halcyon.bindings_of(${userId})`.execute(tx)
  return rows.every(({ tenant_id }) => tenant_id !== SYSTEM_TENANT && tenant_id === context.tenantId)
}
