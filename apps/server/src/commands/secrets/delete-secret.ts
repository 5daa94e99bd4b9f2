import { Problem } from '@halcyon/domain'
import { usesOf } from '../../secrets/used-by.ts'
import type { Command } from '../command.ts'
import { Nothing } from '../input/types.ts'
import { findSecret, type SecretFound } from './find-secret.ts'

/** Deletes a secret that nothing uses; its sealed values are overwritten. */
export const deleteSecret: Command<{ id: string }, typeof Nothing, SecretFound, undefined> = {
  name: 'secret.delete',
  action: 'secrets.manage',
  input: Nothing,
  find: findSecret,
  run: async (tx, { tenantId }, { id, name }) => {
    const uses = (await usesOf(tx, tenantId, [id])).get(id) ?? []
    if (uses.length > 0) {
      const message = (use: (typeof uses)[number]): string => `Used by ${use.name} (${use.in}) as ${use.field}`
      const errors = uses.map((use) => ({ path: use.datasourceId, code: 'in_use', message: message(use) }))
      throw new Problem('in_use', 'A draft or a published version uses this secret', errors)
    }
    await tx
      .updateTable('secret_version')
      .set({ state: 'revoked', sealed: Buffer.alloc(0) })
      .where('tenant_id', '=', tenantId)
      .where('secret_id', '=', id)
      .execute()
    await tx
      .updateTable('secret')
      .set({ deleted_at: new Date() })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .execute()
    return { result: undefined, audit: { before: { name } } }
  },
}
