import { Worker } from 'node:worker_threads'
import type { DatasourceId, EncodedBatch, ErrorCode, Failure, FeedRef, Finding, TenantId } from '@halcyon/domain'
import { compile } from '@halcyon/mapping'
import { type Letter, rejectLetter } from '@halcyon/pipeline'
import { classify, type Database, inTenant, inTenants, writeReplay } from '@halcyon/store'
import { sql } from 'kysely'
import { type DeadLetterFilter, deadLetterConditions } from '../queries/dead-letters.ts'
import { workedUntil } from '../queries/runs.ts'

interface Run {
  readonly tenant_id: TenantId
  readonly datasource_id: DatasourceId
  readonly id: string
  readonly parameters: {
    readonly ids?: readonly string[]
    readonly filter?: DeadLetterFilter
    readonly version?: number
  }
}

const PAGE = 500
const PAGE_MS = 20_000
/** A run whose engine has said nothing for so long is taken over; longer than a page may take. */
const LOST = '60 seconds'
/** The safety net under the notification, and what finds a lost run. */
const LOOK_MS = 15_000

/** Runs replays of dead letters, one at a time in this process; any engine takes a run, and takes over a lost one. */
export function replayRunner(options: { db: Database; nodeId: () => string; onError: (error: unknown) => void }) {
  const { db, onError } = options
  let busy: Promise<void> | null = null
  let again = false
  let stopped = false

  const work = async (): Promise<void> => {
    do {
      again = false
      for (let run = await claim(db); run !== null && !stopped; run = await claim(db)) await execute(run)
    } while (again && !stopped)
  }
  const execute = async (run: Run): Promise<void> => {
    try {
      await replay(db, run, options.nodeId(), () => stopped)
    } catch (error) {
      onError(error)
      const cause = error instanceof Error ? error.message : String(error)
      const failure: Failure = {
        code: 'replay_failed',
        cause,
        action: 'Look at the cause, then replay again.',
        class: 'internal',
        at: new Date().toISOString(),
      }
      await finish(db, run, 'failed', failure)
    }
  }
  const wake = (): void => {
    again = true
    busy ??= work()
      .catch(onError)
      .finally(() => {
        busy = null
        if (again && !stopped) wake()
      })
  }
  const timer = setInterval(wake, LOOK_MS).unref()
  return {
    wake,
    async stop(): Promise<void> {
      stopped = true
      clearInterval(timer)
      await busy
    },
  }
}

async function claim(db: Database): Promise<Run | null> {
  const { rows } = await sql<{
    ids: TenantId[]
  }>`select coalesce(array_agg(id), '{}') as ids from halcyon.tenant_ids() as id`.execute(db)
  return inTenants(db, rows[0]?.ids ?? [], async (tx) => {
    const claimed = await sql<Run>`
      update run set state = 'running', started_at = coalesce(started_at, now()),
        worked = worked + case when state = 'running' then ${workedUntil(sql`updated_at`)} else 0 end, active_since = now(), updated_at = now()
      where (tenant_id, datasource_id, id) in (
        select tenant_id, datasource_id, id from run
        where kind = 'replay' and (state = 'queued' or (state = 'running' and updated_at < now() - ${LOST}::interval))
        order by created_at limit 1 for update skip locked)
      returning tenant_id, datasource_id, id, parameters`.execute(tx)
    return claimed.rows[0] ?? null
  })
}

async function replay(db: Database, run: Run, nodeId: string, stopped: () => boolean): Promise<void> {
  const version = await versionOf(db, run)
  if (version === null) throw new Error('The datasource has no such version.')
  const compiled = compile(version.mapping)
  if (!compiled.ok) throw new Error(compiled.errors[0]?.message ?? 'The mapping does not compile.')
  const feed: FeedRef = {
    slot: 0,
    tenantId: run.tenant_id,
    datasourceId: run.datasource_id,
    generation: 0,
    version: version.number,
    dedupeHours: 0,
  }
  let after: string | null = null
  for (;;) {
    if (stopped()) return
    const letters: Letter[] = await page(db, run, after)
    after = letters.at(-1)?.eventId ?? null
    if (after === null) break
    if (!(await replayLetters({ db, run, feed, nodeId, mapping: version.mapping }, letters))) return
  }
  await finish(db, run, 'succeeded', null)
}

interface Replay {
  readonly db: Database
  readonly run: Run
  readonly feed: FeedRef
  readonly nodeId: string
  readonly mapping: unknown
}

/** Maps and writes these letters. Where that fails they go in halves, so that one bad letter costs itself. False: cancelled. */
async function replayLetters(work: Replay, letters: readonly Letter[]): Promise<boolean> {
  try {
    return await writePage(work, await mapPage(work.feed, work.mapping, letters), letters.length)
  } catch (error) {
    if (!(error instanceof PageError) && classify(error) !== 'rows') throw error
    const [only] = letters
    if (letters.length === 1 && only !== undefined)
      return writePage(work, rejectLetter(work.feed, only, findingOf(error)), 1)
    const middle = Math.ceil(letters.length / 2)
    return (await replayLetters(work, letters.slice(0, middle))) && (await replayLetters(work, letters.slice(middle)))
  }
}

function findingOf(error: unknown): Finding {
  const code: ErrorCode = error instanceof PageError ? 'worker_crashed' : 'not_storable'
  return { path: '$', code, message: error instanceof Error ? error.message : String(error) }
}

/** The thread that mapped a page gave no answer. */
class PageError extends Error {
  override readonly name = 'PageError'
}

async function versionOf(db: Database, run: Run): Promise<{ number: number; mapping: unknown } | null> {
  return inTenant(db, run.tenant_id, async (tx) => {
    const { rows } = await sql<{ number: number; mapping: unknown }>`
      select v.number, v.content -> 'mapping' as mapping from version v
      join datasource d on d.tenant_id = v.tenant_id and d.id = v.datasource_id
      where v.tenant_id = ${run.tenant_id} and v.datasource_id = ${run.datasource_id}
        and v.number = coalesce(${run.parameters.version ?? null}::int, d.published_version)`.execute(tx)
    return rows[0] ?? null
  })
}

interface LetterRow {
  readonly event_id: string
  readonly received_at: string
  readonly correlation_id: string
  readonly digest: string
  readonly raw: Buffer
  readonly raw_kind: 'payload' | 'request'
}

/** The next open letters the run names, by event id. */
async function page(
  db: Database,
  { tenant_id, datasource_id, parameters }: Run,
  after: string | null,
): Promise<Letter[]> {
  const { ids, filter } = parameters
  const which = ids === undefined ? deadLetterConditions(filter ?? {}) : sql`and event_id = any (${[...ids]}::uuid[])`
  return inTenant(db, tenant_id, async (tx) => {
    const { rows } = await sql<LetterRow>`
      select event_id, to_char(received_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as received_at, correlation_id, digest, raw, raw_kind
      from dead_letter
      where tenant_id = ${tenant_id} and datasource_id = ${datasource_id} and state = 'open'
        and (${after}::uuid is null or event_id > ${after}::uuid)
        ${which}
      order by event_id limit ${PAGE}`.execute(tx)
    return rows.map((row) => ({
      eventId: row.event_id,
      receivedAt: row.received_at,
      correlationId: row.correlation_id,
      digest: row.digest,
      raw: row.raw,
      rawKind: row.raw_kind,
    }))
  })
}

function mapPage(feed: FeedRef, mapping: unknown, letters: readonly Letter[]): Promise<EncodedBatch> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./replay-worker.ts', import.meta.url), {
      workerData: { feed, mapping, letters },
      resourceLimits: { maxOldGenerationSizeMb: 256 },
      env: {},
    })
    const deadline = setTimeout(() => {
      reject(new PageError(`A page of ${letters.length} dead letters took longer than ${PAGE_MS / 1000} s.`))
      void worker.terminate()
    }, PAGE_MS)
    worker.once('message', resolve)
    worker.once('error', (error: Error) => reject(new PageError(error.message, { cause: error })))
    worker.once('exit', () => {
      clearTimeout(deadline)
      reject(new PageError('The replay worker ended without an answer.'))
    })
  })
}

/** Writes a page and the run's progress in one transaction; false when the run was cancelled. */
async function writePage({ db, run, feed, nodeId }: Replay, rows: EncodedBatch, letters: number): Promise<boolean> {
  const { tenant_id, datasource_id, id } = run
  return inTenant(db, tenant_id, async (tx) => {
    const progressed = await sql`
      update run set done = done + ${letters}, updated_at = now()
      where tenant_id = ${tenant_id} and datasource_id = ${datasource_id} and id = ${id} and state = 'running' returning id`.execute(
      tx,
    )
    if (progressed.rows.length === 0) return false
    const target = { tenantId: tenant_id, datasourceId: datasource_id, version: feed.version, runId: id, nodeId }
    await writeReplay(tx, target, rows)
    return true
  })
}

async function finish(db: Database, run: Run, state: 'succeeded' | 'failed', failure: Failure | null): Promise<void> {
  const { tenant_id, datasource_id, id } = run
  await inTenant(db, tenant_id, (tx) =>
    sql`update run set state = ${state}, failure = ${failure === null ? null : JSON.stringify(failure)}::jsonb, finished_at = now(),
        worked = worked + ${workedUntil(sql`now()`)}, active_since = null, updated_at = now()
      where tenant_id = ${tenant_id} and datasource_id = ${datasource_id} and id = ${id} and state = 'running'`.execute(
      tx,
    ),
  )
}
