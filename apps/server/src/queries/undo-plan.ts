import { Problem } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { type RawBuilder, sql } from 'kysely'
import type { Context, Query } from '../commands/command.ts'
import { findVersion, type VersionParams } from '../commands/datasources/comment-version.ts'
import { Nothing } from '../commands/datasources/fields.ts'
import { findRun, type RunParams } from '../commands/dead-letters/cancel-run.ts'
import type { Datasource } from './datasources-row.ts'
import type { RunView } from './runs.ts'

/** What taking back the work of a run or of a version would do. */
export interface UndoPlan {
  /** Null = of a version. */
  readonly runId: string | null
  /** Null = of a run. */
  readonly version: number | null
  /** Why it cannot be undone; null = it can. */
  readonly obstacle: string | null
  /** Events whose work is taken back; of a replay they are open dead letters again. Of a run over captured events: those mapped again. */
  readonly events: number
  readonly deadLetters: number
  /** Alerts that go, that get what stood before, and that another event has changed since and stay. */
  readonly alertsRemoved: number
  readonly alertsRestored: number
  readonly alertsKept: number
  /** Relationships these events name; one goes with the last event that names it. */
  readonly relationships: number
  /** Entities they mention; one goes where nothing else mentions it. */
  readonly entities: number
  /** Of a run over captured events: what they are mapped with again, as before it. */
  readonly remapped: readonly { readonly version: number; readonly events: number }[]
}

/** Why it cannot be taken back; null = it can. */
function obstacleOf(run: RunView): Problem | null {
  if (run.state === 'queued' || run.state === 'running' || run.state === 'paused')
    return new Problem('conflict', 'The run is under way: cancel it, then take back what it wrote')
  if (run.undoneAt !== null) return new Problem('conflict', 'The run is undone already')
  if (run.kind === 'undo') return new Problem('unprocessable', 'What was taken back comes back by running it again')
  if (
    typeof run.parameters === 'object' &&
    run.parameters !== null &&
    'dryRun' in run.parameters &&
    run.parameters.dryRun
  )
    return new Problem('unprocessable', 'It was only tried: nothing was written')
  return null
}

/** @throws Problem where it cannot be taken back */
export function assertUndoable(run: RunView): void {
  const obstacle = obstacleOf(run)
  if (obstacle !== null) throw obstacle
}

/** Shown before a run is undone. Query `runs.undo_plan`. */
export const undoPlanQuery: Query<RunParams, typeof Nothing, RunView, UndoPlan> = {
  name: 'run.undo_plan',
  action: 'backfill',
  input: Nothing,
  find: findRun,
  run: (tx, context, found) => readUndoPlan(tx, context, found),
}

/** Shown before the work of a version is undone. Query `version.undo_plan`. */
export const versionUndoPlanQuery: Query<VersionParams, typeof Nothing, VersionOf, UndoPlan> = {
  name: 'version.undo_plan',
  action: 'backfill',
  input: Nothing,
  find: findVersion,
  run: readVersionUndoPlan,
}

interface VersionOf {
  readonly datasource: Datasource
  readonly number: number
}

/** Why a version cannot be taken back; null = it can. */
function versionObstacle({ datasource, number }: VersionOf): Problem | null {
  if (datasource.publishedVersion !== number || datasource.desiredState === 'disabled') return null
  return new Problem(
    'conflict',
    'The version is in force and writes on: publish another one, or disable the datasource',
  )
}

/** @throws Problem while it writes on */
export function assertVersionUndoable(found: VersionOf): void {
  const obstacle = versionObstacle(found)
  if (obstacle !== null) throw obstacle
}

export async function readVersionUndoPlan(tx: Tx, context: Context, found: VersionOf): Promise<UndoPlan> {
  const { datasource, number } = found
  const counts = await countWork(tx, context, datasource.id, sql`version = ${number}`)
  return { runId: null, version: number, obstacle: versionObstacle(found)?.detail ?? null, ...counts, remapped: [] }
}

export async function readUndoPlan(tx: Tx, context: Context, run: RunView): Promise<UndoPlan> {
  const subject = { runId: run.id, version: null, obstacle: obstacleOf(run)?.detail ?? null }
  if (run.lane !== 'captured')
    return { ...subject, ...(await countWork(tx, context, run.datasourceId, sql`run_id = ${run.id}`)), remapped: [] }
  const { rows: remapped } = await sql<{ version: number; events: number }>`/* runs.undo_remapped */
    select version_before as version, count(*)::float8 as events from ledger
    where tenant_id = ${context.tenantId} and datasource_id = ${run.datasourceId} and run_id = ${run.id}
      and version_before is not null and capture_id is not null group by 1 order by 1`.execute(tx)
  return { ...subject, ...NO_WORK, events: remapped.reduce((sum, { events }) => sum + events, 0), remapped }
}

type Counts = Omit<UndoPlan, 'runId' | 'version' | 'obstacle' | 'remapped'>

const NO_WORK: Counts = {
  events: 0,
  deadLetters: 0,
  alertsRemoved: 0,
  alertsRestored: 0,
  alertsKept: 0,
  relationships: 0,
  entities: 0,
}

/** @param whose events of the ledger, by its columns */
async function countWork(
  tx: Tx,
  { tenantId }: Context,
  datasourceId: string,
  whose: RawBuilder<unknown>,
): Promise<Counts> {
  const { rows } = await sql<Counts>`/* runs.undo_plan */
    with own as materialized (
      select event_id, alert_ids, entity_ids, relationship_ids from ledger
      where tenant_id = ${tenantId} and datasource_id = ${datasourceId} and ${whose} and outcome = 'mapped'
    ), alerts as (
      select a.id, a.event_id in (select event_id from own) as mine, exists (
        select from alert_revision r where r.tenant_id = a.tenant_id and r.alert_id = a.id
          and r.event_id not in (select event_id from own)) as earlier
      from alert a where a.tenant_id = ${tenantId} and a.id in (select unnest(alert_ids) from own)
    )
    select (select count(*) from own)::float8 as events,
      (select count(*) from dead_letter d where d.tenant_id = ${tenantId} and d.datasource_id = ${datasourceId}
        and d.event_id in (select event_id from own))::float8 as "deadLetters",
      (select count(*) from alerts where mine and not earlier)::float8 as "alertsRemoved",
      (select count(*) from alerts where mine and earlier)::float8 as "alertsRestored",
      (select count(*) from alerts where not mine)::float8 as "alertsKept",
      (select count(distinct r) from own, unnest(relationship_ids) r)::float8 as relationships,
      (select count(distinct e) from own, unnest(entity_ids) e)::float8 as entities`.execute(tx)
  return rows[0] ?? NO_WORK
}
