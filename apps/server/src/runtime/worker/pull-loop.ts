import { connectorError, NeedsHuman, type PullBatch, type PullConnector, RetryLater } from '@halcyon/connector-kit'
import { type ErrorCode, isErrorCode } from '@halcyon/domain'
import { type PullPipelineOptions, pullPipeline } from '@halcyon/pipeline'
import type { FromWorker, PullFailure, PullMessage } from './protocol.ts'
import { buffersOf } from './transfer.ts'

type Source = ReturnType<PullConnector['open']>
type Send = (message: FromWorker, transfer?: ArrayBuffer[]) => void

/** What a version brings to each of its runs. */
type Way = Omit<PullPipelineOptions, 'run' | 'lane' | 'checkpoints'>

/** Batches that are made and not yet written, where the source allows it: one is written while the next one waits for it. */
const AHEAD = 2

/** One run: asks the source for batch after batch, each once the one before is written, or where it may, a little ahead of that. */
export class PullLoop {
  readonly #source: Source
  readonly #send: Send
  readonly #slot: number
  readonly #message: PullMessage
  readonly #pipeline: ReturnType<typeof pullPipeline>
  readonly #stop = new AbortController()
  #nextId: number
  /** Made and not yet written, by number. */
  readonly #unwritten = new Map<number, PullBatch>()
  /** One was not written: none after it can be. */
  #dropped = false
  #heard: (() => void) | null = null

  constructor(source: Source, way: Way, message: PullMessage, send: Send, firstId: number) {
    const { run, lane, checkpoints } = message
    this.#source = source
    this.#send = send
    this.#slot = way.feed.slot
    this.#message = message
    this.#pipeline = pullPipeline({ ...way, run, lane, checkpoints })
    this.#nextId = firstId
  }

  /** @throws what is a bug; the worker ends with it */
  async run(): Promise<number> {
    this.#send({ kind: 'pull_ended', failure: await this.#read() })
    return this.#nextId
  }

  stop(): void {
    this.#stop.abort(new RetryLater('The run was stopped.'))
    this.#heard?.()
  }

  /** What a run before this one had under way is none of its own. */
  committed(id: number, duplicates: readonly number[]): void {
    const batch = this.#unwritten.get(id)
    if (batch === undefined) return
    this.#unwritten.delete(id)
    this.#pipeline.committed(id, duplicates)
    batch.onWritten?.()
    this.#heard?.()
  }

  dropped(id: number): void {
    if (!this.#unwritten.has(id)) return
    this.#pipeline.dropped(id)
    this.#dropped = true
    this.#heard?.()
  }

  async #read(): Promise<PullFailure | null> {
    const { range, maxItems } = this.#message
    const { signal } = this.#stop
    try {
      const checkpoints = this.#pipeline.checkpoints()
      for await (const batch of this.#source.pull({ checkpoints, range, maxItems, signal })) {
        if (!(await this.#write(batch))) return null
      }
      await this.#settled(0)
      return null
    } catch (error) {
      if (signal.aborted) return null
      await this.#settled(0)
      return failureOf(connectorError(error))
    }
  }

  /** False: this run is over. */
  async #write(batch: PullBatch): Promise<boolean> {
    if (batch.pages.length === 0 && batch.checkpoints.length === 0) return true
    const id = this.#nextId++
    const rows = this.#pipeline.process(id, batch)
    const processed = rows instanceof Promise ? await rows : rows
    const { outcomes, rejects } = processed
    this.#unwritten.set(id, batch)
    this.#send(
      { kind: 'pulled', id, slot: this.#slot, outcomes, batch: processed.batch, rejects },
      buffersOf(processed.batch),
    )
    return this.#settled(batch.onWritten === undefined ? 0 : AHEAD - 1)
  }

  /** Waits until at most so many are not yet written. False: one was not, or the run was stopped. */
  async #settled(most: number): Promise<boolean> {
    const over = (): boolean => this.#dropped || this.#stop.signal.aborted
    while (this.#unwritten.size > most && !over()) {
      await new Promise<void>((resolve) => {
        this.#heard = resolve
      })
    }
    return !over()
  }
}

/** A connector from outside may bring codes of its own. */
const knownCode = (code: string): ErrorCode => (isErrorCode(code) ? code : 'needs_human')

function failureOf(error: unknown): PullFailure {
  if (error instanceof RetryLater) return { kind: 'retry', message: error.message, afterMs: error.afterMs ?? null }
  if (error instanceof NeedsHuman)
    return { kind: 'human', code: knownCode(error.code), message: error.message, action: error.action }
  throw error
}
