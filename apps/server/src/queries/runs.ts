import { type Failure, isUuid, type RunState } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../commands/command.ts'
import { cursorKey, type Page, type PageInput, pageOf, rowsToRead } from './page.ts'

/** A run as its requester follows it. */
export interface RunView {
  readonly id: string
  readonly datasourceId: string
  readonly kind: string
  /** live, backfill, captured; null: a run of no lane, as a replay of dead letters. */
  readonly lane: string | null
  readonly state: RunState
  readonly parameters: unknown
  readonly progress: RunProgress
  readonly failure: Failure | null
  /** What it found that no record says; of a dry run the outcomes. */
  readonly result: unknown
  /** The version it ended with. */
  readonly version: number | null
  /** How often an engine took it up: more than once after a restart or a pause. */
  readonly attempt: number
  readonly requestedBy: string | null
  readonly createdAt: Date
  readonly startedAt: Date | null
  readonly finishedAt: Date | null
  /** When what it wrote was taken back, and by whom. */
  readonly undoneAt: Date | null
  readonly undoneBy: string | null
}

interface RunProgress {
  /** Records. */
  readonly done: number
  /** Absent where nobody knows. */
  readonly total?: number
  /** Answers, messages or pieces of objects read from the source. */
  readonly pages: number
  /** Of the pages. */
  readonly bytes: number
  /** Records a second while it was worked on. */
  readonly rate: number
  /** 0 to 1: of the total, or of the time asked for; absent where neither is known. */
  readonly part?: number
  /** Seconds left; absent where that cannot be told. */
  readonly eta?: number
}

export interface RunFilter {
  readonly kind?: string
  readonly state?: RunState
  readonly lane?: string
  /** RFC 3339; asked for at or after, and before. */
  readonly from?: string
  readonly to?: string
}

interface Row extends Omit<RunView, 'progress'> {
  readonly done: number
  readonly total: number | null
  readonly pages: number
  readonly bytes: number
  readonly worked: number
  /** Seconds of the range that are read, and of the whole range; null for a run over no range. */
  readonly covered: number | null
  readonly span: number | null
}

/** Seconds since a run was taken up. */
export const workedUntil = (end: RawBuilder<unknown>): RawBuilder<number> =>
  sql<number>`coalesce(greatest(0, extract(epoch from ${end} - active_since)), 0)`

/** The columns of a run on which nobody works any more. */
export const restingRun = (): RawBuilder<unknown> =>
  sql`worked = worked + ${workedUntil(sql`now()`)}, active_since = null, updated_at = now()`

/** How much of its range an unfinished run over a source's time has read: its windows laid together. */
const COVERED = sql`case when lane = 'backfill' and state in ('queued', 'running', 'paused', 'failed') then (
  select coalesce(sum(extract(epoch from upper(r) - lower(r))), 0) from (
    select unnest(range_agg(tstzrange(w.from_at, w.to_at)) * tstzmultirange(
      tstzrange((run.parameters ->> 'from')::timestamptz, (run.parameters ->> 'to')::timestamptz))) as r
    from pull_window w where w.tenant_id = run.tenant_id and w.datasource_id = run.datasource_id and w.lane = 'backfill'
      and w.run_id = run.id and w.state = 'committed'
  ) read
) end`

const SPAN = sql`case when lane = 'backfill' then
  extract(epoch from (run.parameters ->> 'to')::timestamptz - (run.parameters ->> 'from')::timestamptz) end`

const COLUMNS = sql`id, datasource_id as "datasourceId", kind, lane, state, parameters, done, total, pages, bytes, failure, result, version,
  attempt, requested_by as "requestedBy", date_trunc('milliseconds', created_at) as "createdAt", started_at as "startedAt",
  finished_at as "finishedAt", undone_at as "undoneAt", undone_by as "undoneBy",
  (worked + ${workedUntil(sql`clock_timestamp()`)})::float8 as worked, ${COVERED}::float8 as covered, ${SPAN}::float8 as span`

function view({ done, total, pages, bytes, worked, covered, span, ...run }: Row): RunView {
  const part =
    run.state === 'succeeded'
      ? 1
      : total !== null && total > 0
        ? Math.min(1, done / total)
        : covered !== null && span !== null && span > 0
          ? Math.min(1, covered / span)
          : null
  const known = part === null || (total === null && span === null) ? {} : { part }
  const eta = part === null || part === 0 || run.state !== 'running' ? {} : { eta: (worked * (1 - part)) / part }
  const rate = worked > 0 ? done / worked : 0
  return { ...run, progress: { done, ...(total === null ? {} : { total }), pages, bytes, rate, ...known, ...eta } }
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
  filter: RunFilter,
  page: PageInput,
): Promise<Page<RunView>> {
  const [at, id] = cursorKey(page, ['string', 'string']) ?? []
  const created = sql`date_trunc('milliseconds', created_at)`
  const { rows } = await sql<Row>`/* runs.list */ select ${COLUMNS} from run
    where tenant_id = ${context.tenantId} and datasource_id = ${datasourceId}
      ${filter.kind === undefined ? sql`` : sql`and kind = ${filter.kind}`}
      ${filter.state === undefined ? sql`` : sql`and state = ${filter.state}`}
      ${filter.lane === undefined ? sql`` : sql`and lane = ${filter.lane}`}
      ${filter.from === undefined ? sql`` : sql`and created_at >= ${filter.from}`}
      ${filter.to === undefined ? sql`` : sql`and created_at < ${filter.to}`}
      ${at === undefined || id === undefined ? sql`` : sql`and (${created}, id) < (${at}::timestamptz, ${id}::uuid)`}
    order by ${created} desc, id desc limit ${rowsToRead(page)}`.execute(tx)
  return pageOf(rows, page, (row) => [row.createdAt.toISOString(), row.id], view)
}

/** Runs of these datasources that are under way, or ended within the last minute: what somebody who watches sees move. */
export async function movingRuns(
  tx: Tx,
  context: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly RunView[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Row>`/* runs.moving */ select ${COLUMNS} from run
    where tenant_id = ${context.tenantId} and datasource_id = any(${ids}::uuid[])
      and (state in ('queued', 'running', 'paused') or updated_at > now() - interval '1 minute')
    order by created_at desc, id desc limit 500`.execute(tx)
  return Map.groupBy(rows.map(view), ({ datasourceId }) => datasourceId)
}
