import type { EncodedBatch, FeedRef, ReceivedOf, WriteOutcome } from '@halcyon/domain'
import { compose, feedsOf, type Pending } from './compose.ts'
import { classify, DatabaseAway, WriterConnection } from './connection.ts'
import { rejectItem, splitBatch } from './split.ts'

/** Past these a flush leaves the rest for the next one. */
const MAX_FLUSH_ITEMS = 2000
const MAX_FLUSH_BYTES = 16 * 1024 * 1024

const SQL = 'select stale, duplicates from halcyon.write_batch($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)'

/** Places of feeds, and of items, in the flush; from 1. */
interface Answer {
  stale: number[] | null
  duplicates: number[] | null
}

/**
 * A flush costs far more than a row in it. So one that is small starts no sooner than so many milliseconds after the one before it,
 * and one that follows a pause starts at once.
 */
const GATHER_MS = 5
const SMALL_ITEMS = 16

/** `failed`: not even a reject of it can be kept. Its sender hears so; its neighbours do not. */
type Written = WriteOutcome | { readonly kind: 'failed'; readonly error: unknown }

interface Waiting extends Pending {
  readonly resolve: (outcome: WriteOutcome) => void
  readonly reject: (error: unknown) => void
}

/**
 * The one group-commit writer of a process: what arrives while a flush is under way makes the next flush, and nothing waits
 * longer. A flush that the database refuses is bisected, by feed, then by batch, then by record, so that one bad row costs itself.
 */
export class BatchWriter {
  readonly #connection: WriterConnection
  readonly #nodeId: string
  #waiting: Waiting[] = []
  #flushing = false
  #lastFlush = 0
  #idle: (() => void)[] = []

  constructor(options: { url: string; nodeId: string }) {
    this.#connection = new WriterConnection(options.url)
    this.#nodeId = options.nodeId
  }

  /**
   * Answers once the rows are durable. Throws `DatabaseAway` when that cannot be said.
   * @param received asked for each item that the database refuses, so that it is kept as it came
   */
  write(feed: FeedRef, batch: EncodedBatch, received?: ReceivedOf): Promise<WriteOutcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ feed, batch, received, resolve, reject })
      if (!this.#flushing) void this.#run()
    })
  }

  /** Waits for what is under way, then closes the connection. */
  async close(): Promise<void> {
    if (this.#flushing) await new Promise<void>((resolve) => this.#idle.push(resolve))
    await this.#connection.close()
  }

  async #run(): Promise<void> {
    this.#flushing = true
    while (this.#waiting.length > 0) {
      await this.#gather()
      this.#lastFlush = performance.now()
      await this.#flush(this.#take())
    }
    this.#flushing = false
    for (const resolve of this.#idle.splice(0)) resolve()
  }

  async #gather(): Promise<void> {
    const pause = this.#lastFlush + GATHER_MS - performance.now()
    if (pause <= 0 || this.#waiting.reduce((sum, { batch }) => sum + batch.count, 0) >= SMALL_ITEMS) return
    await new Promise((resolve) => setTimeout(resolve, pause))
  }

  #take(): Waiting[] {
    let items = 0
    let bytes = 0
    let end = 0
    for (const { batch } of this.#waiting) {
      if (end > 0 && (items + batch.count > MAX_FLUSH_ITEMS || bytes > MAX_FLUSH_BYTES)) break
      items += batch.count
      for (const rows of [
        batch.items,
        batch.alerts,
        batch.entities,
        batch.relationships,
        batch.deadLetters,
        batch.capture,
      ])
        bytes += rows.bytes.length
      end++
    }
    return this.#waiting.splice(0, end)
  }

  async #flush(batches: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.#write(batches)
      for (const [i, waiting] of batches.entries()) {
        const outcome = outcomes[i] ?? { kind: 'stale' }
        if (outcome.kind === 'failed') waiting.reject(outcome.error)
        else waiting.resolve(outcome)
      }
    } catch (error) {
      for (const waiting of batches) waiting.reject(error)
    }
  }

  async #write(batches: readonly Pending[]): Promise<Written[]> {
    for (let attempt = 1; ; attempt++) {
      let answer: Answer
      try {
        answer = await this.#query(batches)
      } catch (error) {
        const failure = classify(error)
        if (failure === 'again' && attempt < 5) continue
        if (failure !== 'rows') throw awayBecause(error)
        return this.#bisect(batches, error instanceof Error ? error.message : String(error))
      }
      return this.#settle(batches, answer)
    }
  }

  /** Where one feed was stale nothing was written: the others go again without it. */
  async #settle(batches: readonly Pending[], answer: Answer): Promise<Written[]> {
    if (answer.stale === null) return outcomesOf(batches, answer)
    const feeds = feedsOf(batches)
    const stale = new Set(answer.stale.map((place) => feeds[place - 1]?.slot))
    const others = batches.filter(({ feed }) => !stale.has(feed.slot))
    const written = others.length === 0 ? [] : await this.#write(others)
    const outcomes = new Map(others.map((pending, i) => [pending, written[i]]))
    return batches.map((pending) => outcomes.get(pending) ?? { kind: 'stale' })
  }

  async #query(batches: readonly Pending[]): Promise<Answer> {
    const [answer] = await this.#connection.query<Answer & Record<string, unknown>>('write_batch', SQL, (types) =>
      compose(this.#nodeId, types, batches),
    )
    return answer ?? { stale: null, duplicates: null }
  }

  /** One after the other, so that their locks keep the order a single flush would have had. */
  async #bisect(batches: readonly Pending[], reason: string): Promise<Written[]> {
    const [only] = batches
    if (batches.length === 1 && only !== undefined) return [await this.#bisectItems(only, reason)]
    const outcomes = new Map<Pending, Written>()
    const slots = [...new Set(batches.map((pending) => pending.feed.slot))]
    const middle = Math.ceil(batches.length / 2)
    const groups =
      slots.length > 1
        ? slots.map((slot) => batches.filter((pending) => pending.feed.slot === slot))
        : [batches.slice(0, middle), batches.slice(middle)]
    for (const group of groups) {
      const written = await this.#write(group)
      for (const [i, pending] of group.entries()) outcomes.set(pending, written[i] ?? { kind: 'stale' })
    }
    return batches.map((pending) => outcomes.get(pending) ?? { kind: 'stale' })
  }

  async #bisectItems({ feed, batch, received }: Pending, reason: string): Promise<Written> {
    if (batch.count <= 1)
      return this.#reject({ feed, batch: rejectItem(batch, reason, received?.(batch.first) ?? null) })
    const halves: Written[] = []
    for (const half of splitBatch(batch)) halves.push(...(await this.#write([{ feed, batch: half, received }])))
    const committed = halves.filter((half) => half.kind === 'committed')
    // A half that was written stays written: mapped again, its items are duplicates of themselves.
    if (committed.length < halves.length) return halves.find(({ kind }) => kind === 'failed') ?? { kind: 'stale' }
    return {
      kind: 'committed',
      duplicates: committed.flatMap((half) => half.duplicates),
      refused: committed.flatMap((half) => half.refused),
    }
  }

  async #reject(reject: Pending): Promise<Written> {
    try {
      const [outcome] = await this.#settle([reject], await this.#query([reject]))
      if (outcome?.kind !== 'committed') return outcome ?? { kind: 'stale' }
      return { ...outcome, refused: outcome.duplicates.length > 0 ? [] : [reject.batch.first] }
    } catch (error) {
      if (classify(error) !== 'rows') throw awayBecause(error)
      return { kind: 'failed', error }
    }
  }
}

/** Nothing is wrong with the rows: the sender may try again. */
const awayBecause = (error: unknown): DatabaseAway =>
  error instanceof DatabaseAway ? error : new DatabaseAway('The database went away.', { cause: error })

const NONE: readonly number[] = []

function outcomesOf(batches: readonly Pending[], answer: Answer): WriteOutcome[] {
  let before = 0
  return batches.map(({ batch }) => {
    const start = before
    before += batch.count
    const duplicates =
      answer.duplicates === null
        ? NONE
        : answer.duplicates
            .filter((place) => place > start && place <= before)
            .map((place) => batch.first + place - start - 1)
            .sort((a, b) => a - b)
    return { kind: 'committed', duplicates, refused: NONE }
  })
}
