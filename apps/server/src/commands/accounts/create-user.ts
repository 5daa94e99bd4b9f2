import { Problem, ROLES } from '@halcyon/domain'
import { Type } from 'typebox'
import { bindRole } from '../../accounts/bindings.ts'
import { MAX_PASSWORD, MIN_PASSWORD } from '../../accounts/passwords.ts'
import { addPerson, normalEmail } from '../../accounts/people.ts'
import type { Command } from '../command.ts'
import { Name } from '../input/types.ts'

export const Password = Type.String({ minLength: MIN_PASSWORD, maxLength: MAX_PASSWORD })

const Input = Type.Object({
  email: Type.String({
    maxLength: 320,
    pattern: '^\\s*[^\\s@]+@[^\\s@]+\\s*$',
    description: 'Address to sign in with',
  }),
  name: Name,
  password: Type.Optional(Password),
  role: Type.Optional(
    Type.Union(
      ROLES.map((role) => Type.Literal(role)),
      { description: 'Their role in the organization' },
    ),
  ),
})

export interface UserView {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly createdAt: Date
  readonly disabled: boolean
}

/** A person of the organization. Without `role` they may not do anything until someone gives them one. */
export const createUser: Command<unknown, typeof Input, null, UserView> = {
  name: 'user.create',
  action: 'users.manage',
  input: Input,
  find: async () => ({ target: { kind: 'user', id: null }, found: null }),
  run: async (tx, { tenantId, caller }, _found, { email, name, password, role }) => {
    const id = await addPerson(tx, { email, name, password: password ?? null, homeId: tenantId })
    if (id === null) throw new Problem('already_exists', 'There is already an account with this address')
    if (role !== undefined) {
      await bindRole(
        tx,
        tenantId,
        { subjectId: id, role, scope: { kind: 'organization', id: tenantId } },
        caller.userId,
      )
    }
    const result = { id, email: normalEmail(email), name, createdAt: new Date(), disabled: false }
    return { result, audit: { resourceId: id, after: { email: result.email, name, role: role ?? null } } }
  },
}
