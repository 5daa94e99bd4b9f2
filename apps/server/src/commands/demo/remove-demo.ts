import type { Tx } from '@halcyon/store'
import { sql } from 'kysely'
import { readDatasource } from '../../queries/datasources-row.ts'
import { demoRow } from '../../queries/demo.ts'
import { usesOf } from '../../secrets/used-by.ts'
import type { Command, Context } from '../command.ts'
import { archiveDatasource } from '../datasources/archive-datasource.ts'
import { Nothing } from '../input/types.ts'
import { runWithin } from '../run-command.ts'
import { deleteSecret } from '../secrets/delete-secret.ts'
import { findSecret } from '../secrets/find-secret.ts'

export interface RemovedDemo {
  /** Feeds that were archived; what they wrote stays. */
  readonly feeds: number
  readonly secrets: number
  /** Secrets that stay, because other feeds use them by now. */
  readonly kept: readonly { readonly id: string; readonly name: string }[]
}

/** Stops the demo and takes away what it made, and nothing else: its feeds are archived, its secrets deleted. */
export const removeDemo: Command<unknown, typeof Nothing, null, RemovedDemo> = {
  name: 'demo.remove',
  action: 'demo.manage',
  input: Nothing,
  find: async () => ({ target: { kind: 'demo', id: null }, found: null }),
  run: async (tx, context) => {
    const demo = await demoRow(tx, context, sql`for update`)
    if (demo === null) return { result: { feeds: 0, secrets: 0, kept: [] }, audit: null }
    // In the order in which a batch of events locks its feeds.
    const inOrder = demo.feeds.map(({ datasourceId }) => datasourceId).toSorted()
    let feeds = 0
    for (const id of inOrder) if (await archive(tx, context, id)) feeds++
    const kept: RemovedDemo['kept'][number][] = []
    let secrets = 0
    for (const { secretId } of demo.feeds) {
      const one = await findSecret(tx, context, { id: secretId })
      if (one === null) continue
      if ((await usesOf(tx, context.tenantId, [secretId])).size > 0) {
        kept.push({ id: secretId, name: one.found.name })
        continue
      }
      await runWithin(tx, deleteSecret, context, { id: secretId })
      secrets++
    }
    await tx.deleteFrom('demo').where('tenant_id', '=', context.tenantId).execute()
    return { result: { feeds, secrets, kept }, audit: { before: { feeds: demo.feeds }, after: { kept } } }
  },
}

async function archive(tx: Tx, context: Context, id: string): Promise<boolean> {
  if ((await readDatasource(tx, context, id))?.status !== 'active') return false
  await runWithin(tx, archiveDatasource, context, { id })
  return true
}
