import { setTimeout as sleep } from 'node:timers/promises'
import type { EncodedBatch, FeedRef } from '@halcyon/domain'
import { decodeCapture, type KeptRequest } from '@halcyon/pipeline'
import { classify, inTenant, type Tx, writeRemap } from '@halcyon/store'
import { sql } from 'kysely'
import { type Mapper, PageError } from './mapper.ts'
import { outcomesOf } from './outcomes.ts'
import { progress, type StoredRun, type Work, type WorkEnd } from './work.ts'

const PAGE = 500
/** Bytes of captures in one page, before they are compressed. */
const PAGE_BYTES = 32 * 1024 * 1024
/** How long a page may wait for its rate, milliseconds: the run is looked at between two pages. */
const MOST_WAIT_MS = 5000

interface EventRow {
  readonly event_id: string
  readonly received_at: string
  readonly correlation_id: string
  readonly capture_id: string
  readonly capture_index: number
  readonly item_index: number
}

interface KeptPage {
  readonly requests: readonly KeptRequest[]
  /** Events of the page, also those whose capture is gone. */
  readonly events: number
  readonly last: string | null
}

/**
 * Events of a span mapped again from their raw payloads, in the order of their ids; where it stands is the lane's checkpoint. Of an
 * undo: those that the run it takes back mapped again, and that had this feed's version before; what is done is theirs no more.
 */
export async function remapKept(work: Work, feed: FeedRef, mapper: Mapper): Promise<WorkEnd> {
  let { parameters } = work.run
  let after = work.run.kind === 'undo' ? null : await standing(work)
  for (;;) {
    if (work.stopped()) return 'left'
    const rate = parameters.eventsPerSecond ?? null
    const limit = rate === null ? PAGE : Math.max(1, Math.min(PAGE, Math.ceil((rate * MOST_WAIT_MS) / 1000)))
    const begun = Date.now()
    const page: KeptPage = await readPage(work, feed, after, limit)
    if (page.last === null) return 'succeeded'
    const now = await mapAndWrite(work, feed, mapper, page)
    if (now === null) return 'left'
    parameters = now
    after = page.last
    if (rate !== null) await sleep(Math.max(0, (page.events / rate) * 1000 - (Date.now() - begun)))
  }
}

async function mapAndWrite(
  work: Work,
  feed: FeedRef,
  mapper: Mapper,
  page: KeptPage,
): Promise<StoredRun['parameters'] | null> {
  const told = page.requests.reduce((sum, { events }) => sum + events.length, 0)
  try {
    const { rows, left } = await mapper.map({ kind: 'kept', requests: page.requests })
    return await write(work, feed, rows, page, left + page.events - told)
  } catch (error) {
    if (!(error instanceof PageError) && classify(error) !== 'rows') throw error
    // One request that no mapping or no table takes costs itself: its events stay as they are.
    if (page.requests.length === 0) throw error
    if (page.requests.length === 1) return write(work, feed, null, page, page.events)
    const middle = Math.ceil(page.requests.length / 2)
    const first = page.requests.slice(0, middle)
    const events = first.reduce((sum, one) => sum + one.events.length, 0)
    // Nothing but the last part may move the checkpoint past what is not written.
    const begun = await mapAndWrite(work, feed, mapper, { requests: first, events, last: null })
    if (begun === null) return null
    return mapAndWrite(work, feed, mapper, {
      ...page,
      requests: page.requests.slice(middle),
      events: page.events - events,
    })
  }
}

const write = (
  { db, run, nodeId }: Work,
  feed: FeedRef,
  rows: EncodedBatch | null,
  { events, last }: KeptPage,
  left: number,
): Promise<StoredRun['parameters'] | null> =>
  inTenant(db, run.tenant_id, async (tx) => {
    const found = rows === null ? { mapped: 0, filtered: 0, rejected: 0, left, codes: {} } : outcomesOf(rows, left)
    const parameters = await progress(tx, run, events, found)
    if (parameters === null) return null
    const target = {
      tenantId: run.tenant_id,
      datasourceId: run.datasource_id,
      version: feed.version,
      runId: run.id,
      nodeId,
    }
    if (rows !== null && run.parameters.dryRun !== true) await writeRemap(tx, target, rows)
    if (last !== null && run.kind !== 'undo') await stand(tx, run, last)
    return parameters
  })

async function standing({ db, run }: Work): Promise<string | null> {
  return inTenant(db, run.tenant_id, async (tx) => {
    const { rows } = await sql<{ after: string | null }>`
      select value ->> 'after' as after from checkpoint
      where tenant_id = ${run.tenant_id} and datasource_id = ${run.datasource_id} and lane = 'captured' and partition = ${run.id}`.execute(
      tx,
    )
    return rows[0]?.after ?? null
  })
}

const stand = (tx: Tx, run: StoredRun, after: string) =>
  sql`insert into checkpoint as old (tenant_id, datasource_id, lane, partition, seq, value)
    values (${run.tenant_id}, ${run.datasource_id}, 'captured', ${run.id}, 1, ${JSON.stringify({ after })}::jsonb)
    on conflict (tenant_id, datasource_id, lane, partition) do update set seq = old.seq + 1, value = excluded.value, updated_at = now()`.execute(
    tx,
  )

const AT = sql`to_char(received_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as received_at`

/** The next events of the span that were kept raw, with their requests. */
function readPage({ db, run }: Work, feed: FeedRef, after: string | null, limit: number): Promise<KeptPage> {
  const { tenant_id, datasource_id, parameters } = run
  const which =
    run.kind === 'undo'
      ? sql`run_id = ${parameters.runId ?? null}::uuid and version_before = ${feed.version}`
      : sql`received_at >= ${parameters.from} and received_at < ${parameters.to}`
  return inTenant(db, tenant_id, async (tx) => {
    const { rows } = await sql<EventRow>`/* remap.events */
      select event_id, ${AT}, correlation_id, capture_id, capture_index, item_index from ledger
      where tenant_id = ${tenant_id} and datasource_id = ${datasource_id} and ${which} and capture_id is not null and outcome in ('mapped', 'filtered', 'rejected')
        and (${after}::uuid is null or event_id > ${after}::uuid)
      order by event_id limit ${limit}`.execute(tx)
    const captures = await readCaptures(tx, run, [...new Set(rows.map((row) => row.capture_id))])
    // Captures past the page's size come with the next page.
    const cut = rows.findIndex((row) => captures.later.has(row.capture_id))
    const events = cut === -1 ? rows : rows.slice(0, cut)
    const records = await recordsOf(tx, run, events)
    const requests = [...Map.groupBy(events, keyOf)].flatMap(([key, own]): KeptRequest[] => {
      const [first] = own
      const kept = first === undefined ? undefined : captures.kept.get(first.capture_id)?.[first.capture_index]
      if (kept === undefined) return []
      return [
        {
          ...kept,
          records: records.get(key) ?? 0,
          events: own.map((row) => ({
            eventId: row.event_id,
            receivedAt: row.received_at,
            correlationId: row.correlation_id,
            item: row.item_index,
          })),
        },
      ]
    })
    return { requests, events: events.length, last: events.at(-1)?.event_id ?? null }
  })
}

const keyOf = ({ capture_id, capture_index }: Pick<EventRow, 'capture_id' | 'capture_index'>): string =>
  `${capture_id} ${capture_index}`

async function readCaptures(tx: Tx, { tenant_id, datasource_id }: StoredRun, ids: readonly string[]) {
  const own = sql`tenant_id = ${tenant_id} and datasource_id = ${datasource_id}`
  const sizes = await sql<{ id: string; bytes: number }>`
    select capture_id as id, raw_bytes::float8 as bytes from raw_capture where ${own} and capture_id = any (${[...ids]}::uuid[])`.execute(
    tx,
  )
  const bytesOf = new Map(sizes.rows.map(({ id, bytes }) => [id, bytes]))
  const [now, later] = [new Set<string>(), new Set<string>()]
  let sum = 0
  for (const id of ids) {
    const bytes = bytesOf.get(id)
    if (bytes === undefined) continue
    sum += bytes
    if (now.size > 0 && sum > PAGE_BYTES) later.add(id)
    else now.add(id)
  }
  const { rows } = await sql<{ id: string; data: Buffer }>`
    select capture_id as id, data from raw_capture where ${own} and capture_id = any (${[...now]}::uuid[])`.execute(tx)
  return { kept: new Map(rows.map(({ id, data }) => [id, decodeCapture(data)])), later }
}

/** How many records each of these requests held. Their events have its time in their ids. */
async function recordsOf(tx: Tx, { tenant_id, datasource_id }: StoredRun, events: readonly EventRow[]) {
  const times = events.map(({ received_at }) => received_at).sort()
  const { rows } = await sql<{ capture_id: string; capture_index: number; records: number }>`/* remap.records */
    select capture_id, capture_index, count(*)::int as records from ledger
    where tenant_id = ${tenant_id} and datasource_id = ${datasource_id} and received_at >= ${times[0] ?? 'infinity'}
      and received_at <= ${times.at(-1) ?? 'infinity'} and capture_id = any (${events.map(({ capture_id }) => capture_id)}::uuid[])
    group by 1, 2`.execute(tx)
  return new Map(rows.map((row) => [keyOf(row), row.records]))
}
