import type { DatasourceId, JsonObject, TenantId } from '@halcyon/domain'
import { type Database, inTenant, type Tx } from '@halcyon/store'
import { sql } from 'kysely'
import type { DeadLetterFilter } from '../../queries/dead-letters.ts'

/** A run over what is stored, as it was claimed. */
export interface StoredRun {
  readonly tenant_id: TenantId
  readonly datasource_id: DatasourceId
  readonly id: string
  readonly kind: string
  readonly parameters: {
    /** Of a replay. */
    readonly ids?: readonly string[]
    readonly filter?: DeadLetterFilter
    /** Of a backfill from what was captured; RFC 3339. */
    readonly from?: string
    readonly to?: string
    readonly eventsPerSecond?: number
    /** Maps with it; absent = the published one. */
    readonly version?: number
    /** Nothing is written: the outcomes are counted. */
    readonly dryRun?: boolean
    /** Of an undo: the run that is taken back, and whether it mapped captured events again; or `version`, whose work is. */
    readonly runId?: string
    readonly captured?: boolean
  }
}

/** What the pages of a run came to so far. */
export interface Found {
  readonly mapped: number
  readonly filtered: number
  readonly rejected: number
  /** Left as they are. */
  readonly left: number
  /** Of the rejected ones: code → how many. */
  readonly codes: Readonly<Record<string, number>>
}

export interface Work {
  readonly db: Database
  readonly run: StoredRun
  readonly nodeId: string
  readonly stopped: () => boolean
}

/** How a run ended for this engine: `left` = cancelled, paused, or the engine stops. */
export type WorkEnd = 'succeeded' | 'left'

/** Progress of a page, in the transaction that writes it. Answers what is asked of the run now; null when it is not to go on. */
export async function progress(
  tx: Tx,
  { tenant_id, datasource_id, id }: StoredRun,
  done: number,
  found: Found | null,
): Promise<StoredRun['parameters'] | null> {
  const { rows } = await sql<{ parameters: StoredRun['parameters'] }>`
    update run set done = done + ${done}, updated_at = now(), result = ${added(found)}
    where tenant_id = ${tenant_id} and datasource_id = ${datasource_id} and id = ${id} and state = 'running'
    returning parameters`.execute(tx)
  return rows[0]?.parameters ?? null
}

/** The counts so far and these, summed. */
function added(found: Found | null) {
  if (found === null) return sql`result`
  const { codes, ...counts } = found
  const sum = (name: string, count: number) =>
    sql`${name}::text, coalesce((result ->> ${name}::text)::bigint, 0) + ${count}`
  const codeSums = Object.entries(codes).map(
    ([code, count]) => sql`${code}::text, coalesce((result #>> array['codes', ${code}::text])::bigint, 0) + ${count}`,
  )
  return sql`jsonb_build_object(${sql.join(Object.entries(counts).map(([name, count]) => sum(name, count)))},
    'codes', coalesce(result -> 'codes', '{}') || jsonb_build_object(${sql.join(codeSums)}))`
}

export interface VersionToMap {
  readonly number: number
  readonly type: string
  readonly mapping: unknown
  readonly config: JsonObject
}

/** The version a run names, else the published one. */
export const versionOf = ({ db, run }: Pick<Work, 'db' | 'run'>): Promise<VersionToMap | null> =>
  inTenant(db, run.tenant_id, async (tx) => {
    const { rows } = await sql<VersionToMap>`
      select v.number, d.type, v.content -> 'mapping' as mapping, coalesce(v.content -> 'config', '{}') as config from version v
      join datasource d on d.tenant_id = v.tenant_id and d.id = v.datasource_id
      where v.tenant_id = ${run.tenant_id} and v.datasource_id = ${run.datasource_id}
        and v.number = coalesce(${run.parameters.version ?? null}::int, d.published_version)`.execute(tx)
    return rows[0] ?? null
  })
