import type { Tx } from '@halcyon/store'
import { sql } from 'kysely'
import type { Context } from '../commands/command.ts'
import type { Row } from '../queries/row.ts'

export type PersonRow = Row<'account_user'>

/**
 * The people an organization sees: who holds a role in it, and whom it added. An administrator of everything sees everybody.
 */
export function visiblePeople(tx: Tx, { tenantId, caller }: Context) {
  const people = tx.selectFrom('account_user as u').selectAll('u')
  if (
    caller.kind === 'system' ||
    caller.bindings.some(({ role, scope }) => role === 'admin' && scope.kind === 'global')
  )
    return people
  return people.where((eb) =>
    eb.or([
      eb('u.home_id', '=', tenantId),
      eb.exists(
        eb
          .selectFrom('role_binding as b')
          .select(sql`1`.as('one'))
          .whereRef('b.subject_id', '=', 'u.id')
          .where('b.tenant_id', '=', tenantId),
      ),
    ]),
  )
}

export const findPerson = async (tx: Tx, context: Context, id: string): Promise<PersonRow | null> =>
  (await visiblePeople(tx, context).where('u.id', '=', id).forUpdate('u').executeTakeFirst()) ?? null
