import { type Failure, isUuid, type RunState } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { sql } from 'kysely'
import type { Context } from '../commands/command.ts'
import { cursorKey, type Page, type PageInput, pageOf, rowsToRead } from './page.ts'

/** A run as its requester follows it. */
export interface RunView {
  readonly id: string
  readonly datasourceId: string
  readonly kind: string
  readonly state: RunState
  readonly parameters: unknown
  /** `rate` in records a second; `eta` in seconds, where the total is known. */
  readonly progress: { readonly done: number; readonly total?: number; readonly rate: number; readonly eta?: number }
  readonly failure: Failure | null
  readonly requestedBy: string | null
  readonly createdAt: Date
  readonly startedAt: Date | null
  readonly finishedAt: Date | null
}

interface Row extends Omit<RunView, 'progress'> {
  readonly done: number
  readonly total: number | null
  readonly elapsed: number
}

const COLUMNS = sql`id, datasource_id as "datasourceId", kind, state, parameters, done, total, failure, requested_by as "requestedBy",
  date_trunc('milliseconds', created_at) as "createdAt", started_at as "startedAt", finished_at as "finishedAt",
  coalesce(extract(epoch from coalesce(finished_at, clock_timestamp()) - started_at), 0)::float8 as elapsed`

function view({ done, total, elapsed, ...run }: Row): RunView {
  const rate = elapsed > 0 ? done / elapsed : 0
  const eta = total === null || rate === 0 || run.state !== 'running' ? {} : { eta: Math.max(0, (total - done) / rate) }
  return { ...run, progress: { done, ...(total === null ? {} : { total }), rate, ...eta } }
}

/** Null when this organization has no such run. */
export async function getRun(tx: Tx, context: Context, runId: string | undefined): Promise<RunView | null> {
  if (!isUuid(runId)) return null
  const { rows } = await sql<Row>`/* runs.get */ select ${COLUMNS} from run
    where tenant_id = ${context.tenantId} and id = ${runId}`.execute(tx)
  return rows[0] === undefined ? null : view(rows[0])
}

/** The runs of a datasource, newest first. Query `runs.list`. */
export async function listRuns(
  tx: Tx,
  context: Context,
  datasourceId: string,
  filter: { readonly kind?: string; readonly state?: RunState },
  page: PageInput,
): Promise<Page<RunView>> {
  const [at, id] = cursorKey(page, ['string', 'string']) ?? []
  const created = sql`date_trunc('milliseconds', created_at)`
  const { rows } = await sql<Row>`/* runs.list */ select ${COLUMNS} from run
    where tenant_id = ${context.tenantId} and datasource_id = ${datasourceId}
      ${filter.kind === undefined ? sql`` : sql`and kind = ${filter.kind}`}
      ${filter.state === undefined ? sql`` : sql`and state = ${filter.state}`}
      ${at === undefined || id === undefined ? sql`` : sql`and (${created}, id) < (${at}::timestamptz, ${id}::uuid)`}
    order by ${created} desc, id desc limit ${rowsToRead(page)}`.execute(tx)
  return pageOf(rows, page, (row) => [row.createdAt.toISOString(), row.id], view)
}
