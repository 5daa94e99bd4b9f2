import type { EncodedBatch, ErrorCode, FeedRef, Finding } from '@halcyon/domain'
import { type Letter, rejectLetter } from '@halcyon/pipeline'
import { classify, inTenant, writeReplay } from '@halcyon/store'
import { sql } from 'kysely'
import { deadLetterConditions } from '../../queries/dead-letters.ts'
import { type Mapper, PageError } from './mapper.ts'
import { outcomesOf } from './outcomes.ts'
import { progress, type Work, type WorkEnd } from './work.ts'

const PAGE = 500

/** Dead letters mapped again: those the run names, by event id. */
export async function replayLetters(work: Work, feed: FeedRef, mapper: Mapper): Promise<WorkEnd> {
  let after: string | null = null
  for (;;) {
    if (work.stopped()) return 'left'
    const letters: Letter[] = await page(work, after)
    after = letters.at(-1)?.eventId ?? null
    if (after === null) return 'succeeded'
    if (!(await mapAndWrite(work, feed, mapper, letters))) return 'left'
  }
}

/** Maps and writes these letters. Where that fails they go in halves, so that one bad letter costs itself. False: cancelled. */
async function mapAndWrite(work: Work, feed: FeedRef, mapper: Mapper, letters: readonly Letter[]): Promise<boolean> {
  try {
    return await write(work, feed, (await mapper.map({ kind: 'letters', letters })).rows, letters.length)
  } catch (error) {
    if (!(error instanceof PageError) && classify(error) !== 'rows') throw error
    const [only] = letters
    if (letters.length === 1 && only !== undefined)
      return write(work, feed, rejectLetter(feed, only, findingOf(error)), 1)
    const middle = Math.ceil(letters.length / 2)
    return (
      (await mapAndWrite(work, feed, mapper, letters.slice(0, middle))) &&
      (await mapAndWrite(work, feed, mapper, letters.slice(middle)))
    )
  }
}

function findingOf(error: unknown): Finding {
  const code: ErrorCode = error instanceof PageError ? 'worker_crashed' : 'not_storable'
  return { path: '$', code, message: error instanceof Error ? error.message : String(error) }
}

/** Writes a page and the run's progress in one transaction; false when the run was cancelled. A dry run writes the progress alone. */
async function write({ db, run, nodeId }: Work, feed: FeedRef, rows: EncodedBatch, letters: number): Promise<boolean> {
  const { tenant_id, datasource_id, id } = run
  return inTenant(db, tenant_id, async (tx) => {
    if ((await progress(tx, run, letters, outcomesOf(rows, 0))) === null) return false
    const target = { tenantId: tenant_id, datasourceId: datasource_id, version: feed.version, runId: id, nodeId }
    if (run.parameters.dryRun !== true) await writeReplay(tx, target, rows)
    return true
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
async function page({ db, run }: Work, after: string | null): Promise<Letter[]> {
  const { tenant_id, datasource_id } = run
  const { ids, filter } = run.parameters
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
