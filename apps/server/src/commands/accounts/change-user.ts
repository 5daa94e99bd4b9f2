import { Problem, type UserId } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { Type } from 'typebox'
import { holdsNothingElsewhere } from '../../accounts/organizations.ts'
import { setPassword } from '../../accounts/people.ts'
import { findPerson, type PersonRow } from '../../accounts/visible-people.ts'
import type { Command, Context } from '../command.ts'
import { Name } from '../input/types.ts'
import { refuseNarrowed } from '../invitations/create-invitation.ts'
import { Password, type UserView } from './create-user.ts'

const Input = Type.Object({
  name: Type.Optional(Name),
  password: Type.Optional(Password),
  disabled: Type.Optional(Type.Boolean({ description: 'A disabled person cannot sign in; their tokens are refused' })),
})

/** Changes a person's name, sets a new password, disables or enables them; the latter two end their sessions. */
export const changeUser: Command<{ id: string }, typeof Input, PersonRow, UserView> = {
  name: 'user.change',
  action: 'users.manage',
  input: Input,
  find: async (tx, context, { id }) => {
    const found = await findPerson(tx, context, id)
    return found && { target: { kind: 'user', id }, found }
  },
  run: async (tx, context, found, input) => {
    if (input.password !== undefined) refuseNarrowed(context)
    await refuseAbove(tx, context, found)
    if (input.disabled === true && found.id === context.caller.userId)
      throw new Problem('conflict', 'Nobody disables themselves')
    const disabledAt =
      input.disabled === undefined ? found.disabled_at : input.disabled ? (found.disabled_at ?? new Date()) : null
    const name = input.name ?? found.name
    await tx
      .updateTable('account_user')
      .set({ name, disabled_at: disabledAt, updated_at: new Date() })
      .where('id', '=', found.id)
      .execute()
    if (input.password !== undefined) await setPassword(tx, found.id as UserId, input.password)
    if (input.password !== undefined || disabledAt !== null) {
      await tx.deleteFrom('account_session').where('user_id', '=', found.id).execute()
    }
    const before = { name: found.name, disabled: found.disabled_at !== null }
    const after = { name, disabled: disabledAt !== null, newPassword: input.password !== undefined }
    const result = { id: found.id, email: found.email, name, createdAt: found.created_at, disabled: after.disabled }
    return { result, audit: { before, after } }
  },
}

async function refuseAbove(tx: Tx, context: Context, found: PersonRow): Promise<void> {
  if (await holdsNothingElsewhere(tx, context, found.id)) return
  throw new Problem('forbidden', 'They also hold roles outside this organization')
}
