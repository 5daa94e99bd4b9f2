import { Problem } from '@halcyon/domain'
import { presentSecret, type SecretView } from '../../queries/secrets.ts'
import type { Command } from '../command.ts'
import { Nothing } from '../input/types.ts'
import { findSecret, type SecretFound } from './find-secret.ts'

/** Ends a version before its time: a leaked key is refused from now on. */
export const revokeVersion: Command<{ id: string; n: string }, typeof Nothing, SecretFound, SecretView> = {
  name: 'secret.revoke',
  action: 'secrets.manage',
  input: Nothing,
  find: findSecret,
  run: async (tx, { tenantId }, { id }, _input, params) => {
    const n = /^\d{1,9}$/.test(params.n) ? Number(params.n) : 0
    const revoked = await tx
      .updateTable('secret_version')
      .set({ state: 'revoked' })
      .where('tenant_id', '=', tenantId)
      .where('secret_id', '=', id)
      .where('n', '=', n)
      .where('state', '<>', 'revoked')
      .returning('n')
      .executeTakeFirst()
    if (revoked === undefined) throw new Problem('not_found')
    return { result: await presentSecret(tx, tenantId, id), audit: { after: { version: n, state: 'revoked' } } }
  },
}
