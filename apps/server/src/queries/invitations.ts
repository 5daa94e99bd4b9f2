import { sql } from 'kysely'
import { Type } from 'typebox'
import type { InvitedRole, LinkRow } from '../accounts/links.ts'
import type { Query } from '../commands/command.ts'
import { cursorKey, type Page, pageFields, pageOf, rowsToRead } from './page.ts'

export interface InvitationView {
  readonly id: string
  readonly state: 'open' | 'accepted' | 'expired' | 'revoked'
  readonly email: string | null
  readonly name: string | null
  readonly roles: readonly InvitedRole[]
  readonly createdAt: Date
  readonly createdBy: string | null
  readonly expiresAt: Date
  readonly acceptedAt: Date | null
  readonly acceptedBy: string | null
}

const Input = Type.Object(pageFields)

/** The organization's invitations, the newest first; without what their links open with. */
export const listInvitations: Query<unknown, typeof Input, null, Page<InvitationView>> = {
  name: 'invitation.list',
  action: 'users.manage',
  input: Input,
  find: async () => ({ target: { kind: 'invitation', id: null }, found: null }),
  run: async (tx, { tenantId }, _found, input) => {
    const after = cursorKey(input, ['string', 'string'])
    const rows = await tx
      .selectFrom('account_link')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('kind', '=', 'invitation')
      .$if(after !== null, (query) =>
        query.where(
          sql<boolean>`(date_trunc('milliseconds', created_at), id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`,
        ),
      )
      .orderBy(sql`date_trunc('milliseconds', created_at)`, 'desc')
      .orderBy('id', 'desc')
      .limit(rowsToRead(input))
      .execute()
    return pageOf(rows, input, (row) => [row.created_at.toISOString(), row.id], present)
  },
}

const present = (row: LinkRow): InvitationView => ({
  id: row.id,
  state: stateOf(row),
  email: row.email,
  name: row.name,
  roles: row.roles as readonly InvitedRole[],
  createdAt: row.created_at,
  createdBy: row.created_by,
  expiresAt: row.expires_at,
  acceptedAt: row.used_at,
  acceptedBy: row.used_by,
})

function stateOf({ used_at, revoked_at, expires_at }: LinkRow): InvitationView['state'] {
  if (used_at !== null) return 'accepted'
  if (revoked_at !== null) return 'revoked'
  return expires_at.getTime() <= Date.now() ? 'expired' : 'open'
}
