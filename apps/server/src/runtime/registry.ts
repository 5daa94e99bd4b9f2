import type { DatasourceId, DesiredState, PartialRuntimeOptions, TenantId } from '@halcyon/domain'
import { type Database, inTenant, SESSION_OPTIONS } from '@halcyon/store'
import { sql } from 'kysely'
import pg from 'pg'
import { markAlive } from './node-mark.ts'

/** A feed as the database has it in force now. */
export interface FeedDefinition {
  readonly tenantId: TenantId
  readonly datasourceId: DatasourceId
  readonly name: string
  readonly type: string
  readonly archived: boolean
  readonly desired: DesiredState
  readonly generation: number
  readonly throttle: { readonly eventsPerSecond: number; readonly until: string } | null
  /** null: never published. */
  readonly version: number | null
  readonly content: VersionContent | null
  readonly quarantined: boolean
}

export interface VersionContent {
  readonly config: unknown
  readonly secrets: Readonly<Record<string, string>>
  readonly mapping: unknown
  readonly runtime?: PartialRuntimeOptions
}

interface Row {
  name: string
  type: string
  status: string
  desired: DesiredState
  generation: number
  throttle: FeedDefinition['throttle']
  published_version: number | null
  content: VersionContent | null
  quarantined: boolean
}

const RECONNECT_MS = 500
/** How long an id that names no feed is remembered as such: only so that a flood of them is not a flood of queries. */
const UNKNOWN_MS = 1000

/**
 * Reads feeds from the database and hears when one has changed. Nothing here is the truth: each write compares the generation.
 */
export class Registry {
  readonly #db: Database
  readonly #url: string
  readonly #nodeId: string
  readonly #onChange: (datasourceId: DatasourceId) => void
  readonly #onSecretChange: (secretId: string) => void
  readonly #onRun: () => void
  readonly #unknown = new Map<string, number>()
  #listener: pg.Client | null = null
  #closed = false

  constructor(options: {
    db: Database
    url: string
    nodeId: string
    onChange: (datasourceId: DatasourceId) => void
    onSecretChange: (secretId: string) => void
    onRun: () => void
  }) {
    this.#db = options.db
    this.#url = options.url
    this.#nodeId = options.nodeId
    this.#onChange = options.onChange
    this.#onSecretChange = options.onSecretChange
    this.#onRun = options.onRun
  }

  /** Reads one feed afresh; null when no feed has this id. */
  async read(id: DatasourceId): Promise<FeedDefinition | null> {
    const asked = this.#unknown.get(id)
    if (asked !== undefined && Date.now() - asked < UNKNOWN_MS) return null
    const found = await sql<{ tenant: TenantId | null }>`select halcyon.tenant_of(${id}) as tenant`.execute(this.#db)
    const tenantId = found.rows[0]?.tenant ?? null
    if (tenantId === null) {
      if (this.#unknown.size > 10_000) this.#unknown.clear()
      this.#unknown.set(id, Date.now())
      return null
    }
    return inTenant(this.#db, tenantId, async (tx) => {
      const { rows } = await sql<Row>`
        select d.name, d.type, d.status, d.desired, d.generation, d.throttle, d.published_version, v.content,
          exists (select from quarantine q where q.tenant_id = d.tenant_id and q.datasource_id = d.id and q.version = d.published_version) as quarantined
        from datasource d left join version v on v.tenant_id = d.tenant_id and v.datasource_id = d.id and v.number = d.published_version
        where d.tenant_id = ${tenantId} and d.id = ${id}`.execute(tx)
      const [row] = rows
      if (row === undefined) return null
      return {
        tenantId,
        datasourceId: id,
        name: row.name,
        type: row.type,
        archived: row.status === 'archived',
        desired: row.desired,
        generation: row.generation,
        throttle: row.throttle,
        version: row.published_version,
        content: row.content,
        quarantined: row.quarantined,
      }
    })
  }

  /** Starts to listen, marked as alive, and keeps listening over a database that goes and comes. */
  async listen(): Promise<void> {
    if (this.#closed) return
    const client = new pg.Client({
      connectionString: this.#url,
      options: SESSION_OPTIONS,
      application_name: 'halcyon listener',
      keepAlive: true,
    })
    let over = false
    const again = (): void => {
      if (over) return
      over = true
      if (this.#listener === client) this.#listener = null
      if (!this.#closed) setTimeout(() => void this.listen(), RECONNECT_MS).unref()
    }
    client.on('error', again)
    client.on('end', again)
    client.on('notification', ({ channel, payload }) => this.#heard(channel, payload ?? ''))
    try {
      await client.connect()
      await client.query('listen halcyon_datasource; listen halcyon_secret; listen halcyon_run')
      await markAlive(client, this.#nodeId)
      this.#listener = client
    } catch {
      // Nothing is missed meanwhile: the poll reads what changed, and it says that the database is away.
      again()
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#listener?.end()
  }

  #heard(channel: string, payload: string): void {
    const id = payload.split(' ')[1] ?? ''
    if (channel === 'halcyon_datasource') {
      this.#unknown.delete(id)
      this.#onChange(id as DatasourceId)
    } else if (channel === 'halcyon_secret') this.#onSecretChange(id)
    else this.#onRun()
  }
}
