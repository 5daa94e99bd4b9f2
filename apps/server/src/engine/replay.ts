import type { Failure, FeedRef, TenantId } from '@halcyon/domain'
import { compile } from '@halcyon/mapping'
import { type Database, inTenant, inTenants } from '@halcyon/store'
import { sql } from 'kysely'
import { workedUntil } from '../queries/runs.ts'
import type { ConnectorModules } from '../runtime/connectors.ts'
import { remapKept } from './replay/kept.ts'
import { replayLetters } from './replay/letters.ts'
import { Mapper } from './replay/mapper.ts'
import { undoRun, versionsBefore } from './replay/undo.ts'
import { type StoredRun, versionOf, type Work, type WorkEnd } from './replay/work.ts'

/** Runs at once in one process: a slow backfill does not hold up a replay. */
const MOST = 3
/** A run whose engine has said nothing for so long is taken over; longer than a page may take. */
const LOST = '60 seconds'
/** The safety net under the notification, and what finds a lost run. */
const LOOK_MS = 15_000

export interface ReplayRunnerOptions {
  readonly db: Database
  readonly nodeId: () => string
  /** Modules of connectors beside the library's. */
  readonly connectorModules?: ConnectorModules
  readonly onError: (error: unknown) => void
}

/**
 * Runs over what is stored: replays of dead letters, backfills from captured payloads, undoing a run. Any engine takes one, and takes
 * over a lost one.
 */
export function replayRunner({ db, nodeId, connectorModules = {}, onError }: ReplayRunnerOptions) {
  const active = new Map<string, Promise<void>>()
  let claiming: Promise<void> | null = null
  let again = false
  let stopped = false

  const claimAll = async (): Promise<void> => {
    do {
      again = false
      while (!stopped && active.size < MOST) {
        const run = await claim(db, [...active.keys()])
        if (run === null) break
        begin(run)
      }
    } while (again && !stopped)
  }
  const begin = (run: StoredRun): void => {
    const ended = execute(run)
      .catch(onError)
      .finally(() => {
        active.delete(run.id)
        wake()
      })
    active.set(run.id, ended)
  }
  const execute = async (run: StoredRun): Promise<void> => {
    try {
      const end = await work({ db, run, nodeId: nodeId(), stopped: () => stopped }, connectorModules)
      if (end === 'succeeded') await finish(db, run, 'succeeded', null)
      else if (stopped) await finish(db, run, 'queued', null)
    } catch (error) {
      onError(error)
      await finish(db, run, 'failed', failureOf(error))
    }
  }
  const wake = (): void => {
    if (stopped) return
    again = true
    claiming ??= claimAll()
      .catch(onError)
      .finally(() => {
        claiming = null
        if (again) wake()
      })
  }
  const timer = setInterval(wake, LOOK_MS).unref()
  return {
    wake,
    /** What is under way ends after its page; another engine goes on with it. */
    async stop(): Promise<void> {
      stopped = true
      clearInterval(timer)
      await claiming
      await Promise.all(active.values())
    },
  }
}

async function work(one: Work, connectorModules: ConnectorModules): Promise<WorkEnd> {
  if (one.run.kind !== 'undo') return mapStored(one, connectorModules)
  if (one.run.parameters.captured !== true) return undoRun(one)
  for (const version of await versionsBefore(one)) {
    const parameters = { ...one.run.parameters, version }
    const end = await mapStored({ ...one, run: { ...one.run, parameters } }, connectorModules)
    if (end !== 'succeeded') return end
  }
  return 'succeeded'
}

async function mapStored(one: Work, connectorModules: ConnectorModules): Promise<WorkEnd> {
  const version = await versionOf(one)
  if (version === null) throw new Error('The datasource has no such version.')
  const { mapping, config, type } = version
  const compiled = compile(mapping)
  if (!compiled.ok) throw new Error(compiled.errors[0]?.message ?? 'The mapping does not compile.')
  const feed: FeedRef = {
    slot: 0,
    tenantId: one.run.tenant_id,
    datasourceId: one.run.datasource_id,
    generation: 0,
    version: version.number,
    dedupeHours: 0,
  }
  const mapper = new Mapper({ feed, mapping, config, type, connectorModules })
  try {
    return one.run.kind === 'replay' ? await replayLetters(one, feed, mapper) : await remapKept(one, feed, mapper)
  } finally {
    await mapper.end()
  }
}

const failureOf = (error: unknown): Failure => ({
  code: 'replay_failed',
  cause: error instanceof Error ? error.message : String(error),
  action: 'Look at the cause, then ask for it again.',
  class: 'internal',
  at: new Date().toISOString(),
})

async function claim(db: Database, own: readonly string[]): Promise<StoredRun | null> {
  const { rows } = await sql<{
    ids: TenantId[]
  }>`select coalesce(array_agg(id), '{}') as ids from halcyon.tenant_ids() as id`.execute(db)
  return inTenants(db, rows[0]?.ids ?? [], async (tx) => {
    const claimed = await sql<StoredRun>`
      update run set state = 'running', attempt = attempt + 1, started_at = coalesce(started_at, now()),
        worked = worked + case when state = 'running' then ${workedUntil(sql`updated_at`)} else 0 end, active_since = now(), updated_at = now()
      where (tenant_id, datasource_id, id) in (
        select tenant_id, datasource_id, id from run
        where (kind in ('replay', 'undo') or lane = 'captured') and id <> all (${[...own]}::uuid[])
          and (state = 'queued' or (state = 'running' and updated_at < now() - ${LOST}::interval))
        order by created_at limit 1 for update skip locked)
      returning tenant_id, datasource_id, id, kind, parameters`.execute(tx)
    return claimed.rows[0] ?? null
  })
}

/** `queued`: another engine goes on with it. */
async function finish(
  db: Database,
  { tenant_id, datasource_id, id }: StoredRun,
  state: 'succeeded' | 'failed' | 'queued',
  failure: Failure | null,
): Promise<void> {
  await inTenant(db, tenant_id, async (tx) => {
    const ended = await sql<{ kind: string; parameters: StoredRun['parameters']; requested_by: string | null }>`
      update run set state = ${state}, failure = ${failure === null ? null : JSON.stringify(failure)}::jsonb,
        finished_at = case when ${state} = 'queued' then null else now() end,
        worked = worked + ${workedUntil(sql`now()`)}, active_since = null, updated_at = now()
      where tenant_id = ${tenant_id} and datasource_id = ${datasource_id} and id = ${id} and state = 'running'
      returning kind, parameters, requested_by`.execute(tx)
    const [run] = ended.rows
    if (run === undefined || state !== 'succeeded') return
    await sql`delete from checkpoint where tenant_id = ${tenant_id} and datasource_id = ${datasource_id} and lane = 'captured'
      and partition = ${id}`.execute(tx)
    if (run.kind !== 'undo') return
    await sql`update run set undone_at = now(), undone_by = ${run.requested_by}
      where tenant_id = ${tenant_id} and datasource_id = ${datasource_id} and id = ${run.parameters.runId ?? null}::uuid`.execute(
      tx,
    )
  })
}
