import { type DatasourceId, type DesiredState, isUuid, type ProjectId } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { type RawBuilder, sql } from 'kysely'
import type { Context, Target } from '../commands/command.ts'

/** A datasource as the database has it; `etag` and `draftEtag` are opaque. */
export interface Datasource {
  readonly id: DatasourceId
  readonly projectId: ProjectId
  readonly name: string
  readonly description: string
  readonly type: string
  readonly tags: readonly string[]
  readonly ownerId: string | null
  readonly status: 'active' | 'archived'
  readonly desiredState: DesiredState
  readonly generation: number
  readonly publishedVersion: number | null
  readonly throttle: Throttle | null
  readonly createdAt: Date
  readonly createdBy: string | null
  readonly updatedAt: Date
  readonly etag: string
  readonly draftEtag: string
}

/** An override of the rate that ends by itself. */
export interface Throttle {
  readonly eventsPerSecond: number
  /** RFC 3339, UTC. */
  readonly until: string
  readonly reason: string
}

const datasourceEtag = (revision: number): string => `datasource-${revision}`
const draftEtag = (revision: number): string => `draft-${revision}`

/** A row of `DATASOURCE_COLUMNS_SQL`. */
export interface DatasourceRow {
  id: string
  project_id: string
  name: string
  description: string
  type: string
  tags: string[]
  owner_id: string | null
  status: string
  desired: string
  generation: number
  published_version: number | null
  throttle: unknown
  created_at: Date
  created_by: string | null
  updated_at: Date
  revision: number
  draft_revision: number
}

/** What `toDatasource` needs, of `datasource d` joined with `draft`. */
export const DATASOURCE_COLUMNS_SQL = sql`d.id, d.project_id, d.name, d.description, d.type, d.tags, d.owner_id, d.status, d.desired,
  d.generation, d.published_version, d.throttle, d.created_at, d.created_by, d.updated_at, d.revision, draft.revision as draft_revision`

/**
 * Of `datasource d` joined with `draft`: the draft is not what is in force. False before the first version, which health says. Compared as
 * jsonb, so that the order of keys is no change.
 */
export const HAS_CHANGES_SQL = sql`exists (select from version v where v.tenant_id = d.tenant_id and v.datasource_id = d.id
  and v.number = d.published_version and v.content::jsonb is distinct from draft.content::jsonb)`

export const toDatasource = (row: DatasourceRow): Datasource => ({
  id: row.id as DatasourceId,
  projectId: row.project_id as ProjectId,
  name: row.name,
  description: row.description,
  type: row.type,
  tags: row.tags,
  ownerId: row.owner_id,
  status: row.status === 'archived' ? 'archived' : 'active',
  desiredState: row.desired === 'disabled' ? 'disabled' : 'enabled',
  generation: row.generation,
  publishedVersion: row.published_version,
  throttle: row.throttle as Throttle | null,
  createdAt: row.created_at,
  createdBy: row.created_by,
  updatedAt: row.updated_at,
  etag: datasourceEtag(row.revision),
  draftEtag: draftEtag(row.draft_revision),
})

export const datasourceTarget = (datasource: Datasource): Target => ({
  kind: 'datasource',
  id: datasource.id,
  projectId: datasource.projectId,
  datasourceId: datasource.id,
  ownerId: datasource.ownerId,
})

/** Null when this organization has no such datasource. An id that is no UUID is no datasource's. */
export const readDatasource = (tx: Tx, context: Context, id: string | undefined): Promise<Datasource | null> =>
  select(tx, context, id, sql``)

/**
 * As `readDatasource`, and keeps the row until the transaction ends: waits for the writers that hold it FOR SHARE,
 * and later ones wait for us. For changes of the row only.
 */
export const lockDatasource = (tx: Tx, context: Context, id: string | undefined): Promise<Datasource | null> =>
  select(tx, context, id, sql`for no key update of d`)

/**
 * As `readDatasource`, and keeps the draft's row: one change of a feed's configuration at a time, and no writer waits for it.
 * Whoever needs both rows takes this one first.
 */
export const lockDraft = (tx: Tx, context: Context, id: string | undefined): Promise<Datasource | null> =>
  select(tx, context, id, sql`for no key update of draft`)

async function select(
  tx: Tx,
  context: Context,
  id: string | undefined,
  lock: RawBuilder<unknown>,
): Promise<Datasource | null> {
  if (!isUuid(id)) return null
  const { rows } = await sql<DatasourceRow>`/* datasources.get */ select ${DATASOURCE_COLUMNS_SQL} from datasource d
    join draft on draft.tenant_id = d.tenant_id and draft.datasource_id = d.id
    where d.tenant_id = ${context.tenantId} and d.id = ${id} ${lock}`.execute(tx)
  return rows[0] === undefined ? null : toDatasource(rows[0])
}
