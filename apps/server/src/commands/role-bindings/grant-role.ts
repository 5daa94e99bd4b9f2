import { Problem, type Role, type Scope } from '@halcyon/domain'
import { bindRole } from '../../accounts/bindings.ts'
import { enterTenants } from '../../accounts/organizations.ts'
import { findPerson } from '../../accounts/visible-people.ts'
import type { Command, Context } from '../command.ts'
import { BindingInput, type Place, placeOf } from './scope.ts'

export interface BindingView {
  readonly id: string
  readonly subjectId: string
  readonly role: Role
  readonly scope: Scope
}

export interface BindingFound {
  readonly place: Place
  /** What an owner may give away of their own datasource. */
  readonly delegated: boolean
}

const DELEGATED = new Set<unknown>(['editor', 'operator'])

/** Where the body's role would hold. Without a readable scope it is the context's organization: the body is refused later. */
export async function findBinding(
  tx: Parameters<typeof placeOf>[0],
  context: Context,
  body: unknown,
): Promise<{ target: Place['target']; found: BindingFound } | null> {
  const { scope, role } = (typeof body === 'object' && body !== null ? body : {}) as { scope?: unknown; role?: unknown }
  const readable = typeof scope === 'object' && scope !== null && 'kind' in scope
  const place = await placeOf(tx, context, readable ? scope : { kind: 'organization', id: context.tenantId })
  if (place === null) return null
  const owned = place.ownerId !== null && place.ownerId === context.caller.userId
  return { target: place.target, found: { place, delegated: owned && DELEGATED.has(role) } }
}

/** Gives a role at a scope: administrators there, and owners of a datasource `editor` and `operator` on it. Again = no change. */
export const grantRole: Command<unknown, typeof BindingInput, BindingFound, BindingView> = {
  name: 'role.grant',
  action: ({ delegated }) => (delegated ? 'datasource.delegate' : 'roles.manage'),
  input: BindingInput,
  find: (tx, context, _params, body) => findBinding(tx, context, body),
  run: async (tx, context, { place }, { subjectId, role }) => {
    // The person first: whom the caller sees depends on the context's organization alone.
    const person = await findPerson(tx, context, subjectId)
    if (person === null) throw new Problem('unprocessable', 'There is no such user in this organization')
    await enterTenants(tx, context, [place.tenantId])
    const binding = { subjectId, role, scope: place.scope }
    const { id, added } = await bindRole(tx, place.tenantId, binding, context.caller.userId)
    return {
      result: { id, ...binding },
      audit: added ? { resourceId: id, after: { ...binding, email: person.email } } : null,
    }
  },
}
