import { Problem } from '@halcyon/domain'
import type { LinkRow } from '../../accounts/links.ts'
import type { Command } from '../command.ts'
import { Nothing } from '../input/types.ts'

/** Ends an invitation that nobody has taken yet. */
export const revokeInvitation: Command<{ id: string }, typeof Nothing, LinkRow, undefined> = {
  name: 'invitation.revoke',
  action: 'users.manage',
  input: Nothing,
  find: async (tx, { tenantId }, { id }) => {
    const found = await tx
      .selectFrom('account_link')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .where('kind', '=', 'invitation')
      .forUpdate()
      .executeTakeFirst()
    return found === undefined ? null : { target: { kind: 'invitation', id }, found }
  },
  run: async (tx, { tenantId }, { id, used_at, revoked_at, email }) => {
    if (used_at !== null) throw new Problem('conflict', 'It was accepted; disable the person instead')
    if (revoked_at !== null) return { result: undefined, audit: null }
    await tx
      .updateTable('account_link')
      .set({ revoked_at: new Date() })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .execute()
    return { result: undefined, audit: { before: { email, state: 'open' }, after: { state: 'revoked' } } }
  },
}
