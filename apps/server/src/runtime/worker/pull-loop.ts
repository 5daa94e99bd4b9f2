import { connectorError, NeedsHuman, type PullBatch, type PullConnector, RetryLater } from '@halcyon/connector-kit'
import { type ErrorCode, isErrorCode } from '@halcyon/domain'
import { type PullPipelineOptions, pullPipeline } from '@halcyon/pipeline'
import type { FromWorker, PullFailure, PullMessage } from './protocol.ts'
import { buffersOf } from './transfer.ts'

type Source = ReturnType<PullConnector['open']>
type Send = (message: FromWorker, transfer?: ArrayBuffer[]) => void

/** What a version brings to each of its runs. */
type Way = Omit<PullPipelineOptions, 'run' | 'lane' | 'checkpoints'>

/** One run: asks the source for batch after batch, each only once the one before is written. */
export class PullLoop {
  readonly #source: Source
  readonly #send: Send
  readonly #slot: number
  readonly #message: PullMessage
  readonly #pipeline: ReturnType<typeof pullPipeline>
  readonly #stop = new AbortController()
  #nextId: number
  #written: ((written: boolean) => void) | null = null

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
    this.#written?.(false)
  }

  committed(id: number, duplicates: readonly number[]): void {
    this.#pipeline.committed(id, duplicates)
    this.#written?.(true)
  }

  dropped(id: number): void {
    this.#pipeline.dropped(id)
    this.#written?.(false)
  }

  async #read(): Promise<PullFailure | null> {
    const { range, maxItems } = this.#message
    const { signal } = this.#stop
    try {
      const checkpoints = this.#pipeline.checkpoints()
      for await (const batch of this.#source.pull({ checkpoints, range, maxItems, signal })) {
        if (!(await this.#write(batch))) return null
        if (signal.aborted) return null
      }
      return null
    } catch (error) {
      if (signal.aborted) return null
      return failureOf(connectorError(error))
    }
  }

  /** False: it was not written, and this run is over. */
  async #write(batch: PullBatch): Promise<boolean> {
    if (batch.pages.length === 0 && batch.checkpoints.length === 0) return true
    const id = this.#nextId++
    const rows = this.#pipeline.process(id, batch)
    const processed = rows instanceof Promise ? await rows : rows
    const { outcomes, rejects } = processed
    const written = new Promise<boolean>((resolve) => {
      this.#written = resolve
    })
    this.#send(
      { kind: 'pulled', id, slot: this.#slot, outcomes, batch: processed.batch, rejects },
      buffersOf(processed.batch),
    )
    const result = await written
    this.#written = null
    return result
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
