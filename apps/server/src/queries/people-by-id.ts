import { Type } from 'typebox'
import { visiblePeople } from '../accounts/visible-people.ts'
import type { UserView } from '../commands/accounts/create-user.ts'
import type { Query } from '../commands/command.ts'
import { presentPerson } from './people.ts'

const ByIdInput = Type.Object({ ids: Type.Array(Type.String({ maxLength: 100 }), { maxItems: 10_000 }) })

/** Those of these people whom the organization sees, in no particular order. */
export const usersByIdQuery: Query<unknown, typeof ByIdInput, null, readonly UserView[]> = {
  name: 'user.list',
  action: 'catalog.read',
  anywhere: true,
  input: ByIdInput,
  find: async () => ({ target: { kind: 'user', id: null }, found: null }),
  run: async (tx, context, _found, { ids }) =>
    (await visiblePeople(tx, context).where('u.id', 'in', ids).execute()).map(presentPerson),
}
