import type { Sealer } from '@halcyon/secrets'
import { Type } from 'typebox'
import { presentSecret, type SecretView } from '../../queries/secrets.ts'
import { dataKeysIn } from '../../secrets/data-keys.ts'
import type { Command } from '../command.ts'
import { timeField } from '../input/types.ts'
import { Value } from './create-secret.ts'
import { findSecret, type SecretFound } from './find-secret.ts'

const Input = Type.Object({
  value: Value,
  expiresAt: Type.Optional(timeField('Until when the new value is valid')),
  previousExpiresAt: Type.Optional(
    timeField('Until when the version before is still valid; absent = its own expiry, or until it is revoked'),
  ),
})

/** A new current version. The one before stays valid beside it; the one before that is revoked. */
export const rotateSecret = (sealer: Sealer): Command<{ id: string }, typeof Input, SecretFound, SecretView> => ({
  name: 'secret.rotate',
  action: 'secrets.manage',
  input: Input,
  find: findSecret,
  run: async (tx, { tenantId, caller }, { id }, input) => {
    const versions = () =>
      tx.updateTable('secret_version').where('tenant_id', '=', tenantId).where('secret_id', '=', id)
    const last = await tx
      .selectFrom('secret_version')
      .select('n')
      .where('tenant_id', '=', tenantId)
      .where('secret_id', '=', id)
      .orderBy('n', 'desc')
      .limit(1)
      .executeTakeFirst()
    await versions().set({ state: 'revoked' }).where('state', '=', 'previous').execute()
    await versions()
      .set({
        state: 'previous',
        ...(input.previousExpiresAt === undefined ? {} : { expires_at: input.previousExpiresAt }),
      })
      .where('state', '=', 'current')
      .execute()
    const n = (last?.n ?? 0) + 1
    await tx
      .insertInto('secret_version')
      .values({
        tenant_id: tenantId,
        secret_id: id,
        n,
        sealed: await sealer.seal(dataKeysIn(tx), { tenantId, secretId: id, n }, input.value),
        created_by: caller.userId,
        expires_at: input.expiresAt ?? null,
      })
      .execute()
    const after = { version: n, expiresAt: input.expiresAt ?? null, previousExpiresAt: input.previousExpiresAt ?? null }
    return { result: await presentSecret(tx, tenantId, id), audit: { after } }
  },
})
