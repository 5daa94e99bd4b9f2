import { setPriority } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { ErrorCode } from '@halcyon/domain'
import type { FromWorker, LoadMessage, ToWorker, WorkerData } from './protocol.ts'

/** Milliseconds a worker gets to load a version: many may start at once. */
const LOAD_DEADLINE_MS = 60_000
/** Milliseconds a worker gets for one batch before it counts as blocked and is ended. */
const BATCH_DEADLINE_MS = 10_000

/** Milliseconds after which a worker that has not answered yet lets the others go first. */
const YIELD_MS = 100
/** Of the operating system's priorities: the usual one, and that of a worker that blocks. */
const USUAL = 0
const LOW = 10

/** MiB. What a batch makes dies young; more room for it than this would only be memory, in every worker. */
const YOUNG_MB = 4

/** What ends the wait for a batch or a load. */
const ANSWERS: ReadonlySet<FromWorker['kind']> = new Set(['processed', 'loaded', 'not_startable'])

export interface WorkerEvents {
  message(message: FromWorker): void
  /** It ended without being told to: `reason` says why. */
  died(reason: { readonly code: ErrorCode; readonly message: string }): void
}

/** One worker thread: spawn, speak, watch, end. Knows nothing of what it carries. */
export class WorkerHost {
  readonly #worker: Worker
  readonly #deadlineMs: number
  #ended = false
  #deadline: NodeJS.Timeout | null = null
  #yield: NodeJS.Timeout | null = null
  /** The operating system's number of the thread; null where it has none. */
  #thread: number | null = null
  #priority = USUAL
  #blockedMs: number | null = null
  #outstanding = 0

  constructor(data: WorkerData, memoryLimitMb: number, events: WorkerEvents, deadlineMs = BATCH_DEADLINE_MS) {
    this.#deadlineMs = deadlineMs
    this.#worker = new Worker(new URL(data.entry ?? './main.ts', import.meta.url), {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb, maxYoungGenerationSizeMb: YOUNG_MB },
      // A feed's worker has nothing to read there.
      env: {},
      stdout: false,
      stderr: false,
    })
    let last: Error | null = null
    this.#worker.on('message', (message: FromWorker) => {
      if (message.kind === 'started') this.#thread = message.thread
      if (ANSWERS.has(message.kind)) this.#answered()
      if (!this.#ended) events.message(message)
    })
    this.#worker.on('error', (error: Error) => {
      last = error
    })
    this.#worker.on('exit', (code) => {
      this.#unwatch()
      if (this.#ended) return
      this.#ended = true
      events.died(reasonOf(last, code, this.#blockedMs, memoryLimitMb))
    })
  }

  load(message: LoadMessage): void {
    this.#outstanding++
    this.#watch(LOAD_DEADLINE_MS)
    this.#worker.postMessage(message satisfies ToWorker)
  }

  batch(message: Extract<ToWorker, { kind: 'batch' }>): void {
    this.#outstanding++
    this.#watch()
    this.#worker.postMessage(message, [message.requests.buffer])
  }

  tell(message: Exclude<ToWorker, { kind: 'batch' | 'load' }>): void {
    this.#worker.postMessage(message)
  }

  /** Heap in use, bytes; null when it does not answer. */
  async memory(): Promise<number | null> {
    if (this.#ended) return null
    const statistics = await Promise.race([
      this.#worker.getHeapStatistics().catch(() => null),
      new Promise<null>((resolve) => setTimeout(resolve, 500, null).unref()),
    ])
    return statistics === null ? null : statistics.used_heap_size + statistics.external_memory
  }

  async end(): Promise<void> {
    this.#ended = true
    await this.#worker.terminate()
  }

  #answered(): void {
    this.#outstanding--
    this.#unwatch()
    if (this.#priority !== USUAL) this.#setPriority(USUAL)
    this.#watch()
  }

  #unwatch(): void {
    if (this.#deadline !== null) clearTimeout(this.#deadline)
    if (this.#yield !== null) clearTimeout(this.#yield)
    this.#deadline = null
    this.#yield = null
  }

  #watch(milliseconds = this.#deadlineMs): void {
    if (this.#outstanding === 0 || this.#deadline !== null) return
    this.#deadline = setTimeout(() => {
      this.#blockedMs = milliseconds
      // The process waits for a thread that ends.
      this.#setPriority(USUAL)
      void this.#worker.terminate()
    }, milliseconds)
    this.#deadline.unref()
    this.#yield = setTimeout(() => this.#setPriority(LOW), YIELD_MS)
    this.#yield.unref()
  }

  /** A worker that blocks takes the time nobody else wants. Back to the usual priority only with the right to do so. */
  #setPriority(priority: number): void {
    if (this.#thread === null || this.#ended) return
    try {
      setPriority(this.#thread, priority)
      this.#priority = priority
    } catch {
      // Not allowed, or the thread is gone.
    }
  }
}

function reasonOf(
  error: (Error & { code?: string }) | null,
  exit: number,
  blockedMs: number | null,
  memoryLimitMb: number,
): { code: ErrorCode; message: string } {
  if (blockedMs !== null)
    return {
      code: 'worker_blocked',
      message: `The worker gave no answer for ${blockedMs / 1000} s and was ended.`,
    }
  if (error?.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return { code: 'out_of_memory', message: `The worker went past its memory limit of ${memoryLimitMb} MB.` }
  }
  return {
    code: 'worker_crashed',
    message: error === null ? `The worker ended with code ${exit}.` : `${error.name}: ${error.message}`,
  }
}
