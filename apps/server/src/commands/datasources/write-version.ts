import { stringifyJson } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { sql } from 'kysely'
import type { Datasource } from '../../queries/datasources-row.ts'
import { asJson, type Content, hashOf } from '../../queries/versions-content.ts'
import type { Context } from '../command.ts'
import { changeInForce } from './change-row.ts'

/** What a publish and a rollback answer. */
export interface Published {
  readonly state: 'published'
  readonly version: number
  /** The draft's, after it. */
  readonly etag: string
}

export interface NewVersion {
  readonly content: Content
  readonly comment: string
  readonly rolledBackTo: number | null
}

/**
 * Puts a content in force as the next version. The caller holds the draft's row, so versions are numbered one after the other;
 * the datasource's row comes last, because every writer of the feed waits for it.
 */
export async function writeVersion(
  tx: Tx,
  context: Context,
  datasource: Datasource,
  fresh: NewVersion,
): Promise<Datasource> {
  const number = await nextNumber(tx, context, datasource.id)
  const here = { tenant_id: context.tenantId, datasource_id: datasource.id }
  await tx
    .updateTable('version')
    .set({ state: 'superseded', superseded_at: sql`now()` })
    .where((where) => where.and({ ...here, state: 'published' }))
    .execute()
  await tx
    .insertInto('version')
    .values({
      ...here,
      number,
      content: stringifyJson(asJson(fresh.content)),
      content_hash: hashOf(fresh.content),
      state: 'published',
      comment: fresh.comment,
      rolled_back_to: fresh.rolledBackTo,
      created_by: context.caller.userId,
      published_at: sql`now()`,
    })
    .execute()
  return changeInForce(tx, context, datasource.id, { published_version: number })
}

async function nextNumber(tx: Tx, context: Context, datasourceId: string): Promise<number> {
  const { rows } = await sql<{
    next: number
  }>`/* versions.next */ select coalesce(max(number), 0) + 1 as next from version
    where tenant_id = ${context.tenantId} and datasource_id = ${datasourceId}`.execute(tx)
  return rows[0]?.next ?? 1
}
