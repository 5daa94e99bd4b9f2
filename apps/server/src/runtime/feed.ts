import { type Failure, type FeedRef, type Health, type RuntimeOptions, resolveRuntimeOptions } from '@halcyon/domain'
import type { TrackedRequest } from '@halcyon/pipeline'
import { DatabaseAway } from '@halcyon/store'
import { Admission, maxBodyBytes, standing } from './admission.ts'
import type { CircuitState } from './circuit.ts'
import type { FeedHost } from './feed-host.ts'
import { InFlight } from './in-flight.ts'
import { LostRequests } from './lost-requests.ts'
import { receivedOf } from './received-of.ts'
import { logRefused } from './refused-lines.ts'
import type { FeedDefinition } from './registry.ts'
import { RequestQueue } from './request-queue.ts'
import { DATABASE_AWAY, GONE, type Refusal, type Settled, settleBatch, settleRefused, type Waiting } from './settled.ts'
import type { FromWorker } from './worker/protocol.ts'
import { WorkerLife } from './worker-life.ts'

type ProcessedMessage = Extract<FromWorker, { kind: 'processed' }>

/** One datasource in this process. From top to bottom the way of a request: admission, queue, worker, database, answer. */
export class Feed {
  definition: FeedDefinition
  lastActive: number
  readonly #host: FeedHost
  readonly #admission: Admission
  readonly #queue = new RequestQueue()
  readonly #inFlight = new InFlight()
  readonly #life: WorkerLife
  readonly #lost: LostRequests
  #options: RuntimeOptions
  #pumping = false
  #applying: Promise<void> = Promise.resolve()

  constructor(definition: FeedDefinition, host: FeedHost) {
    this.definition = definition
    this.lastActive = host.now()
    this.#host = host
    this.#options = resolveRuntimeOptions(definition.content?.runtime)
    this.#admission = new Admission(this.#options, host)
    const wanted = () => ({ definition: this.definition, options: this.#options })
    this.#life = new WorkerLife(host, wanted, {
      ready: () => this.#pump(),
      notStarted: (refused, tried) => {
        if (tried) this.#admission.circuit.failed()
        this.#refuseQueue(refused)
      },
      processed: (message) => void this.#processed(message).catch((error: unknown) => this.#unexpected(error)),
      verified: (batchId) => {
        const [waiting] = this.#inFlight.get(batchId)?.waiting ?? []
        if (waiting !== undefined) waiting.verified = true
      },
      died: async () => this.#queue.putBack(await this.#lost.sort(this.#inFlight.takeLost())),
      quarantined: (failure) => this.#quarantined(failure),
    })
    this.#lost = new LostRequests({
      host,
      crashes: this.#life.crashes,
      wanted,
      // What anybody may send opens no circuit.
      failed: () => this.#admission.circuit.failed(),
      unexpected: (error) => this.#unexpected(error),
    })
  }

  get state(): Health {
    return this.#life.state
  }
  get failure(): Failure | null {
    return this.#life.failure
  }
  get restarts(): number {
    return this.#life.restarts
  }
  get since(): Date {
    return this.#life.since
  }
  get circuitState(): CircuitState {
    return this.#admission.circuit.state()
  }
  /** The version whose mapping is in force in this process. */
  get runningVersion(): number | null {
    return this.#life.version
  }
  /** Refused because two workers died with each of them before its sender was known. */
  get crashingRequests(): number {
    return this.#lost.crashing
  }
  get busy(): boolean {
    return this.#queue.length > 0 || this.#inFlight.size > 0
  }
  get awake(): boolean {
    return this.#life.awake
  }
  memory(): Promise<number | null> {
    return this.#life.memory()
  }

  /** Why the feed takes nothing now; null when it does. Called before the body is read. */
  closed(): Refusal | null {
    return this.#admission.closed(this.definition, { waiting: this.#queue, stuck: this.#life.stuck })
  }

  /** Largest body, bytes, as received. */
  get maxBodyBytes(): number {
    return maxBodyBytes(this.definition)
  }

  submit(request: TrackedRequest): Promise<Settled> {
    this.lastActive = this.#host.now()
    // The body took its time: what was open when it began may be closed now.
    const closed = standing(this.definition)
    if (closed !== null) return Promise.resolve(closed)
    return new Promise((resolve) => {
      const settle = (settled: Settled): void => {
        if (settled.kind === 'done') this.#host.settled(settled.counts)
        this.#host.latency(this.#host.now() - request.receivedAt)
        resolve(settled)
      }
      this.#queue.add({ request, deaths: 0, verified: false, settle })
      this.#schedule()
    })
  }

  #schedule(): void {
    if (this.#pumping) return
    this.#pumping = true
    const { maxWaitMs, maxItems } = this.#options.batch
    const pump = (): void => {
      this.#pumping = false
      this.#pump()
    }
    if (maxWaitMs > 0 && this.#queue.length < maxItems) setTimeout(pump, maxWaitMs)
    else setImmediate(pump)
  }

  /** Hands the worker what waits, and wakes it for that. */
  #pump(): void {
    if (this.#queue.length === 0) return
    const closed = standing(this.definition)
    if (closed !== null) {
      this.#refuseQueue(closed)
      return
    }
    if (!this.#life.awake) {
      this.#life.start().catch((error: unknown) => this.#unexpected(error))
      return
    }
    while (this.#life.ready && this.#queue.length > 0 && this.#inFlight.mayHand()) {
      const waiting = this.#queue.take(this.#options.batch)
      this.#life.hand(this.#inFlight.open(waiting), waiting)
    }
  }

  async #processed(message: ProcessedMessage): Promise<void> {
    const batch = this.#inFlight.get(message.id)
    const feed = this.#life.ref(message.slot)
    if (batch === undefined || feed === undefined) return
    batch.written = true
    const taken = settleRefused(batch.waiting, message.results)
    logRefused(this.#host.log, batch.waiting, message)
    this.#life.received(message.results)
    this.#pump()
    try {
      await this.#write(feed, message, batch.waiting, taken)
    } catch (error) {
      if (message.awaited) this.#life.dropped(message.id)
      if (error instanceof DatabaseAway) this.#host.databaseAway()
      else this.#unexpected(error)
      for (const { settle } of taken) settle(DATABASE_AWAY)
    } finally {
      this.#inFlight.close(message.id)
      this.#pump()
    }
  }

  async #write(
    feed: FeedRef,
    { id, batch, awaited, results, outcomes }: ProcessedMessage,
    waiting: readonly Waiting[],
    taken: readonly Waiting[],
  ): Promise<void> {
    const { redact } = this.#options.capture
    const outcome =
      batch.count === 0
        ? ({ kind: 'committed', duplicates: [], refused: [] } as const)
        : await this.#host.writer.write(feed, batch, receivedOf(waiting, results.counts, batch.first, redact))
    if (outcome.kind === 'stale') {
      if (awaited) this.#life.dropped(id)
      this.#inFlight.close(id)
      await this.#again(taken)
      return
    }
    settleBatch(waiting, results, outcomes, batch.first, outcome)
    if (awaited) this.#life.committed(id, [...outcome.duplicates, ...outcome.refused])
    this.#admission.circuit.succeeded()
    this.#admission.charge(this.definition, batch.count - taken.length)
  }

  /** The feed has changed since these were mapped: read it, and map them again, or refuse them. */
  async #again(taken: readonly Waiting[]): Promise<void> {
    const definition = await this.#host.read()
    if (definition !== null) await this.apply(definition)
    const closed = definition === null ? GONE : standing(this.definition)
    if (closed === null) {
      this.#queue.putBack(taken)
      this.#schedule()
    } else for (const { settle } of taken) settle(closed)
  }

  async #quarantined(failure: Failure): Promise<void> {
    this.definition = { ...this.definition, quarantined: true }
    await this.#host.quarantine(this.definition, failure)
    const closed = standing(this.definition)
    if (closed !== null) this.#refuseQueue(closed)
  }

  /** Takes over what the database says now, if it is newer. Requests under way meet the generation check. */
  apply(definition: FeedDefinition): Promise<void> {
    this.#applying = this.#applying
      .then(() => this.#apply(definition))
      .catch((error: unknown) => this.#unexpected(error))
    return this.#applying
  }

  async #apply(definition: FeedDefinition): Promise<void> {
    const before = this.definition.generation
    if (definition.generation < before) return
    this.definition = definition
    if (definition.generation === before) {
      if (this.#life.withoutSecrets) await this.#life.reloadSecrets()
      return
    }
    this.#options = resolveRuntimeOptions(definition.content?.runtime)
    this.#admission.use(this.#options)
    this.#life.crashes.forget()
    const closed = standing(definition)
    if (closed !== null) {
      this.#refuseQueue(closed)
      await this.sleep()
      this.#life.become(
        definition.quarantined ? 'quarantined' : 'stopped',
        definition.quarantined ? this.failure : null,
      )
    } else if (this.#life.awake) await this.#life.load()
    else if (this.state === 'failing' || this.state === 'quarantined') this.#life.become('stopped', null)
    this.#host.changed()
  }

  /** Secrets may have changed. */
  reloadSecrets(): Promise<void> {
    return this.#life.reloadSecrets()
  }

  /** Ends the worker once all that came is answered; the next event wakes it. */
  async sleep(): Promise<void> {
    while (this.busy) await new Promise((resolve) => setTimeout(resolve, 5))
    await this.#life.end()
  }

  #refuseQueue(settled: Settled): void {
    for (const { settle } of this.#queue.takeAll()) settle(settled)
  }

  #unexpected(error: unknown): void {
    this.#host.log('error', 'runtime', error instanceof Error ? error.message : String(error))
  }
}
