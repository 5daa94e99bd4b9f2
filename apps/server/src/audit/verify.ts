import type { TenantId } from '@halcyon/domain'
import type { Database, Tx } from '@halcyon/store'
import { sql } from 'kysely'
import { chainHash, contentDigest, GENESIS } from './entry.ts'
import { type AuditRow, entryOf } from './row.ts'

/** A chain's end. Kept off the host, it shows later that no tail was cut, even when the head was changed to match. */
export interface ChainHead {
  readonly seq: number
  /** Hex. */
  readonly hash: string
}

export interface ChainReport {
  readonly ok: boolean
  readonly checked: number
  /** The first place that does not fit. */
  readonly brokenAt?: { readonly seq: number; readonly reason: 'missing' | 'edited' | 'chain' | 'head' | 'checkpoint' }
  readonly head: ChainHead
}

const PAGE = 1000

/** Walks a tenant's chain, a page at a time, in one snapshot. `checkpoint`: a head noted earlier, which must still be in the chain. */
export async function verifyChain(db: Database, tenantId: TenantId, checkpoint?: ChainHead): Promise<ChainReport> {
  const snapshot = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
  return snapshot.execute(async (tx) => {
    await sql`select set_config('halcyon.tenants', ${tenantId}, true)`.execute(tx)
    return walk(tx, tenantId, checkpoint)
  })
}

async function walk(tx: Tx, tenantId: TenantId, checkpoint: ChainHead | undefined): Promise<ChainReport> {
  let last: { seq: number; hash: Buffer } = { seq: 0, hash: GENESIS }
  const fail = (seq: number, reason: NonNullable<ChainReport['brokenAt']>['reason']): ChainReport => ({
    ok: false,
    checked: last.seq,
    brokenAt: { seq, reason },
    head: { seq: last.seq, hash: last.hash.toString('hex') },
  })
  for (;;) {
    const rows = await page(tx, tenantId, last.seq)
    for (const row of rows) {
      const reason = fault(row, last)
      if (reason !== null) return fail(last.seq + 1, reason)
      last = { seq: row.seq, hash: row.hash }
      if (checkpoint?.seq === row.seq && checkpoint.hash !== row.hash.toString('hex'))
        return fail(row.seq, 'checkpoint')
    }
    if (rows.length < PAGE) break
  }
  if (checkpoint !== undefined && checkpoint.seq > last.seq) return fail(last.seq + 1, 'checkpoint')
  const head = await tx.selectFrom('audit_head').selectAll().where('tenant_id', '=', tenantId).executeTakeFirst()
  const expected = head ?? { seq: 0, hash: GENESIS }
  if (expected.seq !== last.seq || !expected.hash.equals(last.hash)) return fail(last.seq + 1, 'head')
  return { ok: true, checked: last.seq, head: { seq: last.seq, hash: last.hash.toString('hex') } }
}

const page = (tx: Tx, tenantId: TenantId, after: number): Promise<AuditRow[]> =>
  tx
    .selectFrom('audit')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(PAGE)
    .execute()

function fault(row: AuditRow, last: { seq: number; hash: Buffer }): 'missing' | 'chain' | 'edited' | null {
  if (row.seq !== last.seq + 1) return 'missing'
  if (!row.previous_hash.equals(last.hash)) return 'chain'
  return chainHash(last.hash, row.seq, contentDigest(entryOf(row))).equals(row.hash) ? null : 'edited'
}
