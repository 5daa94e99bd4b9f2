import { randomUUID } from 'node:crypto'
import type { ProjectId, TenantId, UserId } from '@halcyon/domain'
import { type Database, inTenants, type Tx } from '@halcyon/store'
import { sql } from 'kysely'
import { appendAudit } from '../audit/append.ts'
import { SYSTEM_TENANT } from '../audit/system-tenant.ts'
import { bindRole } from './bindings.ts'
import { generatePassword } from './passwords.ts'
import { addPerson } from './people.ts'
import { describeToken } from './tokens.ts'

export interface BootstrapOptions {
  readonly adminEmail: string | null
  readonly adminPassword: string | null
  readonly adminToken: string | null
}

export interface Bootstrapped {
  readonly email: string
  /** To be printed once; null when the password was given. */
  readonly generatedPassword: string | null
}

const DEFAULT_ADMIN_EMAIL = 'admin@example.com'
/** Any number that nothing else locks: servers that start at once take turns. */
const LOCK = 7_700_006

/**
 * The first start: organization and project "Default", an administrator with `admin` everywhere, and their token for automation.
 * Null when it was done before; later changes of the environment change nothing, so that a revoked token stays revoked.
 */
export async function bootstrap(db: Database, options: BootstrapOptions): Promise<Bootstrapped | null> {
  const tenantId = randomUUID() as TenantId
  return inTenants(db, [SYSTEM_TENANT, tenantId], async (tx) => {
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx)
    const someone = await tx.selectFrom('account_user').select('id').limit(1).executeTakeFirst()
    return someone === undefined ? create(tx, tenantId, options) : null
  })
}

async function create(tx: Tx, tenantId: TenantId, options: BootstrapOptions): Promise<Bootstrapped> {
  const projectId = randomUUID() as ProjectId
  const email = options.adminEmail ?? DEFAULT_ADMIN_EMAIL
  const password = options.adminPassword ?? generatePassword()
  await tx.insertInto('organization').values({ tenant_id: tenantId, name: 'Default' }).execute()
  await tx.insertInto('project').values({ tenant_id: tenantId, id: projectId, name: 'Default' }).execute()
  const userId = await addPerson(tx, { email, name: 'Administrator', password, homeId: tenantId })
  if (userId === null) throw new Error(`There is already an account ${email}`)
  await bindRole(tx, SYSTEM_TENANT, { subjectId: userId, role: 'admin', scope: { kind: 'global' } }, null)
  await bindRole(
    tx,
    tenantId,
    { subjectId: userId, role: 'admin', scope: { kind: 'organization', id: tenantId } },
    null,
  )
  if (options.adminToken !== null) await addToken(tx, userId, options.adminToken)
  await record(tx, { tenantId, userId, email, token: options.adminToken !== null })
  return { email, generatedPassword: options.adminPassword === null ? password : null }
}

async function addToken(tx: Tx, userId: UserId, token: string): Promise<void> {
  const { prefix, digest } = describeToken(token)
  await tx
    .insertInto('api_token')
    .values({ id: randomUUID(), user_id: userId, name: 'automation', prefix, digest })
    .execute()
}

async function record(
  tx: Tx,
  done: { tenantId: TenantId; userId: UserId; email: string; token: boolean },
): Promise<void> {
  const actor = { kind: 'system', id: 'system', name: 'first start' } as const
  const after = { email: done.email, role: 'admin', scope: { kind: 'global' }, apiToken: done.token }
  const system = {
    tenantId: SYSTEM_TENANT,
    actor,
    action: 'system.bootstrap',
    resourceKind: 'user',
    resourceId: done.userId,
    after,
  }
  await appendAudit(tx, system)
  const organization = { tenantId: done.tenantId, actor, action: 'organization.create', resourceKind: 'organization' }
  await appendAudit(tx, { ...organization, resourceId: done.tenantId, after: { name: 'Default' } })
}
