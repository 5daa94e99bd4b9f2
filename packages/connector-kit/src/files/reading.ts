import { setTimeout as sleep } from 'node:timers/promises'
import type { ErrorCode } from '@halcyon/domain'
import type { ConnectorHost, PullBatch, PullPage, PullRun } from '../contract.ts'
import { type DecodedRecord, DecodeError } from '../decode/records/index.ts'
import type { DueFile, FileInHand, Found, FoundFault, ListedFile } from './listed.ts'
import { fileName, pageOfFault, pageOfFile } from './page.ts'
import { readAhead } from './read-ahead.ts'
import { FileStanding, type Pass } from './standing.ts'

/** Where files are, for one run. */
export interface FileStore {
  /** Names the place in the ids of deliveries: a bucket, a server. */
  readonly place: string
  /** The files of a pass that are to be read; where it has come to may be put into the standing's pass. */
  unread(standing: FileStanding, pass: Pass): AsyncIterable<Found>
  /** The records of a file from its row on, some at once; only of the version that was listed. @throws DecodeError; what the store refuses with */
  read(file: FileInHand): AsyncIterable<readonly DecodedRecord[]>
  /** What is there under this key now. @throws as `read` */
  head(key: string): Promise<ListedFile>
  /** What becomes of a file once its records are committed; done twice it does no harm, and another version stays. null: it is left. */
  readonly settle: ((file: DueFile) => Promise<void>) | null
  /** The records of these are committed, or what became of them: each as `unread` gave it. */
  committed?(found: readonly (ListedFile | FoundFault)[]): Promise<void>
  /** A settled file stays where it is, with a mark; else the same, should it come again, is a new one. */
  readonly keepsSettled?: boolean
  /** What is the matter with one file; null when it is not about the file. */
  faultOf(error: unknown): ErrorCode | null
  /** Whether the connection broke off: what was read until then is good. */
  isOfConnection(error: unknown): boolean
}

export interface FileReadingOptions {
  readonly host: Pick<ConnectorHost<unknown>, 'log' | 'now'>
  readonly store: FileStore
  readonly run: PullRun
  readonly signal: AbortSignal
  /** How long before a pass a file may have been changed and still be found later; null = however long. */
  readonly lookbackMs: number | null
}

/** A file is read so often before it is set aside. */
const MAX_ATTEMPTS = 3
const PAUSE_MS = 500
/** A batch has no more of its records' bytes, nor files. */
const MAX_BATCH_BYTES = 4 * 1024 * 1024
const MAX_BATCH_FILES = 500
/** Decoded while a batch is written. */
const AHEAD_BYTES = 1024 * 1024
/** The lookback is never shortened below this, however many files lie in it: clocks differ. */
const LEAST_LOOKBACK_MS = 300_000
/** A horizon that has moved by less is not worth a write. */
const HORIZON_STEP_MS = 3_600_000

/** One run over files: streamed, by row, in batches; what is committed is then settled. @throws what the store throws */
export const readFiles = (options: FileReadingOptions): AsyncGenerator<PullBatch> => new Reading(options).batches()

class Reading {
  readonly #options: FileReadingOptions
  readonly #standing: FileStanding
  #pages: PullPage[] = []
  #records: DecodedRecord[] = []
  #items = 0
  #bytes = 0
  /** Something was read in this run, or settled. */
  #moved = false
  /** Files whose last records are in this batch. */
  #finished: DueFile[] = []
  /** What was found and ends with this batch, however it went. */
  #over: (ListedFile | FoundFault)[] = []

  constructor(options: FileReadingOptions) {
    this.#options = options
    this.#standing = new FileStanding(options.run.checkpoints.get(''))
  }

  async *batches(): AsyncGenerator<PullBatch> {
    const standing = this.#standing
    const { store, host, lookbackMs, run } = this.#options
    // Of a run that was ended after its records were committed, and before this.
    await this.#settleDue()
    // What is due was done.
    standing.due = []
    const pass = standing.pass ?? { started: host.now(), at: null }
    standing.pass = pass
    if (standing.file !== null) yield* this.#file(standing.file)
    for await (const found of store.unread(standing, pass)) yield* this.#found(found)
    if (run.range === null) this.#passEnded(pass.started, lookbackMs)
    // Where nothing was new there is nothing to save.
    if (!this.#moved && run.range === null) return
    yield* this.#flush(true)
    if (standing.due.length === 0) return
    standing.due = []
    yield { pages: [], checkpoints: this.#checkpoints() }
  }

  async *#found(found: Found): AsyncGenerator<PullBatch> {
    if (found === null) {
      if (this.#items > 0 || this.#over.length > 0) yield* this.#flush(false)
      return
    }
    if ('page' in found) {
      this.#moved = true
      this.#pages.push(found.page)
      this.#items += found.page.items.length
    } else yield* this.#file({ ...found, row: 0 })
    this.#over.push(found)
    if (this.#isFull() || this.#over.length >= MAX_BATCH_FILES) yield* this.#flush(false)
  }

  #passEnded(started: number, lookbackMs: number | null): void {
    const { size, horizon } = this.#standing
    const nearer = this.#standing.passEnded(
      lookbackMs === null ? null : started - lookbackMs,
      started - LEAST_LOOKBACK_MS,
    )
    const moved = (this.#standing.horizon ?? 0) - (horizon ?? 0)
    this.#moved ||= this.#standing.size !== size || moved >= HORIZON_STEP_MS
    if (nearer === null) return
    const { log } = this.#options.host
    log.warn('So many files are there that older ones are taken as known', { horizon: new Date(nearer).toISOString() })
  }

  /** All records of a file; one that cannot be read is tried again, and then set aside. */
  async *#file(first: FileInHand): AsyncGenerator<PullBatch> {
    let next: FileInHand | null = first
    for (let attempts = 0; next !== null; ) {
      const file: FileInHand = next
      let { row } = file
      this.#standing.file = file
      this.#moved = true
      try {
        for await (const records of readAhead(this.#options.store.read(file), sizeOfAll, AHEAD_BYTES)) {
          for (const record of records) {
            this.#add(record)
            row = record.row + 1
            if (!this.#isFull()) continue
            this.#endPage(file)
            this.#standing.file = { ...file, row }
            yield* this.#flush(false)
          }
        }
        this.#endPage(file)
        this.#done(file)
        this.#finished.push({ key: file.key, version: file.version, size: file.size, modified: file.modified })
        next = null
      } catch (error) {
        // What was taken is progress, however it ended.
        if (row > file.row) attempts = 0
        attempts++
        next = await this.#afterFault({ ...file, row }, error, attempts)
        if (next?.version !== file.version) this.#drop()
      }
    }
  }

  /** What is read next in its place; null = it is done with. @throws what is not about the file */
  async #afterFault(file: FileInHand, error: unknown, attempts: number): Promise<FileInHand | null> {
    const { store, host, signal } = this.#options
    if (signal.aborted) throw error
    const code = error instanceof DecodeError ? error.code : store.faultOf(error)
    if (code === null && (!store.isOfConnection(error) || attempts >= MAX_ATTEMPTS)) throw error
    const message = error instanceof Error ? error.message : String(error)
    const about = { key: file.key, row: file.row, code: code ?? 'connection' }
    host.log.warn(`A file is read again: ${message}`, about)
    if (code !== null && attempts >= MAX_ATTEMPTS) return this.#setAside(file, code, message)
    await sleep(PAUSE_MS * attempts, undefined, { signal })
    if (code === null) return file
    try {
      const now = await store.head(file.key)
      return now.version === file.version ? file : { ...now, row: 0 }
    } catch (head) {
      if (store.faultOf(head) !== 'source_not_found') throw head
      if (file.row > this.#records.length)
        return this.#setAside(file, 'source_not_found', 'It was deleted while it was read.')
      host.log.info('A file was deleted before it was read', { key: file.key })
      this.#done(file)
      return null
    }
  }

  #setAside(file: FileInHand, code: ErrorCode, message: string): null {
    const { store, host } = this.#options
    const taken = { ...file, row: file.row - this.#records.length }
    this.#pages.push(pageOfFault(store.place, taken, { code, message }, host.now()))
    this.#items++
    this.#done(file)
    return null
  }

  #done(file: ListedFile): void {
    this.#standing.done(file, this.#keepFrom())
  }

  /** What was changed before need not be remembered: it lies behind the next horizon, and this pass goes on past it. */
  #keepFrom(): number {
    const { run, lookbackMs } = this.#options
    const { pass } = this.#standing
    if (run.range !== null) return Number.POSITIVE_INFINITY
    if (lookbackMs === null || pass === null || pass.at === null) return Number.NEGATIVE_INFINITY
    return pass.started - lookbackMs
  }

  #add(record: DecodedRecord): void {
    this.#records.push(record)
    this.#items++
    this.#bytes += sizeOf(record)
  }
  /** What was read of a file and is not given out yet: the file is set aside, or read anew. */
  #drop(): void {
    for (const record of this.#records) {
      this.#items--
      this.#bytes -= sizeOf(record)
    }
    this.#records = []
  }
  #isFull(): boolean {
    return this.#items >= this.#options.run.maxItems || this.#bytes >= MAX_BATCH_BYTES
  }
  #endPage(file: ListedFile): void {
    if (this.#records.length === 0) return
    const { store, host } = this.#options
    this.#pages.push(pageOfFile(fileName(store.place, file), this.#records, host.now()))
    this.#records = []
  }

  /** Gives out what there is; once it is asked for more, that is committed. */
  async *#flush(last: boolean): AsyncGenerator<PullBatch> {
    const { run, store } = this.#options
    const pages = this.#pages
    this.#pages = []
    this.#items = 0
    this.#bytes = 0
    this.#standing.due = store.settle === null ? [] : this.#finished
    this.#finished = []
    const over = this.#over
    this.#over = []
    const window = run.range === null ? {} : { window: { ...run.range, ...(last ? {} : { more: true }) } }
    // Of a batch after which nothing is to be done, the next one may be read while it is written.
    const waits = last || this.#standing.due.length > 0 || (store.committed !== undefined && over.length > 0)
    const ahead = waits ? {} : { onWritten: () => undefined }
    yield { pages, checkpoints: this.#checkpoints(), ...window, ...ahead }
    await this.#settleDue()
    await store.committed?.(over)
  }

  #checkpoints(): PullBatch['checkpoints'] {
    return [{ partition: '', value: this.#standing.checkpoint() }]
  }

  async #settleDue(): Promise<void> {
    const { settle } = this.#options.store
    if (settle === null) return
    for (const file of this.#standing.due) {
      this.#moved = true
      await settle(file)
      // It is gone: should the same come again, it is a new one, and its records are known by their names.
      if (this.#options.store.keepsSettled !== true) this.#standing.forget(file)
    }
  }
}

const sizeOf = (record: DecodedRecord): number =>
  record.kind === 'value' ? record.bytes.byteLength : record.raw.byteLength
const sizeOfAll = (records: readonly DecodedRecord[]): number =>
  records.reduce((sum, record) => sum + sizeOf(record), 0)
