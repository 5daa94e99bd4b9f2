import { randomUUID } from 'node:crypto'
import type { TenantId, UserId } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { hashPassword } from './passwords.ts'

export interface NewPerson {
  readonly email: string
  readonly name: string
  /** Null: they cannot sign in by password until one is set. */
  readonly password: string | null
  /** The organization that adds them. */
  readonly homeId: TenantId | null
}

/** As stored and compared: an address differs from another by more than its case. */
export const normalEmail = (email: string): string => email.trim().toLowerCase()

/** Adds a person; null when the address is taken. */
export async function addPerson(tx: Tx, person: NewPerson): Promise<UserId | null> {
  const id = randomUUID() as UserId
  const added = await tx
    .insertInto('account_user')
    .values({ id, email: normalEmail(person.email), name: person.name, home_id: person.homeId })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added === undefined) return null
  if (person.password !== null) await setPassword(tx, id, person.password)
  return id
}

/** Gives the person this password, their only one. */
export async function setPassword(tx: Tx, userId: UserId, password: string): Promise<void> {
  const hash = await hashPassword(password)
  await tx
    .insertInto('account_credential')
    .values({ id: randomUUID(), user_id: userId, account_id: userId, provider_id: 'credential', password: hash })
    .onConflict((conflict) =>
      conflict.columns(['provider_id', 'account_id']).doUpdateSet({ password: hash, updated_at: new Date() }),
    )
    .execute()
}
