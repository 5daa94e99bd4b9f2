/**
 * The way of a pulled payload: fetched ▸ parsed ▸ split ▸ script ▸ map ▸ rows, and where the source stands after them. Everything but the
 * write; it runs in the feed's worker.
 */
import { randomUUID } from 'node:crypto'
import type { Checkpoint, PullBatch, PullPage } from '@halcyon/connector-kit'
import { BatchUnderWay, type LineOptions, newLine } from './batch-under-way.ts'
import type { Processed } from './processed.ts'

export interface PullPipelineOptions extends LineOptions {
  readonly run: string
  readonly lane: 'live' | 'backfill'
  /** Where each partition stands, and how often it has moved. */
  readonly checkpoints: readonly KnownCheckpoint[]
}

export interface KnownCheckpoint {
  readonly partition: string
  readonly seq: number
  /** null: never read. */
  readonly value: Checkpoint | null
}

interface Standing {
  seq: number
  value: Checkpoint | null
}

export function pullPipeline({ run, lane, checkpoints, ...options }: PullPipelineOptions) {
  const line = newLine({ ...options, run })
  const standing = new Map<string, Standing>(
    checkpoints.map(({ partition, seq, value }) => [partition, { seq, value }]),
  )

  /** A batch that moves nothing still says where it was read from: else one that lost its place could write. */
  const movesOf = (batch: PullBatch): readonly { readonly partition: string; readonly value: Checkpoint | null }[] => {
    if (batch.checkpoints.length > 0) return batch.checkpoints
    const [first] = standing
    return [{ partition: first?.[0] ?? '', value: first?.[1].value ?? null }]
  }

  /** The rows of a batch, and where the source stands after it. */
  const finish = (under: BatchUnderWay, batch: PullBatch): Processed => {
    for (const [i, { partition, value }] of movesOf(batch).entries()) {
      const seq = standing.get(partition)?.seq ?? 0
      standing.set(partition, { seq: seq + 1, value })
      line.rows.checkpoint({ run, lane, partition, seq, value, ...(i === 0 ? sizeOf(batch, under.count) : {}) })
    }
    const { window } = batch
    if (window !== undefined) {
      const [from_at, to_at] = [Date.parse(window.from), Date.parse(window.to)]
      const state = window.more === true ? 'fetched' : 'committed'
      line.rows.window({ run, lane, from_at, to_at, items: under.count, state })
    }
    return under.finish()
  }

  return {
    /** Where the source stands after the batches so far; it is asked before the first. */
    checkpoints: (): ReadonlyMap<string, Checkpoint> =>
      new Map([...standing].flatMap(([partition, { value }]) => (value === null ? [] : [[partition, value] as const]))),

    /**
     * Pages → rows; at once where there is no script. One batch at a time; the next one may come before this one is committed: it moves
     * the checkpoints on from where this one leaves them. After one that was dropped none can be written.
     */
    process(batchId: number, batch: PullBatch): Processed | Promise<Processed> {
      const under = new BatchUnderWay(line, batchId, batch.pages.length)
      // A page may hold more than its one record; next time that record comes on another page.
      const taken = batch.pages.map((page, i) => under.read(i, requestOf(page), { items: page.items }, false))
      if (line.script !== undefined) return under.takeScripted(line.script, taken).then(() => finish(under, batch))
      for (const one of taken) under.take(one)
      return finish(under, batch)
    },

    committed: line.marks.committed,
    dropped: line.marks.dropped,
  }
}

/** What a batch adds to its run's progress. */
const sizeOf = ({ pages }: PullBatch, items: number) => ({
  items,
  pages: pages.length,
  bytes: pages.reduce((sum, { body }) => sum + body.length, 0),
})

/** What was pulled, as what is pushed is known to the rest of the way. */
const requestOf = ({ body, headers, receivedAt }: PullPage) => ({
  method: 'GET',
  path: '',
  query: '',
  headers,
  body,
  remoteAddress: '',
  receivedAt,
  correlationId: randomUUID(),
})
