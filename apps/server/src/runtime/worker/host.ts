import { setPriority } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { ErrorCode } from '@halcyon/domain'
import { sourceEnvironment } from './environment.ts'
import type { FromWorker, LoadMessage, ToWorker, WorkerData } from './protocol.ts'

/** Milliseconds a worker gets to load a version: many may start at once. */
const LOAD_DEADLINE_MS = 60_000
/** Milliseconds a worker gets for one batch before it counts as blocked and is ended. */
const BATCH_DEADLINE_MS = 10_000

/** Milliseconds after which a worker that has not answered yet lets the others go first, and is looked at, again and again. */
const YIELD_MS = 100
/** Of the operating system's priorities: the usual one, and that of a worker that blocks. */
const USUAL = 0
const LOW = 10

/** MiB. What a batch makes dies young; more room for it than this would only be memory, in every worker. */
const YOUNG_MB = 4
/** MiB a batch may bring in buffers, which are no part of the heap: the largest body, decoded, and its rows. */
const BATCH_MB = 256
const MIB = 1024 * 1024

/** What ends the wait for a batch or a load. */
const ANSWERS: ReadonlySet<FromWorker['kind']> = new Set(['processed', 'loaded', 'not_startable', 'pong'])

export interface WorkerEvents {
  message(message: FromWorker): void
  /** It ended without being told to: `reason` says why. */
  died(reason: DeathReason): void
}
export interface DeathReason {
  readonly code: ErrorCode
  readonly message: string
}

/** One worker thread: spawn, speak, watch, end. Knows nothing of what it carries. */
export class WorkerHost {
  readonly #worker: Worker
  readonly #deadlineMs: number
  /** MiB of buffers past which the worker is ended: the heap's limit does not hold for them. */
  readonly #bufferLimitMb: number
  #ended = false
  #deadline: NodeJS.Timeout | null = null
  #yield: NodeJS.Timeout | null = null
  /** The operating system's number of the thread; null where it has none. */
  #thread: number | null = null
  #priority = USUAL
  /** Why it was ended by its watch. */
  #reason: DeathReason | null = null
  #outstanding = 0

  constructor(data: WorkerData, memoryLimitMb: number, events: WorkerEvents, deadlineMs = BATCH_DEADLINE_MS) {
    this.#deadlineMs = deadlineMs
    this.#bufferLimitMb = memoryLimitMb + BATCH_MB
    this.#worker = new Worker(new URL(data.entry ?? './main.ts', import.meta.url), {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb, maxYoungGenerationSizeMb: YOUNG_MB },
      env: sourceEnvironment(),
      stdout: false,
      stderr: false,
    })
    let last: Error | null = null
    this.#worker.on('message', (message: FromWorker) => {
      if (message.kind === 'started') this.#thread = message.thread
      if (ANSWERS.has(message.kind)) this.#answered()
      if (message.kind === 'working') this.#working()
      if (!this.#ended) events.message(message)
    })
    this.#worker.on('error', (error: Error) => {
      last = error
    })
    this.#worker.on('exit', (code) => {
      this.#unwatch()
      if (this.#ended) return
      this.#ended = true
      events.died(this.#reason ?? reasonOf(last, code, memoryLimitMb))
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

  /** Whether it still answers: of a worker that waits for others there is no batch to wait for. */
  ping(): void {
    if (this.#outstanding > 0) return
    this.#outstanding++
    this.#watch()
    this.#worker.postMessage({ kind: 'ping' } satisfies ToWorker)
  }

  tell(message: Exclude<ToWorker, { kind: 'batch' | 'load' | 'ping' }>): void {
    this.#worker.postMessage(message)
  }

  /** Heap and buffers in use, bytes; null when it does not answer. A worker with too many buffers is ended. */
  async memory(): Promise<number | null> {
    if (this.#ended) return null
    const statistics = await Promise.race([
      this.#worker.getHeapStatistics().catch(() => null),
      new Promise<null>((resolve) => setTimeout(resolve, 500, null).unref()),
    ])
    if (statistics === null) return null
    if (statistics.external_memory > this.#bufferLimitMb * MIB) {
      const message = `The worker went past its memory limit: more than ${this.#bufferLimitMb} MB of buffers beside its heap.`
      this.#endFor({ code: 'out_of_memory', message })
    }
    return statistics.used_heap_size + statistics.external_memory
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

  /** Its time begins anew. */
  #working(): void {
    this.#unwatch()
    this.#watch()
  }

  #unwatch(): void {
    if (this.#deadline !== null) clearTimeout(this.#deadline)
    if (this.#yield !== null) clearInterval(this.#yield)
    this.#deadline = null
    this.#yield = null
  }

  #watch(milliseconds = this.#deadlineMs): void {
    if (this.#outstanding === 0 || this.#deadline !== null) return
    this.#deadline = setTimeout(() => {
      const message = `The worker gave no answer for ${milliseconds / 1000} s and was ended.`
      this.#endFor({ code: 'worker_blocked', message })
    }, milliseconds)
    this.#deadline.unref()
    this.#yield = setInterval(() => {
      if (this.#priority !== LOW) this.#setPriority(LOW)
      void this.memory()
    }, YIELD_MS)
    this.#yield.unref()
  }

  #endFor(reason: DeathReason): void {
    this.#reason ??= reason
    // The process waits for a thread that ends.
    this.#setPriority(USUAL)
    void this.#worker.terminate()
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

function reasonOf(error: (Error & { code?: string }) | null, exit: number, memoryLimitMb: number): DeathReason {
  if (error?.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return { code: 'out_of_memory', message: `The worker went past its memory limit of ${memoryLimitMb} MB.` }
  }
  return {
    code: 'worker_crashed',
    message: error === null ? `The worker ended with code ${exit}.` : `${error.name}: ${error.message}`,
  }
}
