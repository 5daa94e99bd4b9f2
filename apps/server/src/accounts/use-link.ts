import { Problem, type TenantId, type UserId } from '@halcyon/domain'
import type { Database, Tx } from '@halcyon/store'
import { appendAudit } from '../audit/append.ts'
import { bindRole } from './bindings.ts'
import { endResets, type InvitedRole, type LinkRow, overLink, spendLink } from './links.ts'
import { addPerson, normalEmail, setPassword } from './people.ts'

/** Who uses a link: for the audit row. */
export interface LinkUse {
  readonly address: string
  readonly correlationId: string
}

export interface LinkView {
  readonly email: string | null
  readonly name: string | null
  readonly organization: string | null
  /** The organization's id; null for a new password. */
  readonly organizationId: string | null
  readonly roles: readonly InvitedRole['role'][]
  readonly expiresAt: Date
}

/** What an invitation offers. @throws Problem `link_invalid` */
export const lookAtInvitation = (db: Database, secret: string): Promise<LinkView> =>
  overLink(db, 'invitation', secret, async (tx, link) => {
    const row = await tx
      .selectFrom('organization')
      .select('name')
      .where('tenant_id', '=', link.tenant_id)
      .executeTakeFirst()
    return {
      ...named(link),
      organization: row?.name ?? null,
      organizationId: link.tenant_id,
      roles: rolesOf(link).map(({ role }) => role),
    }
  })

/** Whose password a link sets. @throws Problem `link_invalid` */
export const lookAtReset = (db: Database, secret: string): Promise<LinkView> =>
  overLink(db, 'reset', secret, async (_tx, link) => ({
    ...named(link),
    organization: null,
    organizationId: null,
    roles: [],
  }))

const named = ({ email, name, expires_at }: LinkRow) => ({ email, name, expiresAt: expires_at })

export interface NewAccount {
  readonly email: string
  readonly name: string
  readonly password: string
}

/** A new person takes the invitation. @throws Problem `link_invalid`; `already_exists` when the address has an account */
export const acceptAsNew = (db: Database, secret: string, account: NewAccount, use: LinkUse): Promise<UserId> =>
  overLink(db, 'invitation', secret, async (tx, link) => {
    const id = await addPerson(tx, { ...account, homeId: link.tenant_id as TenantId })
    if (id === null)
      throw new Problem('already_exists', 'There is already an account with this address: sign in, then accept')
    return join(tx, link, { id, name: account.name, email: normalEmail(account.email) }, use)
  })

/** Somebody with an account takes it. @throws Problem `link_invalid` */
export const acceptAs = (
  db: Database,
  secret: string,
  person: { readonly id: UserId; readonly name: string; readonly email: string },
  use: LinkUse,
): Promise<UserId> => overLink(db, 'invitation', secret, (tx, link) => join(tx, link, person, use))

async function join(
  tx: Tx,
  link: LinkRow,
  { id, name, email }: { readonly id: UserId; readonly name: string; readonly email: string },
  use: LinkUse,
): Promise<UserId> {
  const roles = rolesOf(link)
  for (const { role, scope } of roles)
    await bindRole(tx, link.tenant_id as TenantId, { subjectId: id, role, scope }, link.created_by)
  await spendLink(tx, link, id)
  await record(tx, link, { id, name }, 'invitation.accept', { email, roles }, use)
  return id
}

/** Sets the password and ends all sessions. @throws Problem `link_invalid` */
export const resetPassword = (db: Database, secret: string, password: string, use: LinkUse): Promise<UserId> =>
  overLink(db, 'reset', secret, async (tx, link) => {
    const id = link.user_id as UserId
    await setPassword(tx, id, password)
    await tx.deleteFrom('account_session').where('user_id', '=', id).execute()
    await spendLink(tx, link, id)
    await endResets(tx, id)
    await record(tx, link, { id, name: link.name ?? id }, 'user.reset_password', { email: link.email }, use)
    return id
  })

const record = (
  tx: Tx,
  link: LinkRow,
  actor: { id: string; name: string },
  action: string,
  after: unknown,
  { address, correlationId }: LinkUse,
): Promise<void> =>
  appendAudit(tx, {
    tenantId: link.tenant_id,
    actor: { kind: 'user', ...actor },
    action,
    resourceKind: link.kind === 'reset' ? 'user' : 'invitation',
    resourceId: link.user_id ?? link.id,
    after,
    remoteAddress: address,
    correlationId,
  })

const rolesOf = ({ roles }: LinkRow): readonly InvitedRole[] => roles as readonly InvitedRole[]
