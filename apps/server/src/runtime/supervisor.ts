import { randomUUID } from 'node:crypto'
import type { DatasourceId, Failure, Health, TenantId } from '@halcyon/domain'
import { rejectRequest } from '@halcyon/pipeline'
import { BatchWriter, type Database, inTenant, inTenants } from '@halcyon/store'
import { sql } from 'kysely'
import type { Replacement } from '../secrets/replace-secret.ts'
import type { CircuitState } from './circuit.ts'
import { DatabasePulse } from './database-pulse.ts'
import { Feed } from './feed.ts'
import type { FeedHost } from './feed-host.ts'
import { freshReads } from './fresh-reads.ts'
import { LatencySink } from './latency-sink.ts'
import { LogSink } from './log-sink.ts'
import type { ProcessMetrics } from './process-metrics.ts'
import { type FeedDefinition, Registry } from './registry.ts'
import type { FeedSecrets, WorkerData } from './worker/protocol.ts'

/** What is reported of a feed, however it gets its events. */
export interface Observed {
  readonly definition: FeedDefinition
  readonly state: Health
  readonly runningVersion: number | null
  readonly since: Date
  readonly restarts: number
  readonly circuitState: CircuitState
  readonly failure: Failure | null
  memory(): Promise<number | null>
}

export interface SupervisorOptions {
  readonly db: Database
  readonly url: string
  readonly roles: readonly string[]
  readonly hostName: string
  readonly workerData: WorkerData
  /** Live workers at once; past it the one idle longest is put to sleep. */
  readonly maxWorkers?: number
  /** Milliseconds without an event after which a worker sleeps. */
  readonly idleMs?: number
  /** Milliseconds between two reads of every feed it has met: the safety net under the notifications. */
  readonly resyncMs?: number
  readonly openSecrets: (
    tenantId: TenantId,
    datasourceId: DatasourceId,
    fields: Readonly<Record<string, string>>,
  ) => Promise<FeedSecrets>
  readonly secretUsed: (tenantId: TenantId, secretId: string, version: number) => void
  readonly replaceSecret: (replacement: Replacement) => Promise<void>
  readonly onRun: () => void
  readonly onDatasource?: (id: DatasourceId) => void
  readonly metrics: Pick<ProcessMetrics, 'settled'>
  readonly onError: (error: unknown) => void
}

const MAX_WORKERS = 200
const IDLE_MS = 5 * 60_000
const REPORT_MS = 1000
const HEARTBEAT_MS = 5000
const RESYNC_MS = 30_000

/** All feeds of one process, each in its own worker; what it sees of them is written once a second. */
export class Supervisor {
  readonly nodeId = randomUUID()
  readonly writer: BatchWriter
  readonly #options: SupervisorOptions
  readonly #registry: Registry
  readonly #feeds = new Map<DatasourceId, Feed>()
  readonly #loading = new Map<DatasourceId, Promise<Feed | null>>()
  readonly #rereads = new Map<DatasourceId, () => Promise<void>>()
  readonly #logs: LogSink
  readonly #latencies: LatencySink
  readonly #changed = new Set<Observed>()
  readonly #timers: NodeJS.Timeout[] = []
  readonly #pulse = new DatabasePulse()
  #slot = 0
  #nodes = 1
  #reporting = false

  constructor(options: SupervisorOptions) {
    this.#options = options
    this.writer = new BatchWriter({ url: options.url, nodeId: this.nodeId })
    this.#logs = new LogSink(this.nodeId)
    this.#latencies = new LatencySink(this.nodeId)
    this.#registry = new Registry({
      db: options.db,
      url: options.url,
      nodeId: this.nodeId,
      onChange: (id) => {
        void this.#refresh(id).catch(options.onError)
        options.onDatasource?.(id)
      },
      onSecretChange: (secretId) => void this.#reloadSecrets(secretId).catch(options.onError),
      onRun: options.onRun,
    })
  }

  /** The database answers, by what was last asked of it: work can be taken. */
  get ready(): boolean {
    return this.#pulse.alive
  }

  async start(): Promise<void> {
    await this.#heartbeat()
    await this.#registry.listen()
    this.#every(REPORT_MS, () => this.#report())
    this.#every(HEARTBEAT_MS, () =>
      this.#heartbeat().catch((error: unknown) => {
        this.#pulse.away()
        throw error
      }),
    )
    this.#every(this.#options.resyncMs ?? RESYNC_MS, () => this.#resync())
  }

  /** The feed with this id; read from the database when this process has not met it. null: there is none. */
  feed(id: DatasourceId): Feed | Promise<Feed | null> {
    const feed = this.#feeds.get(id)
    if (feed !== undefined) return feed
    let loading = this.#loading.get(id)
    if (loading === undefined) {
      loading = this.#load(id).finally(() => this.#loading.delete(id))
      this.#loading.set(id, loading)
    }
    return loading
  }

  /** Reads a feed afresh, before a request is refused: what was switched on somewhere is in force here although no news of it came yet. */
  reread(id: DatasourceId): Promise<void> {
    let reread = this.#rereads.get(id)
    if (reread === undefined) {
      reread = freshReads(() => this.#refresh(id))
      this.#rereads.set(id, reread)
    }
    return reread()
  }

  feeds(): Iterable<Feed> {
    return this.#feeds.values()
  }

  /** Takes nothing more, finishes what is under way, writes the last lines. */
  async drain(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer)
    await Promise.all([...this.#feeds.values()].map((feed) => feed.sleep()))
    await this.#registry.close()
    await this.writer.close()
    await this.#report().catch(this.#options.onError)
    await sql`delete from node where id = ${this.nodeId}`.execute(this.#options.db).catch(this.#options.onError)
  }

  async #load(id: DatasourceId): Promise<Feed | null> {
    const definition = await this.#registry.read(id)
    if (definition === null) return null
    const feed: Feed = new Feed(
      definition,
      this.hostOf(id, () => feed, true),
    )
    this.#feeds.set(id, feed)
    return feed
  }

  /** The feed as the database has it in force; null when there is none. */
  read(id: DatasourceId): Promise<FeedDefinition | null> {
    return this.#registry.read(id)
  }

  /**
   * What a feed needs of this process.
   * @param reported its state is the datasource's
   */
  hostOf(id: DatasourceId, self: () => Observed, reported: boolean): FeedHost {
    return {
      writer: this.writer,
      workerData: this.#options.workerData,
      read: () => this.#registry.read(id),
      secrets: ({ tenantId, datasourceId, content }) =>
        this.#options.openSecrets(tenantId, datasourceId, content?.secrets ?? {}),
      secretUsed: ({ tenantId, content }, field, version) => {
        const secretId = content?.secrets[field]
        if (secretId !== undefined) this.#options.secretUsed(tenantId, secretId, version)
      },
      replaceSecret: async ({ tenantId, datasourceId, content }, { field, from, to }) => {
        const secretId = content?.secrets[field]
        if (secretId !== undefined) await this.#options.replaceSecret({ tenantId, datasourceId, secretId, from, to })
      },
      nextSlot: () => ++this.#slot,
      nodes: () => this.#nodes,
      log: (level, component, message, fields) => {
        const { correlationId, ...rest } = fields ?? {}
        this.#logs.add({
          tenantId: self().definition.tenantId,
          datasourceId: id,
          level,
          component,
          message,
          ...(correlationId === undefined ? {} : { correlationId }),
          ...(Object.keys(rest).length === 0 ? {} : { fields: rest }),
        })
      },
      settled: (counts) => this.#options.metrics.settled(id, counts),
      latency: (milliseconds) => this.#latencies.add(self().definition.tenantId, id, milliseconds),
      buryRequest: async (feed, request, errors, redact) => {
        const outcome = await this.writer.write(feed, rejectRequest(feed, request, errors, redact))
        if (outcome.kind === 'stale') throw new Error('The feed has changed meanwhile.')
      },
      databaseAway: () => this.#pulse.away(),
      quarantine: (definition, failure) => this.#quarantine(definition, failure),
      changed: () => {
        if (reported) this.#changed.add(self())
        this.#makeRoom()
      },
      now: Date.now,
    }
  }

  async #refresh(id: DatasourceId): Promise<void> {
    const feed = this.#feeds.get(id)
    if (feed === undefined) return
    const definition = await this.#registry.read(id)
    if (definition !== null) await feed.apply(definition)
  }

  async #reloadSecrets(secretId: string): Promise<void> {
    for (const feed of this.#feeds.values()) {
      if (Object.values(feed.definition.content?.secrets ?? {}).includes(secretId))
        await feed.reloadSecrets().catch(this.#options.onError)
    }
  }

  async #resync(): Promise<void> {
    const idleMs = this.#options.idleMs ?? IDLE_MS
    for (const [id, feed] of this.#feeds) {
      await this.#refresh(id)
      await feed.reloadSecrets()
      if (feed.awake && !feed.busy && Date.now() - feed.lastActive > idleMs) await feed.sleep()
    }
  }

  /** Past the cap, the worker idle longest goes to sleep. */
  #makeRoom(): void {
    const awake = [...this.#feeds.values()].filter((feed) => feed.awake)
    const over = awake.length - (this.#options.maxWorkers ?? MAX_WORKERS)
    if (over <= 0) return
    const idle = awake.filter((feed) => !feed.busy).sort((a, b) => a.lastActive - b.lastActive)
    for (const feed of idle.slice(0, over)) void feed.sleep()
  }

  async #quarantine({ tenantId, datasourceId, version }: FeedDefinition, failure: Failure): Promise<void> {
    await inTenant(this.#options.db, tenantId, (tx) =>
      sql`insert into quarantine (tenant_id, datasource_id, version, reason)
        values (${tenantId}, ${datasourceId}, ${version}, ${JSON.stringify(failure)}::jsonb) on conflict do nothing`.execute(
        tx,
      ),
    ).catch(this.#options.onError)
  }

  async #heartbeat(): Promise<void> {
    const { db, roles, hostName } = this.#options
    await sql`insert into node (id, roles, host) values (${this.nodeId}, ${[...roles]}, ${hostName})
      on conflict (id) do update set heartbeat_at = now()`.execute(db)
    const { rows } = await sql<{ nodes: number }>`select count(*)::int as nodes from node
      where heartbeat_at > now() - interval '15 seconds' and 'ingest' = any (roles)`.execute(db)
    this.#nodes = rows[0]?.nodes ?? 1
    this.#pulse.answered()
    for (const feed of this.#feeds.values()) if (feed.awake) this.#changed.add(feed)
  }

  async #report(): Promise<void> {
    // Those that were all busy when one more woke.
    this.#makeRoom()
    if (this.#reporting) return
    this.#reporting = true
    try {
      await this.#reportStates()
      await this.#logs.flush(this.#options.db)
      await this.#latencies.flush(this.#options.db)
    } finally {
      this.#reporting = false
    }
  }

  async #reportStates(): Promise<void> {
    const feeds = [...this.#changed]
    if (feeds.length === 0) return
    this.#changed.clear()
    const rows = await Promise.all(
      feeds.map(async (feed) => ({
        tenant_id: feed.definition.tenantId,
        datasource_id: feed.definition.datasourceId,
        state: feed.state,
        version: feed.runningVersion,
        since: feed.since.toISOString(),
        restarts: feed.restarts,
        memory_bytes: await feed.memory(),
        circuit: feed.circuitState,
        failure: feed.failure,
      })),
    )
    await inTenants(this.#options.db, [...new Set(rows.map((row) => row.tenant_id))], (tx) =>
      sql`insert into observed (tenant_id, datasource_id, node_id, state, version, since, restarts, memory_bytes, circuit, failure)
        select tenant_id, datasource_id, ${this.nodeId}::uuid, state, version, since, restarts, memory_bytes, circuit, failure
        from json_to_recordset(${JSON.stringify(rows)}::json) as x(tenant_id uuid, datasource_id uuid, state text, version int,
          since timestamptz, restarts int, memory_bytes bigint, circuit text, failure jsonb)
        order by tenant_id, datasource_id
        on conflict (tenant_id, datasource_id, node_id) do update set state = excluded.state, version = excluded.version,
          since = excluded.since, restarts = excluded.restarts, memory_bytes = excluded.memory_bytes, circuit = excluded.circuit,
          failure = excluded.failure, updated_at = now()`.execute(tx),
    ).catch((error: unknown) => {
      for (const feed of feeds) this.#changed.add(feed)
      throw error
    })
  }

  #every(milliseconds: number, run: () => Promise<void>): void {
    const timer = setInterval(() => void run().catch(this.#options.onError), milliseconds)
    timer.unref()
    this.#timers.push(timer)
  }
}
