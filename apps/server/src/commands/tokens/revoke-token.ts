import { Problem } from '@halcyon/domain'
import { enterTenantsOf, holdsNothingElsewhere } from '../../accounts/organizations.ts'
import { visiblePeople } from '../../accounts/visible-people.ts'
import type { Command } from '../command.ts'
import { Nothing } from '../input/types.ts'

interface Found {
  readonly userId: string
  readonly name: string
  readonly self: boolean
}

/** Refuses a token from now on: within a second on every gateway. */
export const revokeToken: Command<{ id: string }, typeof Nothing, Found, undefined> = {
  name: 'token.revoke',
  action: ({ self }) => (self ? 'catalog.read' : 'tokens.manage'),
  anywhere: ({ self }) => self,
  input: Nothing,
  find: async (tx, context, { id }) => {
    const { caller } = context
    await enterTenantsOf(tx, context, caller.userId)
    const row = await tx
      .selectFrom('api_token')
      .select(['user_id', 'name'])
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .where((eb) =>
        eb.or([
          eb('user_id', '=', caller.userId),
          eb('user_id', 'in', visiblePeople(tx, context).clearSelect().select('u.id')),
        ]),
      )
      .forUpdate()
      .executeTakeFirst()
    if (row === undefined) return null
    return {
      target: { kind: 'api_token', id },
      found: { userId: row.user_id, name: row.name, self: row.user_id === caller.userId },
    }
  },
  run: async (tx, context, found, _input, { id }) => {
    if (!found.self && !(await holdsNothingElsewhere(tx, context, found.userId))) {
      throw new Problem('forbidden', 'Their token reaches beyond this organization')
    }
    await tx.updateTable('api_token').set({ revoked_at: new Date() }).where('id', '=', id).execute()
    return { result: undefined, audit: { before: { name: found.name, userId: found.userId } } }
  },
}
