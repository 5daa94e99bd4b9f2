import type { PushCounts } from '@halcyon/connector-kit'
import {
  ERROR_CODES,
  type FailureClass,
  type FeedRef,
  type Finding,
  type Health,
  Problem,
  type RuntimeOptions,
  resolveRuntimeOptions,
} from '@halcyon/domain'
import type { TrackedRequest, Writer } from '@halcyon/pipeline'
import { DatabaseAway } from '@halcyon/store'
import { type CircuitState, circuit } from './circuit.ts'
import { tokenBucket } from './rate-limit.ts'
import type { FeedDefinition } from './registry.ts'
import { type Refusal, refuse, type Settled, settleBatch, settleRefused, type Waiting } from './settled.ts'
import { WorkerHost } from './worker/host.ts'
import { type FromWorker, type LoadMessage, type LogLevel, packRequests, type WorkerData } from './worker/protocol.ts'

export interface FeedFailure {
  readonly code: string
  readonly cause: string
  readonly action: string
  readonly class: FailureClass
  readonly at: string
}

/** What a feed needs of its process. */
export interface FeedHost {
  readonly writer: Writer
  readonly workerData: WorkerData
  /** The feed as it is in force now; null when it is gone. */
  read(): Promise<FeedDefinition | null>
  secrets(definition: FeedDefinition): Promise<LoadMessage['secrets']>
  secretUsed(definition: FeedDefinition, field: string, version: number): void
  nextSlot(): number
  /** Live nodes that share a feed's rate. */
  nodes(): number
  log(
    level: LogLevel,
    component: string,
    message: string,
    fields?: Record<string, unknown> & { correlationId?: string },
  ): void
  latency(milliseconds: number): void
  settled(counts: PushCounts): void
  /** The record that killed two workers, kept as a dead letter. */
  buryRequest(
    feed: FeedRef,
    request: TrackedRequest,
    errors: readonly Finding[],
    redact: readonly string[],
  ): Promise<void>
  quarantine(definition: FeedDefinition, failure: FeedFailure): Promise<void>
  changed(): void
  now(): number
}

/** Deaths of a version's workers within `CRASH_WINDOW_MS` that quarantine it. */
const CRASHES = 3
const CRASH_WINDOW_MS = 10 * 60_000
/** Workers a single request may take with it. */
const DEATHS = 2
/** Batches under way, those on their way to the database included; past it the queue grows, up to its ceiling. */
const MAX_BATCHES = 16
const RESTART_FIRST_MS = 100
const RESTART_MAX_MS = 10_000

interface Batch {
  readonly waiting: readonly Waiting[]
  /** Answered by the worker, on its way to the database. */
  written: boolean
}

/** One datasource in this process: admission, its worker, and what becomes of each request. */
export class Feed {
  definition: FeedDefinition
  state: Health = 'stopped'
  failure: FeedFailure | null = null
  restarts = 0
  since = new Date()
  lastActive: number
  readonly #host: FeedHost
  #options: RuntimeOptions
  #circuit: ReturnType<typeof circuit>
  #bucket: ReturnType<typeof tokenBucket>
  #worker: WorkerHost | null = null
  #refs = new Map<number, FeedRef>()
  #loading: number | null = null
  /** The slot whose version maps now; null while none does. */
  #current: { slot: number; headers: readonly string[] } | null = null
  #queue: Waiting[] = []
  #queueBytes = 0
  #batches = new Map<number, Batch>()
  #nextBatch = 1
  #pumping = false
  #crashes: number[] = []
  #restartMs = RESTART_FIRST_MS
  #applying: Promise<void> = Promise.resolve()
  /** Its secrets could not be opened: the version in force is not loaded, or verifies nothing. */
  #withoutSecrets = false

  constructor(definition: FeedDefinition, host: FeedHost) {
    this.definition = definition
    this.#host = host
    this.#options = resolveRuntimeOptions(definition.content?.runtime)
    this.#circuit = circuit(this.#options.circuit, host.now)
    this.#bucket = tokenBucket(host.now)
    this.lastActive = host.now()
  }

  get circuitState(): CircuitState {
    return this.#circuit.state()
  }
  /** The version whose mapping is in force in this process. */
  get runningVersion(): number | null {
    return this.#current === null ? null : (this.#refs.get(this.#current.slot)?.version ?? null)
  }
  get busy(): boolean {
    return this.#queue.length > 0 || this.#batches.size > 0
  }
  get awake(): boolean {
    return this.#worker !== null
  }
  async memory(): Promise<number | null> {
    return (await this.#worker?.memory()) ?? null
  }

  /** Why the feed takes nothing now; null when it does. Called before the body is read. */
  closed(): Refusal | null {
    const refusal = (status: number, code: string, message: string, retryAfterMs?: number): Refusal => ({
      status,
      code,
      message,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    })
    const standing = this.#standing()
    if (standing !== null) return standing.refusal
    if (
      this.failure !== null &&
      this.state === 'failing' &&
      this.#worker !== null &&
      this.#current === null &&
      this.#loading === null
    ) {
      return refusal(503, this.failure.code, this.failure.cause, 30_000)
    }
    const waitMs = this.#circuit.waitMs()
    if (waitMs > 0) return refusal(503, 'circuit_open', 'The feed failed repeatedly and rests for a moment.', waitMs)
    return this.#overload(refusal)
  }

  #overload(
    refusal: (status: number, code: string, message: string, retryAfterMs?: number) => Refusal,
  ): Refusal | null {
    const { rateLimit, queue } = this.#options
    if (this.#queue.length >= queue.maxItems || this.#queueBytes >= queue.maxBytes) {
      return refusal(429, 'queue_full', 'The feed takes no more until its queue has drained.', 1000)
    }
    const { throttle } = this.definition
    const throttled = throttle !== null && Date.parse(throttle.until) > this.#host.now()
    const rate = throttled ? throttle.eventsPerSecond : rateLimit.eventsPerSecond
    if (rate === 0) return null
    const burst = throttled || rateLimit.burst === 0 ? rate : rateLimit.burst
    const nodes = Math.max(1, this.#host.nodes())
    const waitMs = this.#bucket.take(rate / nodes, Math.max(1, burst / nodes))
    return waitMs > 0 ? refusal(429, 'rate_limited', `The feed takes ${rate} events a second.`, waitMs) : null
  }

  /** Largest body, bytes, as received. */
  get maxBodyBytes(): number {
    const config = this.definition.content?.config
    const limits =
      typeof config === 'object' && config !== null && 'limits' in config
        ? (config.limits as { maxBytes?: number })
        : {}
    return limits.maxBytes ?? 1024 * 1024
  }

  submit(request: TrackedRequest): Promise<Settled> {
    this.lastActive = this.#host.now()
    // The body took its time: what was open when it began may be closed now.
    const closed = this.#standing()
    if (closed !== null) return Promise.resolve(closed)
    return new Promise((resolve) => {
      const waiting: Waiting = {
        request,
        deaths: 0,
        verified: false,
        settle: (settled) => {
          if (settled.kind === 'done') this.#host.settled(settled.counts)
          this.#host.latency(this.#host.now() - request.receivedAt)
          resolve(settled)
        },
      }
      this.#enqueue([waiting], false)
    })
  }

  /** Takes over what the database says now, if it is newer. Requests under way meet the generation check. */
  apply(definition: FeedDefinition): Promise<void> {
    this.#applying = this.#applying
      .then(() => this.#apply(definition))
      .catch((error: unknown) => this.#unexpected(error))
    return this.#applying
  }

  async #apply(definition: FeedDefinition): Promise<void> {
    if (definition.generation < this.definition.generation) return
    const changed = definition.generation > this.definition.generation
    this.definition = definition
    if (!changed) {
      if (this.#withoutSecrets) await this.reloadSecrets()
      return
    }
    this.#options = resolveRuntimeOptions(definition.content?.runtime)
    this.#circuit = circuit(this.#options.circuit, this.#host.now)
    this.#crashes = []
    const closed = this.#standing()
    if (closed !== null) {
      this.#refuseQueue(closed)
      await this.sleep()
      this.#become(definition.quarantined ? 'quarantined' : 'stopped', definition.quarantined ? this.failure : null)
    } else if (this.#worker !== null) await this.#load()
    else if (this.state === 'failing' || this.state === 'quarantined') this.#become('stopped', null)
    this.#host.changed()
  }

  /** Secrets may have changed: the worker verifies with what is valid now from its next batch on. What can no longer be opened verifies nothing. */
  async reloadSecrets(): Promise<void> {
    if (this.#worker === null || this.#loading !== null) return
    try {
      const secrets = await this.#host.secrets(this.definition)
      if (this.#withoutSecrets) await this.#load()
      else this.#worker?.tell({ kind: 'secrets', secrets })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      this.#worker?.tell({ kind: 'secrets', secrets: {} })
      if (this.#withoutSecrets) return
      this.#withoutSecrets = true
      this.#become('degraded', this.#secretsFailure(error))
    }
  }

  #secretsFailure(error: unknown): FeedFailure {
    const cause = error instanceof Error ? error.message : String(error)
    this.#host.log('error', 'runtime', `The secrets cannot be opened: ${cause}`)
    if (error instanceof Problem)
      return this.#failure(error.code, cause, ERROR_CODES[error.code].action, 'configuration')
    return this.#failure('secrets_unavailable', cause, 'Nothing: it is tried again.', 'transient')
  }

  /** Ends the worker once nothing is under way; the next event wakes it. */
  async sleep(): Promise<void> {
    const worker = this.#worker
    if (worker === null) return
    while (this.#batches.size > 0) await new Promise((resolve) => setTimeout(resolve, 5))
    if (this.#worker !== worker) return
    this.#worker = null
    this.#current = null
    this.#loading = null
    this.#withoutSecrets = false
    this.#refs.clear()
    await worker.end()
  }

  #enqueue(waiting: readonly Waiting[], front: boolean): void {
    if (front) this.#queue.unshift(...waiting)
    else this.#queue.push(...waiting)
    for (const { request } of waiting) this.#queueBytes += request.body.length
    this.#schedule()
  }

  #schedule(): void {
    if (this.#pumping) return
    this.#pumping = true
    const { maxWaitMs } = this.#options.batch
    const pump = (): void => {
      this.#pumping = false
      this.#pump()
    }
    if (maxWaitMs > 0 && this.#queue.length < this.#options.batch.maxItems) setTimeout(pump, maxWaitMs)
    else setImmediate(pump)
  }

  #pump(): void {
    if (this.#queue.length === 0) return
    if (this.#worker === null) {
      void this.#start()
      return
    }
    if (this.#current === null || this.#loading !== null) return
    while (this.#queue.length > 0 && this.#batches.size < MAX_BATCHES && this.#mayHand()) this.#send(this.#take())
  }

  /** One batch at a time in the worker: what comes meanwhile makes the next one larger, and a message costs less than two. */
  #mayHand(): boolean {
    for (const { written } of this.#batches.values()) if (!written) return false
    return true
  }

  /** The next batch; a request that was there when a worker died goes alone. */
  #take(): Waiting[] {
    const { maxItems, maxBytes } = this.#options.batch
    let bytes = 0
    let end = 0
    for (const { request, deaths } of this.#queue) {
      if (end > 0 && (deaths > 0 || end >= maxItems || bytes + request.body.length > maxBytes)) break
      bytes += request.body.length
      end++
      if (deaths > 0) break
    }
    this.#queueBytes -= bytes
    return this.#queue.splice(0, end)
  }

  #send(waiting: Waiting[]): void {
    const current = this.#current
    if (this.#worker === null || current === null) return
    const id = this.#nextBatch++
    this.#batches.set(id, { waiting, written: false })
    const requests = packRequests(
      waiting.map(({ request }) => request),
      current.headers,
    )
    this.#worker.batch({ kind: 'batch', id, suspect: (waiting[0]?.deaths ?? 0) > 0, requests })
  }

  async #start(): Promise<void> {
    if (this.#worker !== null) return
    this.#become('starting', null)
    this.#worker = new WorkerHost(this.#host.workerData, this.#options.memoryLimitMb, {
      message: (message) => this.#heard(message),
      died: (reason) => void this.#died(reason),
    })
    await this.#load().catch((error: unknown) => this.#unexpected(error))
  }

  async #load(): Promise<void> {
    const { content, version, generation, tenantId, datasourceId, type } = this.definition
    if (content === null || version === null || this.#worker === null) return
    const slot = this.#host.nextSlot()
    this.#loading = slot
    const feed: FeedRef = {
      slot,
      tenantId,
      datasourceId,
      generation,
      version,
      dedupeHours: this.#options.dedupe.windowHours,
    }
    this.#refs.set(slot, feed)
    const { raw, redact } = this.#options.capture
    let secrets: LoadMessage['secrets']
    try {
      secrets = await this.#host.secrets(this.definition)
    } catch (error) {
      if (this.#loading === slot) this.#loadFailed(slot, error)
      return
    }
    if (this.#loading !== slot) return
    this.#withoutSecrets = false
    this.#worker?.load({
      kind: 'load',
      feed,
      type,
      config: content.config,
      mapping: content.mapping,
      capture: raw,
      redact,
      secrets,
    })
  }

  /** Without its secrets a version does not start. It is tried again with the next event, when a secret changes, and now and then. */
  #loadFailed(slot: number, error: unknown): void {
    const failed = this.#refs.get(slot)
    this.#refs.delete(slot)
    this.#loading = null
    const failure = this.#secretsFailure(error)
    if (this.#current !== null && failed !== undefined) {
      this.#withoutSecrets = true
      this.#keepOld(failed, failure)
      return
    }
    const worker = this.#worker
    this.#worker = null
    void worker?.end()
    this.#circuit.failed()
    this.#become('failing', failure)
    this.#refuseQueue(refuse(503, failure.code, failure.cause, 5000))
  }

  #heard(message: FromWorker): void {
    switch (message.kind) {
      case 'loaded':
        if (message.slot === this.#loading) this.#loading = null
        this.#current = { slot: message.slot, headers: message.headers }
        this.#restartMs = RESTART_FIRST_MS
        this.#become('healthy', null)
        this.#host.log('info', 'runtime', `Version ${this.runningVersion} is in force.`)
        this.#pump()
        break
      case 'not_startable':
        this.#notStartable(message)
        break
      case 'processed':
        void this.#processed(message).catch((error: unknown) => this.#unexpected(error))
        break
      case 'verified': {
        const [waiting] = this.#batches.get(message.id)?.waiting ?? []
        if (waiting !== undefined) waiting.verified = true
        break
      }
      case 'log':
        this.#host.log(message.level, message.component, message.message, message.fields)
        break
      case 'secret_used':
        this.#host.secretUsed(this.definition, message.field, message.version)
        break
    }
  }

  #notStartable(message: Extract<FromWorker, { kind: 'not_startable' }>): void {
    if (message.slot === this.#loading) this.#loading = null
    const { code, message: cause, action } = message
    const failed = this.#refs.get(message.slot)
    this.#refs.delete(message.slot)
    const failure = this.#failure(code, cause, action, 'configuration')
    this.#host.log('error', 'runtime', `Version ${failed?.version ?? '?'} cannot start: ${cause}`, { code, action })
    // A newer one is on its way.
    if (this.#loading !== null) return
    if (this.#current === null || failed === undefined) {
      this.#become('failing', failure)
      this.#refuseQueue(refuse(503, code, cause, 30_000))
    } else this.#keepOld(failed, failure)
  }

  /** The old version goes on, under the generation now in force: its records name the version that mapped them. */
  #keepOld(failed: FeedRef, failure: FeedFailure): void {
    const before = this.#current === null ? undefined : this.#refs.get(this.#current.slot)
    if (before !== undefined) this.#refs.set(before.slot, { ...before, generation: failed.generation })
    this.#become('degraded', failure)
    this.#pump()
  }

  async #processed(message: Extract<FromWorker, { kind: 'processed' }>): Promise<void> {
    const batch = this.#batches.get(message.id)
    const feed = this.#refs.get(message.slot)
    if (batch === undefined || feed === undefined) return
    batch.written = true
    const taken = settleRefused(batch.waiting, message.results)
    this.#logSpecials(batch, message)
    this.#pump()
    try {
      const outcome =
        message.batch.count === 0
          ? ({ kind: 'committed', duplicates: [], refused: [] } as const)
          : await this.#host.writer.write(feed, message.batch)
      if (outcome.kind === 'stale') {
        this.#worker?.tell({ kind: 'dropped', id: message.id })
        this.#batches.delete(message.id)
        await this.#again(taken)
        return
      }
      settleBatch(batch.waiting, message.results, message.outcomes, message.batch.first, outcome)
      this.#worker?.tell({ kind: 'committed', id: message.id, duplicates: [...outcome.duplicates, ...outcome.refused] })
      this.#circuit.succeeded()
    } catch (error) {
      this.#worker?.tell({ kind: 'dropped', id: message.id })
      if (!(error instanceof DatabaseAway)) this.#unexpected(error)
      for (const { settle } of taken)
        settle(refuse(503, 'database_away', 'The database does not answer; send it again.', 2000))
    } finally {
      this.#batches.delete(message.id)
      this.#pump()
    }
  }

  /** The feed has changed since these were mapped: read it, and map them again, or refuse them. */
  async #again(taken: readonly Waiting[]): Promise<void> {
    const definition = await this.#host.read()
    if (definition !== null) await this.apply(definition)
    const closed = definition === null ? refuse(404, 'not_found', 'There is no such feed.') : this.#standing()
    if (closed === null) this.#enqueue(taken, true)
    else for (const { settle } of taken) settle(closed)
  }

  /** What keeps anything from being mapped, whatever the load. */
  #standing(): Extract<Settled, { kind: 'refused' }> | null {
    const { archived, desired, version, quarantined } = this.definition
    if (archived) return refuse(404, 'not_found', 'There is no such feed.')
    if (desired === 'disabled') return refuse(409, 'datasource_disabled', 'The feed is disabled.', 60_000)
    if (version === null) return refuse(409, 'not_published', 'The feed has no published version yet.', 60_000)
    return quarantined ? refuse(503, 'quarantined', 'The published version is quarantined.', 60_000) : null
  }

  async #died(reason: { code: string; message: string }): Promise<void> {
    this.#worker = null
    this.#current = null
    this.#loading = null
    this.#withoutSecrets = false
    this.restarts++
    this.#circuit.failed()
    const now = this.#host.now()
    this.#crashes = [...this.#crashes.filter((at) => now - at < CRASH_WINDOW_MS), now]
    const failure = this.#failure(
      reason.code,
      reason.message,
      'Read the log; publish a mended version or roll back.',
      'internal',
    )
    this.#become('failing', failure)
    this.#host.log('error', 'runtime', reason.message, { code: reason.code })
    const lost = [...this.#batches].filter(([, batch]) => !batch.written)
    for (const [id] of lost) this.#batches.delete(id)
    await this.#retryLost(lost.flatMap(([, batch]) => batch.waiting))
    if (this.#crashes.length >= CRASHES) {
      this.definition = { ...this.definition, quarantined: true }
      this.#become('quarantined', failure)
      await this.#host.quarantine(this.definition, failure)
      this.#refuseQueue(refuse(503, 'quarantined', 'The published version is quarantined.', 60_000))
      return
    }
    setTimeout(() => this.#pump(), this.#restartMs)
    this.#restartMs = Math.min(this.#restartMs * 2, RESTART_MAX_MS)
  }

  /** What was in a dead worker goes again, each alone; what has now killed two is the culprit. */
  async #retryLost(waiting: readonly Waiting[]): Promise<void> {
    const again: Waiting[] = []
    for (const one of waiting) {
      one.deaths++
      const culprit = waiting.length === 1 && one.deaths >= DEATHS
      if (!culprit) again.push(one)
      else if (one.verified) await this.#bury(one)
      else one.settle(refuse(503, 'worker_crashed', 'The request could not be processed.', 30_000))
    }
    this.#queue.unshift(...again)
    for (const { request } of again) this.#queueBytes += request.body.length
  }

  async #bury(one: Waiting): Promise<void> {
    const feed: FeedRef = {
      slot: this.#host.nextSlot(),
      tenantId: this.definition.tenantId,
      datasourceId: this.definition.datasourceId,
      generation: this.definition.generation,
      version: this.definition.version ?? 0,
      dedupeHours: this.#options.dedupe.windowHours,
    }
    const message = 'Two workers died while mapping this request. It is kept here and was not tried again.'
    try {
      await this.#host.buryRequest(
        feed,
        one.request,
        [{ path: '$', code: 'worker_crashed', message }],
        this.#options.capture.redact,
      )
      // It was the record, not the version.
      this.#crashes = []
      const counts = { accepted: 0, duplicates: 0, filtered: 0, rejected: 1, correlationId: one.request.correlationId }
      one.settle({ kind: 'done', counts, malformedStatus: 0 })
    } catch (error) {
      this.#unexpected(error)
      one.settle(refuse(503, 'database_away', 'The database does not answer; send it again.', 2000))
    }
  }

  #logSpecials(batch: Batch, message: Extract<FromWorker, { kind: 'processed' }>): void {
    for (const { index, refused } of message.results.special) {
      const correlationId = batch.waiting[index]?.request.correlationId
      if (refused !== undefined) {
        this.#host.log('warn', 'ingest', `Refused a request: ${refused.message}`, {
          code: refused.code,
          ...(correlationId ? { correlationId } : {}),
        })
      }
    }
    for (const { correlationId, errors } of message.rejects) {
      const [first] = errors
      this.#host.log('warn', 'mapping', `Rejected a record: ${first?.path ?? '$'}: ${first?.message ?? ''}`, {
        code: first?.code,
        correlationId,
      })
    }
  }

  #refuseQueue(settled: Settled): void {
    const waiting = this.#queue.splice(0)
    this.#queueBytes = 0
    for (const { settle } of waiting) settle(settled)
  }

  #failure(code: string, cause: string, action: string, kind: FailureClass): FeedFailure {
    return { code, cause, action, class: kind, at: new Date(this.#host.now()).toISOString() }
  }

  #become(state: Health, failure: FeedFailure | null): void {
    if (state !== this.state) this.since = new Date(this.#host.now())
    this.state = state
    this.failure = failure
    this.#host.changed()
  }

  #unexpected(error: unknown): void {
    this.#host.log('error', 'runtime', error instanceof Error ? error.message : String(error))
  }
}
