import { setTimeout as sleep } from 'node:timers/promises'
import {
  type ConnectorHost,
  type DecodedRecord,
  DecodeError,
  NeedsHuman,
  type PullBatch,
  type PullPage,
  type PullRun,
} from '@halcyon/connector-kit'
import type { ErrorCode } from '@halcyon/domain'
import { settle } from './after.ts'
import { openStore, type Store } from './client/client.ts'
import { isOfConnection, objectFault, storeError } from './client/errors.ts'
import type { S3Config } from './config/config.ts'
import { validateConfig } from './config/validate.ts'
import { headObject } from './find/list.ts'
import { type Range, unreadObjects } from './find/unread.ts'
import { faultPage, pageOf, sourceOf } from './read/page.ts'
import { readObject } from './read/read-object.ts'
import { type Settings, settingsOf } from './settings.ts'
import { type Due, type ListedObject, type ObjectInHand, Standing } from './standing.ts'

/** An object is read so often before it is set aside. */
const MAX_ATTEMPTS = 3
const PAUSE_MS = 500
/** The lookback is never shortened below this, however many objects lie in it: clocks differ. */
const LEAST_LOOKBACK_MS = 300_000
/** A batch has no more of its records' bytes, nor objects. */
const MAX_BATCH_BYTES = 4 * 1024 * 1024
const MAX_BATCH_OBJECTS = 500

export function open(host: ConnectorHost<S3Config>) {
  const [problem] = validateConfig(host.config)
  if (problem !== undefined)
    throw new NeedsHuman(problem.code, problem.message, problem.suggestion ?? 'Mend the configuration.')
  const settings = settingsOf(host.config)
  return {
    async *pull(run: PullRun): AsyncGenerator<PullBatch> {
      const signal = AbortSignal.any([run.signal, host.signal])
      try {
        const store = await openStore(host, settings)
        yield* new Reading(host, settings, store, run, signal).batches()
      } catch (error) {
        throw signal.aborted ? signal.reason : storeError(error)
      }
    },
  }
}

/** One run: what came from a batch's objects, and where the source stands after it. */
class Reading {
  readonly #host: ConnectorHost<S3Config>
  readonly #settings: Settings
  readonly #store: Store
  readonly #standing: Standing
  readonly #range: Range | null
  readonly #maxItems: number
  /** Nothing becomes of what was read; also where a person only looks. */
  readonly #leaves: boolean
  readonly #signal: AbortSignal
  #pages: PullPage[] = []
  #records: DecodedRecord[] = []
  #items = 0
  #bytes = 0
  /** Objects whose last records are in this batch. */
  #finished: Due[] = []

  constructor(host: ConnectorHost<S3Config>, settings: Settings, store: Store, run: PullRun, signal: AbortSignal) {
    this.#host = host
    this.#settings = settings
    this.#store = store
    this.#standing = new Standing(run.checkpoints.get(''))
    this.#range = run.range
    this.#maxItems = run.maxItems
    this.#leaves = settings.after.kind === 'leave' || run.peek === true
    this.#signal = signal
  }

  async *batches(): AsyncGenerator<PullBatch> {
    const standing = this.#standing
    // Of a run that was ended after its records were committed, and before this.
    await this.#settleDue()
    const pass = standing.pass ?? { started: this.#host.now(), prefix: null, after: null }
    standing.pass = pass
    if (standing.object !== null) yield* this.#object(standing.object)
    for await (const object of unreadObjects(this.#store, this.#settings, standing, pass, this.#range, this.#signal))
      yield* this.#object({ ...object, row: 0 })
    const { lookbackMs, minAgeMs } = this.#settings.find
    if (this.#range === null) {
      const nearer = standing.passEnded(
        pass.started - lookbackMs - minAgeMs,
        pass.started - minAgeMs - LEAST_LOOKBACK_MS,
      )
      if (nearer !== null)
        this.#host.log.warn('So many objects are new that the lookback is shorter than set', {
          horizon: new Date(nearer).toISOString(),
        })
    }
    yield* this.#flush(true)
    if (standing.due.length === 0) return
    standing.due = []
    yield { pages: [], checkpoints: this.#checkpoints() }
  }

  /** All records of an object; one that cannot be read is tried again, and then set aside. */
  async *#object(first: ObjectInHand): AsyncGenerator<PullBatch> {
    let next: ObjectInHand | null = first
    for (let attempts = 0; next !== null; ) {
      const object: ObjectInHand = next
      let { row } = object
      this.#standing.object = object
      try {
        for await (const record of readObject(this.#store, this.#settings, object, this.#signal)) {
          this.#add(record)
          row = record.row + 1
          if (!this.#isFull()) continue
          this.#endPage(object)
          this.#standing.object = { ...object, row }
          yield* this.#flush(false)
        }
        this.#endPage(object)
        this.#done(object)
        this.#finished.push({ key: object.key, etag: object.etag })
        next = null
      } catch (error) {
        // What was taken is progress, however it ended.
        if (row > object.row) attempts = 0
        attempts++
        next = await this.#afterFault({ ...object, row }, error, attempts)
        if (next?.etag !== object.etag) this.#forget()
      }
    }
    if (this.#isFull() || this.#finished.length >= MAX_BATCH_OBJECTS) yield* this.#flush(false)
  }

  /** What is read next in its place; null = it is done with. @throws what is not about the object */
  async #afterFault(object: ObjectInHand, error: unknown, attempts: number): Promise<ObjectInHand | null> {
    if (this.#signal.aborted) throw error
    const code = error instanceof DecodeError ? error.code : objectFault(error)
    if (code === null && (!isOfConnection(error) || attempts >= MAX_ATTEMPTS)) throw error
    const message = error instanceof Error ? error.message : String(error)
    this.#host.log.warn(`An object is read again: ${message}`, {
      key: object.key,
      row: object.row,
      code: code ?? 'connection',
    })
    if (code !== null && attempts >= MAX_ATTEMPTS) return this.#setAside(object, code, message)
    await sleep(PAUSE_MS * attempts, undefined, { signal: this.#signal })
    if (code === null) return object
    try {
      const now = await headObject(this.#store, object.key, this.#signal)
      return now.etag === object.etag ? object : { ...now, row: 0 }
    } catch (head) {
      if (objectFault(head) !== 'source_not_found') throw head
      if (object.row > this.#records.length)
        return this.#setAside(object, 'source_not_found', 'It was deleted while it was read.')
      this.#host.log.info('An object was deleted before it was read', { key: object.key })
      this.#done(object)
      return null
    }
  }

  #setAside(object: ObjectInHand, code: ErrorCode, message: string): null {
    this.#pages.push(
      faultPage(
        this.#settings.bucket,
        object,
        { code, message, row: object.row - this.#records.length },
        this.#host.now(),
      ),
    )
    this.#items++
    this.#done(object)
    return null
  }

  #done(object: ListedObject): void {
    const { lookbackMs, minAgeMs } = this.#settings.find
    const started = this.#standing.pass?.started ?? this.#host.now()
    this.#standing.done(object, this.#range === null ? started - lookbackMs - minAgeMs : Number.POSITIVE_INFINITY)
  }

  #add(record: DecodedRecord): void {
    this.#records.push(record)
    this.#items++
    this.#bytes += sizeOf(record)
  }
  /** What was read of an object and is not given out yet is dropped: the object is set aside whole, or read anew. */
  #forget(): void {
    for (const record of this.#records) {
      this.#items--
      this.#bytes -= sizeOf(record)
    }
    this.#records = []
  }
  #isFull(): boolean {
    return this.#items >= this.#maxItems || this.#bytes >= MAX_BATCH_BYTES
  }
  #endPage(object: ListedObject): void {
    if (this.#records.length === 0) return
    this.#pages.push(pageOf(sourceOf(this.#settings.bucket, object), this.#records, this.#host.now()))
    this.#records = []
  }

  /** Gives out what there is; once it is asked for more, that is committed. */
  async *#flush(last: boolean): AsyncGenerator<PullBatch> {
    const pages = this.#pages
    this.#pages = []
    this.#items = 0
    this.#bytes = 0
    this.#standing.due = this.#leaves ? [] : this.#finished
    this.#finished = []
    const window = this.#range === null ? {} : { window: { ...this.#range, ...(last ? {} : { more: true }) } }
    yield { pages, checkpoints: this.#checkpoints(), ...window }
    await this.#settleDue()
  }

  #checkpoints(): PullBatch['checkpoints'] {
    return [{ partition: '', value: this.#standing.checkpoint() }]
  }

  async #settleDue(): Promise<void> {
    for (const due of this.#standing.due) await settle(this.#store, this.#settings.after, due, this.#signal)
  }
}

const sizeOf = (record: DecodedRecord): number =>
  record.kind === 'value' ? record.bytes.byteLength : record.raw.byteLength
