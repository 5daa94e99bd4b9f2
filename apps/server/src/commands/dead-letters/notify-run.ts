import type { Tx } from '@halcyon/store'
import { sql } from 'kysely'
import type { Context } from '../command.ts'

/** Tells the engines, once this transaction is over, that a run waits or is to end: `tenant datasource run`. */
export async function notifyRun(tx: Tx, context: Context, datasourceId: string, runId: string): Promise<void> {
  await sql`select pg_notify('halcyon_run', ${`${context.tenantId} ${datasourceId} ${runId}`})`.execute(tx)
}
