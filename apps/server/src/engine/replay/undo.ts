import { inTenant } from '@halcyon/store'
import { sql } from 'kysely'
import { progress, type Work, type WorkEnd } from './work.ts'

const PAGE = 500

/** Takes back what a run or a version wrote, page by page; what is taken back already is passed over, so that it may begin again. */
export async function undoRun({ db, run, nodeId, stopped }: Work): Promise<WorkEnd> {
  const { tenant_id, datasource_id, parameters } = run
  let after: string | null = null
  for (;;) {
    if (stopped()) return 'left'
    const page: { last: string | null; events: number } | null = await inTenant(db, tenant_id, async (tx) => {
      const { rows } = await sql<{ last: string | null; events: number }>`
        select * from halcyon.undo_run_page(${tenant_id}, ${datasource_id}, ${parameters.runId ?? null}::uuid, ${nodeId}, ${after}, ${PAGE},
          ${parameters.version ?? null}::int)`.execute(tx)
      const [found] = rows
      const going = await progress(tx, run, found?.events ?? 0, null)
      // Cancelled meanwhile: this page goes back, too.
      if (going === null) throw new Cancelled()
      return found ?? null
    }).catch((error: unknown) => {
      if (error instanceof Cancelled) return null
      throw error
    })
    if (page === null) return 'left'
    after = page.last
    if (after === null) break
  }
  await inTenant(db, tenant_id, (tx) =>
    sql`select halcyon.undo_run_mentions(${tenant_id}, ${datasource_id}, ${parameters.runId ?? null}::uuid,
      ${parameters.version ?? null}::int)`.execute(tx),
  )
  return 'succeeded'
}

class Cancelled extends Error {
  override readonly name = 'Cancelled'
}

/** The versions that the events of a run over captured events had before it. */
export const versionsBefore = ({ db, run }: Work): Promise<readonly number[]> =>
  inTenant(db, run.tenant_id, async (tx) => {
    const { rows } = await sql<{ version: number }>`
      select distinct version_before as version from ledger
      where tenant_id = ${run.tenant_id} and datasource_id = ${run.datasource_id} and run_id = ${run.parameters.runId ?? null}::uuid
        and version_before is not null order by 1`.execute(tx)
    return rows.map(({ version }) => version)
  })
