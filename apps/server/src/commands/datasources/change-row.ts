import type { DesiredState } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { sql } from 'kysely'
import { type Datasource, readDatasource } from '../../queries/datasources-row.ts'
import type { Context } from '../command.ts'

/** Columns of a datasource that a command may change; `throttle` as JSON text. */
interface Changes {
  readonly name?: string
  readonly description?: string
  readonly tags?: string[]
  readonly owner_id?: string | null
  readonly status?: 'active' | 'archived'
  readonly desired?: DesiredState
  readonly published_version?: number
  readonly throttle?: string | null
}

/** Writes fields of a datasource, gives it a new ETag, and answers it as it then is. */
export const changeRow = (tx: Tx, context: Context, id: string, changes: Changes): Promise<Datasource> =>
  write(tx, context, id, changes, 0)

/**
 * The same, and raises the generation: this waits for the batches that were under way, and every later one is of the new
 * generation, on every node. So what was asked for is in force when this transaction is over.
 */
export const changeInForce = (tx: Tx, context: Context, id: string, changes: Changes): Promise<Datasource> =>
  write(tx, context, id, changes, 1)

async function write(tx: Tx, context: Context, id: string, changes: Changes, generations: 0 | 1): Promise<Datasource> {
  await tx
    .updateTable('datasource')
    .set({ ...changes, revision: sql`revision + 1`, updated_at: sql`now()` })
    // Only where it is raised, so that the trigger tells the nodes of changes that concern them and no other.
    .$if(generations === 1, (query) => query.set({ generation: sql`generation + 1` }))
    .where('tenant_id', '=', context.tenantId)
    .where('id', '=', id)
    .execute()
  const changed = await readDatasource(tx, context, id)
  if (changed === null) throw new Error(`datasource ${id} went while it was changed`)
  return changed
}
