import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import { presentSecret, type SecretView } from '../../queries/secrets.ts'
import type { Command } from '../command.ts'
import { AllowedHosts, givenHosts } from './allowed-hosts.ts'
import { findSecret, type SecretFound } from './find-secret.ts'

const Input = Type.Object({ allowedHosts: AllowedHosts })

/** Changes where a secret may be sent; the feeds that use it are held to that at once. Its values stay as they are. */
export const updateSecret: Command<{ id: string }, typeof Input, SecretFound, SecretView> = {
  name: 'secret.update',
  action: 'secrets.manage',
  input: Input,
  find: findSecret,
  run: async (tx, { tenantId }, { id }, input: Static<typeof Input>) => {
    const hosts = givenHosts(input.allowedHosts)
    const before = await presentSecret(tx, tenantId, id)
    if (sameHosts(before.allowedHosts, hosts)) return { result: before, audit: null }
    await tx
      .updateTable('secret')
      .set({ allowed_hosts: hosts })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .execute()
    await sql`select pg_notify('halcyon_secret', ${`${tenantId} ${id}`})`.execute(tx)
    return {
      result: await presentSecret(tx, tenantId, id),
      audit: { before: { allowedHosts: before.allowedHosts }, after: { allowedHosts: hosts } },
    }
  },
}

const sameHosts = (one: readonly string[] | null, other: readonly string[] | null): boolean =>
  JSON.stringify(one) === JSON.stringify(other)
