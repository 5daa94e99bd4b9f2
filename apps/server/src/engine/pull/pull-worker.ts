import { type ErrorCode, type Failure, type FeedRef, type RuntimeOptions, resolveRuntimeOptions } from '@halcyon/domain'
import { failureAt, secretsFailure } from '../../runtime/feed-failure.ts'
import type { FeedHost } from '../../runtime/feed-host.ts'
import { refOf } from '../../runtime/feed-ref.ts'
import type { FeedDefinition } from '../../runtime/registry.ts'
import { WorkerHost } from '../../runtime/worker/host.ts'
import type { FromWorker, PullFailure, PullMessage } from '../../runtime/worker/protocol.ts'
import { ReplacedSecrets } from './replaced-secrets.ts'

export type Pulled = Extract<FromWorker, { kind: 'pulled' }>

/** How a worker's part of a run ended. */
export type PullEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly failure: PullFailure }
  | { readonly kind: 'died'; readonly code: ErrorCode; readonly message: string }

/** Whether a batch was written; false ends the run. */
export type Write = (feed: FeedRef, pulled: Pulled) => Promise<{ readonly duplicates: readonly number[] } | null>

const PING_MS = 2000

/** The worker of one lane of a pull feed: holds one version, and runs one run at a time. */
export class PullWorker {
  readonly #host: FeedHost
  #worker: WorkerHost | null = null
  #feed: FeedRef | null = null
  #definition: FeedDefinition | null = null
  #loaded: ((failure: Failure | null) => void) | null = null
  #ended: ((end: PullEnd) => void) | null = null
  #write: Write | null = null
  readonly #replaced: ReplacedSecrets
  #keeping: Promise<void> = Promise.resolve()
  /** The batches of the run under way, written one after the other. */
  #writing: Promise<void> = Promise.resolve()

  constructor(host: FeedHost) {
    this.#host = host
    this.#replaced = new ReplacedSecrets((definition, replaced) => host.replaceSecret(definition, replaced))
  }

  get version(): number | null {
    return this.#feed?.version ?? null
  }
  async memory(): Promise<number | null> {
    return (await this.#worker?.memory()) ?? null
  }

  /** Has this version in force; null = it is, else why it cannot be. */
  async load(definition: FeedDefinition): Promise<Failure | null> {
    if (!this.#replaced.isKept) await this.#keep(definition)
    if (this.#worker !== null && this.#definition?.generation === definition.generation) {
      return this.#freshSecrets(definition)
    }
    const options = resolveRuntimeOptions(definition.content?.runtime)
    const feed = refOf(definition, options, this.#host.nextSlot())
    if (feed === null || definition.content === null) return this.#failure('not_published', 'No version is published.')
    let secrets: Awaited<ReturnType<FeedHost['secrets']>>
    try {
      secrets = await this.#host.secrets(definition)
    } catch (error) {
      return secretsFailure(this.#host.now(), error)
    }
    this.#worker ??= this.#start(options)
    const { config, mapping } = definition.content
    const { raw: capture, redact } = options.capture
    const loaded = new Promise<Failure | null>((resolve) => {
      this.#loaded = resolve
    })
    this.#worker.load({ kind: 'load', feed, type: definition.type, config, mapping, capture, redact, secrets })
    const failure = await loaded
    this.#definition = failure === null ? definition : null
    this.#feed = failure === null ? feed : null
    return failure
  }

  /** Reads until there is no more, or `stop`. Each batch goes through `write`, one after the other. */
  async pull(message: PullMessage, write: Write): Promise<PullEnd> {
    const worker = this.#worker
    if (worker === null) return { kind: 'died', code: 'worker_crashed', message: 'The worker is gone.' }
    this.#write = write
    this.#writing = Promise.resolve()
    const ended = new Promise<PullEnd>((resolve) => {
      this.#ended = resolve
    })
    worker.tell(message)
    const pings = setInterval(() => worker.ping(), PING_MS)
    try {
      return await ended
    } finally {
      clearInterval(pings)
      this.#ended = null
      this.#write = null
    }
  }

  stop(): void {
    this.#worker?.tell({ kind: 'stop_pull' })
  }

  async end(): Promise<void> {
    const worker = this.#worker
    this.#gone()
    await worker?.end()
    await this.#keeping
  }

  #start(options: RuntimeOptions): WorkerHost {
    const worker: WorkerHost = new WorkerHost(this.#host.workerData, options.memoryLimitMb, {
      message: (message) => this.#heard(worker, message),
      died: ({ code, message }) => {
        if (this.#worker !== worker) return
        this.#gone()
        this.#loaded?.(this.#failure(code, message))
        this.#ended?.({ kind: 'died', code, message })
      },
    })
    return worker
  }

  async #freshSecrets(definition: FeedDefinition): Promise<Failure | null> {
    try {
      this.#worker?.tell({ kind: 'secrets', secrets: await this.#host.secrets(definition) })
      return null
    } catch (error) {
      return secretsFailure(this.#host.now(), error)
    }
  }

  #gone(): void {
    this.#worker = null
    this.#feed = null
    this.#definition = null
  }

  #heard(worker: WorkerHost, message: FromWorker): void {
    switch (message.kind) {
      case 'loaded':
        this.#loaded?.(null)
        break
      case 'not_startable':
        this.#loaded?.(failureAt(this.#host.now(), 'configuration', message.code, message.message, message.action))
        break
      case 'pulled':
        this.#take(worker, message)
        break
      case 'pull_ended':
        this.#ended?.(message.failure === null ? { kind: 'done' } : { kind: 'failed', failure: message.failure })
        break
      case 'log':
        this.#host.log(message.level, message.component, message.message, message.fields)
        break
      case 'secret_used':
        if (this.#definition !== null) this.#host.secretUsed(this.#definition, message.field, message.version)
        break
      case 'secret_replaced':
        if (this.#definition === null) break
        this.#replaced.add(this.#definition, message)
        this.#keeping = this.#keep(this.#definition)
        break
    }
  }

  /** The worker goes on with the new value in any case. */
  async #keep(definition: FeedDefinition): Promise<void> {
    try {
      await this.#replaced.keep()
      if (this.#definition === definition) await this.#freshSecrets(definition)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      this.#host.log('error', 'runtime', `What the source gave in the place of a secret is not kept yet: ${why}`)
    }
  }

  #take(worker: WorkerHost, pulled: Pulled): void {
    const write = this.#write
    this.#writing = this.#writing
      .then(() => this.#written(worker, pulled, write))
      .catch((error: unknown) => {
        if (this.#worker !== worker) return
        const message = error instanceof Error ? error.message : String(error)
        this.#gone()
        void worker.end()
        this.#ended?.({ kind: 'died', code: 'internal_error', message: `A batch could not be written: ${message}` })
      })
  }

  /** After one that was not written, or once the run is over, none is. */
  async #written(worker: WorkerHost, pulled: Pulled, write: Write | null): Promise<void> {
    const feed = write === this.#write ? this.#feed : null
    const outcome = feed === null || write === null ? null : await write(feed, pulled)
    if (outcome !== null) {
      worker.tell({ kind: 'committed', id: pulled.id, duplicates: outcome.duplicates })
      return
    }
    if (write === this.#write) this.#write = null
    worker.tell({ kind: 'dropped', id: pulled.id })
  }

  #failure(code: ErrorCode, cause: string): Failure {
    return failureAt(this.#host.now(), 'internal', code, cause, 'Read the log; publish a mended version or roll back.')
  }
}
