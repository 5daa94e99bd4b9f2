import { Problem } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { sql } from 'kysely'
import type { Context, Query } from '../commands/command.ts'
import { Nothing } from '../commands/datasources/fields.ts'
import { findRun, type RunParams } from '../commands/dead-letters/cancel-run.ts'
import type { RunView } from './runs.ts'

/** What taking a run back would do. */
export interface UndoPlan {
  readonly runId: string
  /** Why it cannot be undone; null = it can. */
  readonly obstacle: string | null
  /** Events whose work is taken back; of a replay they are open dead letters again. */
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
}

/** Why it cannot be taken back; null = it can. */
function obstacleOf(run: RunView): Problem | null {
  if (run.state === 'queued' || run.state === 'running' || run.state === 'paused')
    return new Problem('conflict', 'The run is under way: cancel it, then take back what it wrote')
  if (run.undoneAt !== null) return new Problem('conflict', 'The run is undone already')
  if (run.kind === 'undo') return new Problem('unprocessable', 'What was taken back comes back by running it again')
  if (run.lane === 'captured')
    return new Problem(
      'unprocessable',
      'Its events were there before it: map the same time again, with the version that is to count',
    )
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

export async function readUndoPlan(tx: Tx, { tenantId }: Context, run: RunView): Promise<UndoPlan> {
  const { id, datasourceId } = run
  const { rows } = await sql<Omit<UndoPlan, 'runId' | 'obstacle'>>`/* runs.undo_plan */
    with own as materialized (
      select event_id, alert_ids, entity_ids, relationship_ids from ledger
      where tenant_id = ${tenantId} and datasource_id = ${datasourceId} and run_id = ${id} and outcome = 'mapped'
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
  const [plan] = rows
  if (plan === undefined) throw new Problem('not_found')
  return { runId: id, obstacle: obstacleOf(run)?.detail ?? null, ...plan }
}
