import { Problem, type Role, type Scope } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { sql } from 'kysely'
import { enterTenants } from '../../accounts/organizations.ts'
import { SYSTEM_TENANT } from '../../audit/system-tenant.ts'
import type { Command, Context } from '../command.ts'
import { Nothing } from '../input/types.ts'
import { type BindingFound, findBinding } from './grant-role.ts'
import { BindingInput, type Place } from './scope.ts'

/** Takes a role back, named as it was given. Nothing to take back = 404. */
export const revokeRole: Command<unknown, typeof BindingInput, BindingFound, undefined> = {
  name: 'role.revoke',
  action: ({ delegated }) => (delegated ? 'datasource.delegate' : 'roles.manage'),
  input: BindingInput,
  find: (tx, context, _params, body) => findBinding(tx, context, body),
  run: async (tx, context, { place }, { subjectId, role }) => {
    const id = await remove(tx, context, place, { subjectId, role })
    return { result: undefined, audit: { resourceId: id, before: { subjectId, role, scope: place.scope } } }
  },
}

interface FoundById extends BindingFound {
  readonly subjectId: string
  readonly role: Role
}

/** The same by the binding's id. */
export const revokeRoleById: Command<{ id: string }, typeof Nothing, FoundById, undefined> = {
  name: 'role.revoke',
  action: ({ delegated }) => (delegated ? 'datasource.delegate' : 'roles.manage'),
  input: Nothing,
  find: async (tx, context, { id }) => {
    await enterTenants(tx, context, mayBeGlobal(context) ? [SYSTEM_TENANT] : [])
    const row = await tx
      .selectFrom('role_binding')
      .select(['subject_id', 'role', 'scope_kind', 'scope_id'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (row === undefined) return null
    const { subject_id: subjectId, scope_kind: kind, scope_id } = row
    const role = row.role as Role
    const at = await findBinding(tx, context, { role, scope: { kind, id: scope_id } })
    return at && { target: { ...at.target, id }, found: { ...at.found, subjectId, role } }
  },
  run: async (tx, context, { place, subjectId, role }) => {
    await remove(tx, context, place, { subjectId, role })
    return { result: undefined, audit: { before: { subjectId, role, scope: place.scope } } }
  },
}

const mayBeGlobal = ({ caller }: Context): boolean => caller.bindings.some(({ scope }) => scope.kind === 'global')

async function remove(
  tx: Tx,
  context: Context,
  place: Place,
  { subjectId, role }: { subjectId: string; role: Role },
): Promise<string> {
  await enterTenants(tx, context, [place.tenantId])
  if (place.tenantId === SYSTEM_TENANT && role === 'admin') await keepOneAdministrator(tx, subjectId)
  const removed = await tx
    .deleteFrom('role_binding')
    .where('tenant_id', '=', place.tenantId)
    .where('subject_id', '=', subjectId)
    .where('role', '=', role)
    .where('scope_kind', '=', place.scope.kind)
    .where('scope_id', '=', scopeId(place.scope))
    .returning('id')
    .executeTakeFirst()
  if (removed === undefined) throw new Problem('not_found', 'They do not hold this role there')
  return removed.id
}

const scopeId = (scope: Scope): string => (scope.kind === 'global' ? SYSTEM_TENANT : scope.id)

/** Of two who remove each other at the same time, one waits and is refused. */
async function keepOneAdministrator(tx: Tx, subjectId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('halcyon.administrators'))`.execute(tx)
  const others = await tx
    .selectFrom('role_binding as b')
    .innerJoin('account_user as u', 'u.id', 'b.subject_id')
    .select('b.id')
    .where('b.tenant_id', '=', SYSTEM_TENANT)
    .where('b.role', '=', 'admin')
    .where('b.subject_id', '<>', subjectId)
    .where('u.disabled_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  if (others === undefined) throw new Problem('last_administrator')
}
