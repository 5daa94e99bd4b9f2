import { Problem } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { sql } from 'kysely'
import type { Context } from './command.ts'

/** What the first call answered. */
export interface KeptAnswer {
  readonly answer: unknown
}

/**
 * Takes the caller's Idempotency-Key for this transaction; a concurrent call with the same key waits here for its end.
 * Gives the kept answer when the write was done before (within a day), null when it is ours to do.
 * @throws Problem `idempotency_conflict` for the same key with another request
 */
export async function claimKey(tx: Tx, context: Context): Promise<KeptAnswer | null> {
  const { idempotency, tenantId, caller } = context
  if (idempotency === undefined) return null
  const { key, requestHash } = idempotency
  const { rows } = await sql`
    insert into idempotency (tenant_id, subject_id, key, request_hash)
    values (${tenantId}, ${caller.userId}, ${key}, ${requestHash})
    on conflict (tenant_id, subject_id, key) do update
      set request_hash = excluded.request_hash, answer = null, created_at = now()
      where idempotency.created_at < now() - interval '1 day'
    returning 1`.execute(tx)
  if (rows.length > 0) return null
  const kept = await tx
    .selectFrom('idempotency')
    .select(['request_hash', 'answer'])
    .where('tenant_id', '=', tenantId)
    .where('subject_id', '=', caller.userId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  if (kept.request_hash !== requestHash) throw new Problem('idempotency_conflict')
  return { answer: kept.answer }
}

/** Keeps the answer for the key, in the same transaction as what was done. */
export async function keepAnswer(tx: Tx, context: Context, answer: unknown): Promise<void> {
  const { idempotency, tenantId, caller } = context
  if (idempotency === undefined) return
  await tx
    .updateTable('idempotency')
    .set({ answer: JSON.stringify(answer ?? null) })
    .where('tenant_id', '=', tenantId)
    .where('subject_id', '=', caller.userId)
    .where('key', '=', idempotency.key)
    .execute()
}
