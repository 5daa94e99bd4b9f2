import {
  ERROR_CODES,
  type Failure,
  type FeedRef,
  type Health,
  type RuntimeOptions,
  resolveRuntimeOptions,
} from '@halcyon/domain'
import type { KnownCheckpoint } from '@halcyon/pipeline'
import { DatabaseAway } from '@halcyon/store'
import { ceiling, standing } from '../../runtime/admission.ts'
import { backOff } from '../../runtime/back-off.ts'
import { type CircuitState, circuit } from '../../runtime/circuit.ts'
import { Crashes } from '../../runtime/crashes.ts'
import { failureAt } from '../../runtime/feed-failure.ts'
import type { FeedHost } from '../../runtime/feed-host.ts'
import { tokenBucket } from '../../runtime/rate-limit.ts'
import type { FeedDefinition } from '../../runtime/registry.ts'
import { countBatch } from '../../runtime/settled.ts'
import { type Limit, slow, wait } from './pace.ts'
import { type PullEnd, type Pulled, PullWorker } from './pull-worker.ts'
import type { Asked, Lane, PullRunRow } from './runs.ts'

/** How a run ended for this engine. `left`: it is another's now, or was cancelled; nothing is to be said of it. */
export type RunEnd =
  | { readonly kind: 'succeeded'; readonly version: number | null }
  | { readonly kind: 'failed'; readonly version: number | null; readonly failure: Failure }
  | { readonly kind: 'cancelled'; readonly version: null }
  | { readonly kind: 'left' }

export interface RunDeps {
  readonly host: FeedHost
  readonly checkpoints: (run: PullRunRow) => Promise<readonly KnownCheckpoint[]>
  /** Whether the run is still this engine's. */
  readonly ours: (run: PullRunRow) => Promise<boolean>
}

/** A source that does not answer has given up its attempt by then: the longest wait for an answer is 30 seconds. */
const WORKS_AFTER_MS = 40_000

const NOT_WRITTEN =
  'A batch was not written, and is read again: the feed or its checkpoint was changed since it was read, or another engine has taken over this run.'

/** One lane of a pull feed in this process: from top to bottom the way of a run. */
export class PullFeed {
  definition: FeedDefinition
  state: Health = 'stopped'
  failure: Failure | null = null
  restarts = 0
  since = new Date()
  lastActive: number
  readonly lane: Lane
  readonly #deps: RunDeps
  readonly #host: FeedHost
  readonly #worker: PullWorker
  readonly #crashes = new Crashes()
  readonly #bucket: ReturnType<typeof tokenBucket>
  #circuit: ReturnType<typeof circuit>
  #options: RuntimeOptions
  /** Of the run under way, beside the feed's own; null = none. */
  #limit: number | null = null
  readonly #limitBucket: ReturnType<typeof tokenBucket>
  #stop: AbortController | null = null
  /** Aborts to end a pause between two attempts early. */
  #pause = new AbortController()
  /** Since the feed was read last. */
  #changed = false
  /** Since the last attempt began. */
  #wrote = false
  /** What ended the last attempt. It stands, in the feed's state too, until one is seen to work. */
  #trouble: Failure | null = null

  constructor(definition: FeedDefinition, lane: Lane, deps: RunDeps) {
    this.definition = definition
    this.lane = lane
    this.#deps = deps
    this.#host = deps.host
    this.#worker = new PullWorker(deps.host)
    this.#options = resolveRuntimeOptions(definition.content?.runtime)
    this.#circuit = circuit(this.#options.circuit, this.#host.now)
    this.#bucket = tokenBucket(this.#host.now)
    this.#limitBucket = tokenBucket(this.#host.now)
    this.lastActive = this.#host.now()
  }

  get runningVersion(): number | null {
    return this.#worker.version
  }
  get circuitState(): CircuitState {
    return this.#circuit.state()
  }
  get awake(): boolean {
    return this.#worker.version !== null
  }
  get busy(): boolean {
    return this.#stop !== null
  }
  memory(): Promise<number | null> {
    return this.#worker.memory()
  }

  /** Reads what there is. What may pass is tried again; what a person must mend ends the run. */
  async execute(run: PullRunRow): Promise<RunEnd> {
    const stop = new AbortController()
    this.#stop = stop
    this.limit(run.parameters.eventsPerSecond ?? null)
    try {
      return await this.#execute(run, stop.signal)
    } finally {
      this.#stop = null
      this.lastActive = this.#host.now()
      this.#host.changed()
    }
  }

  /** Ends the run under way after its batch. */
  stop(): void {
    this.#stop?.abort()
    this.#worker.stop()
  }

  /** A ceiling of the run's own, records a second. */
  limit(eventsPerSecond: number | null): void {
    this.#limit = eventsPerSecond
  }

  /** What is asked of the run now, which is still this engine's. */
  keep({ parameters, generation }: Asked): void {
    this.limit(parameters.eventsPerSecond ?? null)
    if (generation !== this.definition.generation) this.poke()
  }

  /** The feed was changed: what was waited for may not matter any more. */
  poke(): void {
    this.#pause.abort()
    this.#pause = new AbortController()
    void this.#lookAgain()
  }

  async sleep(): Promise<void> {
    await this.#worker.end()
    this.#host.changed()
  }

  async #execute(run: PullRunRow, stopped: AbortSignal): Promise<RunEnd> {
    let pauses = backOff()
    let attempts = 0
    for (;;) {
      this.#changed = false
      const closed = await this.#refresh()
      if (closed !== null) return closed
      const restMs = this.#circuit.waitMs()
      if (restMs > 0) {
        if (await this.#rested(restMs, stopped)) continue
        return { kind: 'left' }
      }
      if (!this.awake && this.#trouble === null) this.#become('starting', null)
      const failure = await this.#worker.load(this.definition)
      const { version } = this.definition
      if (failure !== null) return this.#failed(version, failure)
      const end = await this.#attempt(run, stopped)
      if (stopped.aborted) return { kind: 'left' }
      if (end === 'stale') {
        if (!(await this.#deps.ours(run))) return { kind: 'left' }
        continue
      }
      if (end.kind === 'done') {
        this.#circuit.succeeded()
        this.#works()
        return { kind: 'succeeded', version }
      }
      const trouble = end.kind === 'died' ? this.#died(end) : this.#refused(end)
      this.#trouble = trouble
      if (trouble.class === 'configuration' || this.state === 'quarantined') return this.#failed(version, trouble)
      this.#circuit.failed()
      // A source that is read without end may be away many times in its life.
      if (this.#wrote) {
        attempts = 0
        pauses = backOff()
      }
      if (++attempts >= this.#options.retry.maxAttempts) return this.#failed(version, trouble)
      this.#become('failing', trouble)
      this.#host.log('warn', 'runtime', `${trouble.cause} It is tried again.`, { code: trouble.code })
      const asked = end.kind === 'failed' && end.failure.kind === 'retry' ? end.failure.afterMs : null
      if (!(await this.#rested(asked ?? pauses.next(this.#options.retry), stopped))) return { kind: 'left' }
    }
  }

  async #attempt(run: PullRunRow, stopped: AbortSignal): Promise<PullEnd | 'stale'> {
    this.#wrote = false
    if (this.#trouble === null) this.#works()
    const lasts = setTimeout(() => this.#works(), WORKS_AFTER_MS)
    try {
      return await this.#pull(run, stopped)
    } finally {
      clearTimeout(lasts)
    }
  }

  /** After so long, or when the feed was changed. False: stopped. */
  async #rested(milliseconds: number, stopped: AbortSignal): Promise<boolean> {
    await wait(milliseconds, AbortSignal.any([stopped, this.#pause.signal]))
    return !stopped.aborted
  }

  /** A run without end would never see that the feed was changed: it ends after its batch, and begins anew. */
  async #lookAgain(): Promise<void> {
    if (!this.busy) return
    // While the database is away nothing is known to have changed; it is looked again as long as the run is kept.
    const definition = await this.#host.read().catch(() => this.definition)
    const same = definition?.generation === this.definition.generation && standing(definition) === null
    if (same || !this.busy) return
    this.#changed = true
    this.#worker.stop()
  }

  /** The feed as it is in force now; what keeps it from running ends the run. */
  async #refresh(): Promise<RunEnd | null> {
    const definition = await this.#host.read()
    if (definition === null) return { kind: 'cancelled', version: null }
    if (definition.generation !== this.definition.generation) {
      this.#options = resolveRuntimeOptions(definition.content?.runtime)
      this.#circuit = circuit(this.#options.circuit, this.#host.now)
      this.#crashes.forget()
      this.#trouble = null
    }
    this.definition = definition
    if (standing(definition) === null) return null
    this.#become(definition.quarantined ? 'quarantined' : 'stopped', definition.quarantined ? this.failure : null)
    await this.#worker.end()
    return { kind: 'cancelled', version: null }
  }

  async #pull(run: PullRunRow, stopped: AbortSignal): Promise<PullEnd | 'stale'> {
    let stale = false
    const { from, to } = run.parameters
    const message = {
      kind: 'pull',
      run: run.id,
      lane: run.lane,
      range: from === undefined || to === undefined ? null : { from, to },
      maxItems: this.#options.batch.maxItems,
      checkpoints: await this.#deps.checkpoints(run),
    } as const
    if (this.#changed) return 'stale'
    const end = await this.#worker.pull(message, async (feed, pulled) => {
      const written = await this.#write(feed, pulled, stopped)
      stale ||= written === null && !stopped.aborted
      return written
    })
    return stale || this.#changed ? 'stale' : end
  }

  /** Writes a batch, and keeps to the feed's rate. A database that is away is waited for: nothing was acknowledged. */
  async #write(
    feed: FeedRef,
    { batch, outcomes, rejects }: Pulled,
    stopped: AbortSignal,
  ): Promise<{ duplicates: readonly number[] } | null> {
    const started = this.#host.now()
    const pauses = backOff()
    for (;;) {
      try {
        const outcome = await this.#host.writer.write(feed, batch)
        if (outcome.kind === 'stale') {
          this.#host.log('info', 'runtime', NOT_WRITTEN)
          return null
        }
        this.#wrote = true
        this.#works()
        for (const { correlationId, errors } of rejects) {
          const [first] = errors
          this.#host.log('warn', 'mapping', `Rejected: ${first?.message ?? 'no reason'}`, {
            correlationId,
            code: first?.code ?? 'rejected',
          })
        }
        this.#host.settled({ ...countBatch(outcomes, batch.first, outcome), correlationId: '' })
        this.#host.latency(this.#host.now() - started)
        await this.#throttle(batch.count, stopped)
        return { duplicates: [...outcome.duplicates, ...outcome.refused] }
      } catch (error) {
        if (!(error instanceof DatabaseAway)) throw error
        this.#host.databaseAway()
        if (!(await wait(pauses.next({ initialMs: 200, maxMs: 5000, jitter: 0.5 }), stopped))) return null
      }
    }
  }

  async #throttle(items: number, stopped: AbortSignal): Promise<void> {
    if (items === 0) return
    const own = (): Limit => (this.#limit === null ? null : { rate: this.#limit, burst: this.#limit })
    const feeds = (): Limit => ceiling(this.definition.throttle, this.#options.rateLimit, this.#host.now())
    await slow(this.#bucket, feeds, items, stopped)
    await slow(this.#limitBucket, own, items, stopped)
  }

  #refused({ failure }: Extract<PullEnd, { kind: 'failed' }>): Failure {
    const now = this.#host.now()
    return failure.kind === 'human'
      ? failureAt(now, 'configuration', failure.code, failure.message, failure.action)
      : failureAt(now, 'transient', 'retry_later', failure.message, 'Nothing: it is tried again.')
  }

  #died({ code, message }: Extract<PullEnd, { kind: 'died' }>): Failure {
    this.restarts++
    this.#crashes.add(this.#host.now(), [])
    const failure = failureAt(this.#host.now(), 'internal', code, message, ERROR_CODES[code].action)
    if (this.#crashes.tooMany) {
      this.#become('quarantined', failure)
      void this.#host.quarantine(this.definition, failure)
    }
    return failure
  }

  #failed(version: number | null, failure: Failure): RunEnd {
    if (this.state !== 'quarantined') this.#become('failing', failure)
    this.#host.log('error', 'runtime', failure.cause, { code: failure.code, action: failure.action })
    return { kind: 'failed', version, failure }
  }

  #works(): void {
    this.#trouble = null
    if (this.state !== 'healthy') this.#become('healthy', null)
  }

  #become(state: Health, failure: Failure | null): void {
    if (state !== this.state) this.since = new Date(this.#host.now())
    this.state = state
    this.failure = failure
    this.#host.changed()
  }
}
