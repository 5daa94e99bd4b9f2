import { Worker } from 'node:worker_threads'
import type { EncodedBatch, FeedRef, JsonObject } from '@halcyon/domain'
import type { KeptRequest, Letter } from '@halcyon/pipeline'
import type { ConnectorModules } from '../../runtime/connectors.ts'

/** What a thread maps with. */
export interface MapWork {
  readonly feed: FeedRef
  readonly mapping: unknown
  readonly type: string
  readonly config: JsonObject
  readonly connectorModules: ConnectorModules
}

export type Page =
  | { readonly kind: 'letters'; readonly letters: readonly Letter[] }
  | { readonly kind: 'kept'; readonly requests: readonly KeptRequest[] }

export interface Mapped {
  readonly rows: EncodedBatch
  /** Events that stay as they are. */
  readonly left: number
}

const PAGE_MS = 20_000
/** Beside it, for a thread that is new. */
const START_MS = 30_000

/** The thread that mapped a page gave no answer. */
export class PageError extends Error {
  override readonly name = 'PageError'
}

/** Pages through one version, one after the other, in a thread that lives as long as it answers. */
export class Mapper {
  readonly #work: MapWork
  #worker: Worker | null = null

  constructor(work: MapWork) {
    this.#work = work
  }

  /** @throws PageError */
  map(page: Page): Promise<Mapped> {
    const milliseconds = this.#worker === null ? PAGE_MS + START_MS : PAGE_MS
    const worker = this.#worker ?? this.#start()
    return new Promise((resolve, reject) => {
      const over = (): void => {
        clearTimeout(deadline)
        worker.off('message', answered).off('error', broke).off('exit', ended)
      }
      const answered = (mapped: Mapped): void => {
        over()
        resolve(mapped)
      }
      const failed = (error: Error): void => {
        over()
        // What an ending thread still throws is nobody's.
        worker.on('error', () => undefined)
        this.#worker = null
        void worker.terminate()
        reject(error)
      }
      const broke = (error: Error): void => failed(new PageError(error.message, { cause: error }))
      const ended = (): void => failed(new PageError('The replay worker ended without an answer.'))
      const late = (): void => failed(new PageError(`A page took longer than ${PAGE_MS / 1000} s to map.`))
      const deadline = setTimeout(late, milliseconds)
      worker.on('message', answered).on('error', broke).on('exit', ended)
      worker.postMessage(page)
    })
  }

  async end(): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    await worker?.terminate()
  }

  #start(): Worker {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: this.#work,
      resourceLimits: { maxOldGenerationSizeMb: 256 },
      env: {},
    })
    this.#worker = worker
    return worker
  }
}
