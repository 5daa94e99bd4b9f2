import { type ErrorCode, type Failure, type FeedRef, type Health, Problem, type RuntimeOptions } from '@halcyon/domain'
import { backOff } from './back-off.ts'
import { Crashes } from './crashes.ts'
import { failureAt, secretsFailure } from './feed-failure.ts'
import type { FeedHost } from './feed-host.ts'
import { refOf } from './feed-ref.ts'
import { LoadedVersions } from './loaded-versions.ts'
import type { FeedDefinition } from './registry.ts'
import { type Refused, refuse, type Waiting } from './settled.ts'
import { WorkerHost } from './worker/host.ts'
import { type FeedSecrets, type FromWorker, type PackedResults, packRequests } from './worker/protocol.ts'

/** A feed as it is to run. */
interface Wanted {
  readonly definition: FeedDefinition
  readonly options: RuntimeOptions
}

export interface LifeEvents {
  /** A version is in force, or the pause after a death is over: what waits may go. */
  ready(): void
  /** No version is in force, and none will be by itself. `tried`: it may be another time. */
  notStarted(refused: Refused, tried: boolean): void
  processed(message: Extract<FromWorker, { kind: 'processed' }>): void
  /** The connector has accepted the one request of this batch. */
  verified(batchId: number): void
  /** A worker died: takes back what it had in hand, and notes whose fault it may be. */
  died(): Promise<void>
  quarantined(failure: Failure): Promise<void>
}

/** A feed's worker: started, loaded with a version, watched, restarted when it dies, given up when it dies too often. */
export class WorkerLife {
  state: Health = 'stopped'
  failure: Failure | null = null
  restarts = 0
  since = new Date()
  readonly crashes = new Crashes()
  readonly #host: FeedHost
  readonly #events: LifeEvents
  readonly #wanted: () => Wanted
  readonly #versions = new LoadedVersions()
  readonly #pauses = backOff()
  #worker: WorkerHost | null = null
  /** Its secrets could not be opened: the version in force is not loaded, or verifies nothing. */
  #withoutSecrets = false
  /** The version in force can take nothing until a person has done something. */
  #needsPerson = false

  /** @param wanted the feed as it is in force now */
  constructor(host: FeedHost, wanted: () => Wanted, events: LifeEvents) {
    this.#host = host
    this.#wanted = wanted
    this.#events = events
  }

  get awake(): boolean {
    return this.#worker !== null
  }
  get ready(): boolean {
    return this.#versions.ready
  }
  get version(): number | null {
    return this.#versions.current?.version ?? null
  }
  get withoutSecrets(): boolean {
    return this.#withoutSecrets
  }
  /** Why no version is in force, where that stays so until a person changes something. */
  get stuck(): Failure | null {
    const { current, loading } = this.#versions
    return this.state === 'failing' && this.awake && current === null && !loading ? this.failure : null
  }
  async memory(): Promise<number | null> {
    return (await this.#worker?.memory()) ?? null
  }
  /** The loaded version that a batch was mapped by. */
  ref(slot: number): FeedRef | undefined {
    return this.#versions.ref(slot)
  }

  become(state: Health, failure: Failure | null): void {
    if (state !== this.state) this.since = new Date(this.#host.now())
    this.state = state
    this.failure = failure
    this.#host.changed()
  }

  async start(): Promise<void> {
    if (this.#worker !== null) return
    this.become('starting', null)
    this.#worker = new WorkerHost(this.#host.workerData, this.#wanted().options.memoryLimitMb, {
      message: (message) => this.#heard(message),
      died: (reason) => void this.#died(reason),
    })
    await this.load()
  }

  /** Compiles the wanted version beside the one in force; it takes over between two batches. */
  async load(): Promise<void> {
    const { definition, options } = this.#wanted()
    const { content, type } = definition
    if (content === null || this.#worker === null) return
    const feed = refOf(definition, options, this.#host.nextSlot())
    if (feed === null) return
    this.#versions.begin(feed)
    let secrets: FeedSecrets
    try {
      secrets = await this.#host.secrets(definition)
    } catch (error) {
      if (this.#versions.isLoading(feed)) this.#loadFailed(feed, error)
      return
    }
    if (!this.#versions.isLoading(feed)) return
    this.#withoutSecrets = false
    const { config, mapping } = content
    const { raw: capture, redact } = options.capture
    this.#worker?.load({ kind: 'load', feed, type, config, mapping, capture, redact, secrets })
  }

  /** The worker verifies with what is valid now from its next batch on. What can no longer be opened verifies nothing. */
  async reloadSecrets(): Promise<void> {
    if (this.#worker === null || this.#versions.loading) return
    try {
      const secrets = await this.#host.secrets(this.#wanted().definition)
      if (this.#withoutSecrets) await this.load()
      else this.#worker?.tell({ kind: 'secrets', secrets })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      this.#worker?.tell({ kind: 'secrets', secrets: { values: {}, mayGoTo: [] } })
      if (this.#withoutSecrets) return
      this.#withoutSecrets = true
      this.become('degraded', this.#secretsFailure(error))
    }
  }

  hand(id: number, waiting: readonly Waiting[]): void {
    const requests = packRequests(
      waiting.map(({ request }) => request),
      this.#versions.headers,
    )
    this.#worker?.batch({ kind: 'batch', id, suspect: (waiting[0]?.deaths ?? 0) > 0, requests })
  }

  /** A connector that needs a person makes the feed failing, until it takes a request again. */
  received({ special, counts }: PackedResults): void {
    const refused = special.find(({ refused }) => refused?.needs !== undefined)?.refused
    if (refused?.needs !== undefined) {
      const { cause, action } = refused.needs
      this.become('failing', failureAt(this.#host.now(), 'configuration', refused.code, cause, action))
      this.#needsPerson = true
    } else if (this.#needsPerson && counts.some((count) => count >= 0)) {
      this.#needsPerson = false
      this.become('healthy', null)
    }
  }

  committed(id: number, duplicates: readonly number[]): void {
    this.#worker?.tell({ kind: 'committed', id, duplicates })
  }

  dropped(id: number): void {
    this.#worker?.tell({ kind: 'dropped', id })
  }

  async end(): Promise<void> {
    const worker = this.#worker
    this.#gone()
    this.#versions.forget()
    await worker?.end()
  }

  #gone(): void {
    this.#worker = null
    this.#versions.stopped()
    this.#withoutSecrets = false
  }

  #heard(message: FromWorker): void {
    switch (message.kind) {
      case 'loaded':
        this.#loaded(message)
        break
      case 'not_startable':
        this.#notStartable(message)
        break
      case 'processed':
        this.#events.processed(message)
        break
      case 'verified':
        this.#events.verified(message.id)
        break
      case 'log':
        this.#host.log(message.level, message.component, message.message, message.fields)
        break
      case 'secret_used':
        this.#host.secretUsed(this.#wanted().definition, message.field, message.version)
        break
    }
  }

  #loaded({ slot, headers }: Extract<FromWorker, { kind: 'loaded' }>): void {
    this.#versions.loaded(slot, headers)
    this.#pauses.succeeded()
    this.#needsPerson = false
    this.become('healthy', null)
    this.#host.log('info', 'runtime', `Version ${this.version} is in force.`)
    this.#events.ready()
  }

  /** Without its secrets a version does not start. It is tried again with the next event, when a secret changes, and now and then. */
  #loadFailed(feed: FeedRef, error: unknown): void {
    this.#versions.failed(feed.slot)
    const failure = this.#secretsFailure(error)
    if (this.#versions.current !== null) {
      this.#withoutSecrets = true
      this.#keepOld(feed, failure)
      return
    }
    const worker = this.#worker
    this.#worker = null
    void worker?.end()
    this.become('failing', failure)
    this.#events.notStarted(refuse(503, failure.code, failure.cause, 5000), true)
  }

  #notStartable({ slot, code, message: cause, action }: Extract<FromWorker, { kind: 'not_startable' }>): void {
    const failed = this.#versions.failed(slot)
    const failure = failureAt(this.#host.now(), 'configuration', code, cause, action)
    this.#host.log('error', 'runtime', `Version ${failed?.version ?? '?'} cannot start: ${cause}`, { code, action })
    // A newer one is on its way.
    if (this.#versions.loading) return
    if (this.#versions.current === null || failed === undefined) {
      this.become('failing', failure)
      this.#events.notStarted(refuse(503, code, cause, 30_000), false)
    } else this.#keepOld(failed, failure)
  }

  #keepOld(failed: FeedRef, failure: Failure): void {
    this.#versions.keepCurrent(failed.generation)
    this.become('degraded', failure)
    this.#events.ready()
  }

  async #died({ code, message }: { code: ErrorCode; message: string }): Promise<void> {
    this.#gone()
    this.restarts++
    const action = 'Read the log; publish a mended version or roll back.'
    const failure = failureAt(this.#host.now(), 'internal', code, message, action)
    this.become('failing', failure)
    this.#host.log('error', 'runtime', message, { code })
    await this.#events.died()
    if (this.crashes.tooMany) {
      this.become('quarantined', failure)
      await this.#events.quarantined(failure)
      return
    }
    setTimeout(() => this.#events.ready(), this.#pauses.next(this.#wanted().options.retry))
  }

  #secretsFailure(error: unknown): Failure {
    const failure = secretsFailure(this.#host.now(), error)
    this.#host.log('error', 'runtime', `The secrets cannot be opened: ${failure.cause}`)
    return failure
  }
}
