import type { DatasourceId, TenantId } from '@halcyon/domain'
import { type Database, inTenants, LATENCY_BOUNDS_MS, latencyBucket } from '@halcyon/store'
import { sql } from 'kysely'

const STEP_MS = 10_000

interface Window {
  readonly tenantId: TenantId
  readonly datasourceId: DatasourceId
  readonly at: number
  readonly buckets: number[]
  dirty: boolean
}

/** Receipt-to-answer times, counted in buckets over ten seconds and written once a second. */
export class LatencySink {
  readonly #nodeId: string
  #windows = new Map<string, Window>()
  #current = new Map<DatasourceId, Window>()

  constructor(nodeId: string) {
    this.#nodeId = nodeId
  }

  add(tenantId: TenantId, datasourceId: DatasourceId, milliseconds: number): void {
    const at = Math.floor(Date.now() / STEP_MS) * STEP_MS
    let window = this.#current.get(datasourceId)
    if (window?.at !== at) {
      window = {
        tenantId,
        datasourceId,
        at,
        buckets: new Array<number>(LATENCY_BOUNDS_MS.length + 1).fill(0),
        dirty: true,
      }
      this.#current.set(datasourceId, window)
      this.#windows.set(`${datasourceId} ${at}`, window)
    }
    const bucket = latencyBucket(milliseconds)
    window.buckets[bucket] = (window.buckets[bucket] ?? 0) + 1
    window.dirty = true
  }

  async flush(db: Database): Promise<void> {
    const dirty = [...this.#windows.values()].filter((window) => window.dirty)
    if (dirty.length === 0) return
    const rows = dirty.map(({ tenantId, datasourceId, at, buckets }) => ({
      tenant_id: tenantId,
      datasource_id: datasourceId,
      at: new Date(at).toISOString(),
      buckets: [...buckets],
    }))
    for (const window of dirty) window.dirty = false
    try {
      await this.#write(db, rows)
    } catch (error) {
      for (const window of dirty) window.dirty = true
      throw error
    }
    const old = Date.now() - 2 * STEP_MS
    for (const [key, window] of this.#windows) if (window.at < old && !window.dirty) this.#windows.delete(key)
  }

  async #write(db: Database, rows: readonly { tenant_id: TenantId }[]): Promise<void> {
    // A window's whole count each time, under this node's key: written twice it is still right.
    await inTenants(db, [...new Set(rows.map((row) => row.tenant_id))], (tx) =>
      sql`insert into latency (tenant_id, datasource_id, node_id, at, step, buckets)
        select tenant_id, datasource_id, ${this.#nodeId}::uuid, at, 10, buckets
        from json_to_recordset(${JSON.stringify(rows)}::json) as x(tenant_id uuid, datasource_id uuid, at timestamptz, buckets int[])
        on conflict (tenant_id, datasource_id, step, at, node_id) do update set buckets = excluded.buckets`.execute(tx),
    )
  }
}
