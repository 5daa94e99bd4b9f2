/** Links that are used once: made by an administrator, worth no more than what that administrator may do when it is used. */
import { randomBytes, randomUUID } from 'node:crypto'
import { Problem, type RoleBinding, type Scope, type TenantId, type UserId } from '@halcyon/domain'
import { type Database, inTenant, type Tx } from '@halcyon/store'
import { sql } from 'kysely'
import { SYSTEM_TENANT } from '../audit/system-tenant.ts'
import { mayDo } from '../commands/authorize.ts'
import type { Caller, Context } from '../commands/command.ts'
import type { Row } from '../queries/row.ts'
import { holdsNothingElsewhere } from './organizations.ts'
import { tokenDigest } from './tokens.ts'

export type LinkRow = Row<'account_link'>
export type LinkKind = 'invitation' | 'reset'
export type InvitedRole = Pick<RoleBinding, 'role' | 'scope'>

export interface NewLink {
  readonly kind: LinkKind
  readonly tenantId: TenantId
  /** Null: the command line. */
  readonly createdBy: string | null
  readonly lifeMs: number
  readonly userId?: string
  readonly email?: string | null
  readonly name?: string | null
  readonly roles?: readonly InvitedRole[]
}

const PLACES: Readonly<Record<LinkKind, string>> = { invitation: 'invite', reset: 'reset' }
export const RESET_LIFE_MS = 24 * 3600 * 1000

/** Makes a link; its secret (256 random bits) is in the path alone, and is not stored. */
export async function makeLink(tx: Tx, link: NewLink): Promise<{ id: string; path: string; expiresAt: Date }> {
  const secret = randomBytes(32).toString('base64url')
  const id = randomUUID()
  const expiresAt = new Date(Date.now() + link.lifeMs)
  if (link.userId !== undefined) await endResets(tx, link.userId)
  await tx
    .insertInto('account_link')
    .values({
      tenant_id: link.tenantId,
      id,
      kind: link.kind,
      digest: tokenDigest(secret),
      user_id: link.userId ?? null,
      email: link.email ?? null,
      name: link.name ?? null,
      roles: JSON.stringify(link.roles ?? []),
      created_by: link.createdBy,
      expires_at: expiresAt,
    })
    .execute()
  return { id, path: `/${PLACES[link.kind]}/${secret}`, expiresAt }
}

/** A person's earlier links for a new password end with a later one, and with its use. */
export async function endResets(tx: Tx, userId: string): Promise<void> {
  await tx
    .updateTable('account_link')
    .set({ revoked_at: new Date() })
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()
}

/**
 * Runs over the living link with this secret, locked until the end.
 * @throws Problem `link_invalid`, whether it is unknown, used, revoked, too old, or more than its maker may do by now
 */
export async function overLink<T>(
  db: Database,
  kind: LinkKind,
  secret: string,
  run: (tx: Tx, link: LinkRow) => Promise<T>,
): Promise<T> {
  const digest = tokenDigest(secret)
  const { rows } = await sql<{ tenant: string | null }>`select halcyon.link_tenant(${digest}) as tenant`.execute(db)
  const tenant = rows[0]?.tenant ?? SYSTEM_TENANT
  return inTenant(db, tenant as TenantId, async (tx) => {
    const link = await tx
      .selectFrom('account_link')
      .selectAll()
      .where('digest', '=', digest)
      .where('kind', '=', kind)
      .where('used_at', 'is', null)
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', sql<Date>`now()`)
      .forUpdate()
      .executeTakeFirst()
    if (link === undefined || !(await stillMay(db, tx, link))) throw new Problem('link_invalid')
    return run(tx, link)
  })
}

/** Notes that it was used, and by whom: it opens nothing again. */
export async function spendLink(tx: Tx, { tenant_id, id }: LinkRow, usedBy: string): Promise<void> {
  await tx
    .updateTable('account_link')
    .set({ used_at: new Date(), used_by: usedBy })
    .where('tenant_id', '=', tenant_id)
    .where('id', '=', id)
    .execute()
}

async function stillMay(db: Database, tx: Tx, link: LinkRow): Promise<boolean> {
  const caller = await makerOf(tx, link.created_by)
  if (caller === null) return false
  const context: Context = { db, caller, tenantId: link.tenant_id as TenantId, correlationId: link.id }
  const here = { kind: 'user', id: null }
  if (!mayDo(context, 'users.manage', here)) return false
  if (link.user_id === null) return mayDo(context, 'roles.manage', here)
  const person = await living(tx, link.user_id)
  return person !== null && (await holdsNothingElsewhere(tx, context, link.user_id))
}

async function makerOf(tx: Tx, id: string | null): Promise<Caller | null> {
  if (id === null) return COMMAND_LINE
  const person = await living(tx, id)
  if (person === null) return null
  const { rows } = await sql<{ role: RoleBinding['role']; scope_kind: Scope['kind']; scope_id: string }>`
    select role, scope_kind, scope_id from halcyon.bindings_of(${id})`.execute(tx)
  const bindings = rows.map(({ role, scope_kind: kind, scope_id }) => ({
    subjectId: id,
    role,
    scope: kind === 'global' ? { kind } : { kind, id: scope_id },
  }))
  return { kind: 'user', id, userId: id as UserId, name: person.name, bindings, scopes: null, remoteAddress: null }
}

/** Whoever runs the server, on its machine. */
export const COMMAND_LINE: Caller = {
  kind: 'system',
  id: 'system',
  userId: 'system' as UserId,
  name: 'command line',
  bindings: [],
  scopes: null,
  remoteAddress: null,
}

const living = async (tx: Tx, id: string) =>
  (await tx
    .selectFrom('account_user')
    .select(['id', 'name', 'email'])
    .where('id', '=', id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()) ?? null
