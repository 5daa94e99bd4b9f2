import type { Tx } from '@halcyon/store'
import { sql } from 'kysely'
import { Type } from 'typebox'
import { type Reach, reachOf } from '../commands/authorize.ts'
import type { Context, Find, Query } from '../commands/command.ts'
import { modeOf } from '../commands/datasources/catalog.ts'
import { type DatasourceItem, withFacts } from './datasources.ts'
import { DATASOURCE_COLUMNS_SQL, type Datasource, type DatasourceRow, toDatasource } from './datasources-row.ts'
import { isVisible, visibleDatasources } from './datasources-visible.ts'

/** A page of a list at most. */
export const ByIdInput = Type.Object({ ids: Type.Array(Type.String({ maxLength: 36 }), { maxItems: 1000 }) })

type None = Record<never, never>
const organization: Find<None, null> = async (_tx, context) => ({
  target: { kind: 'organization', id: context.tenantId },
  found: null,
})

/** Those of these datasources that the caller may see, with how they do. Two queries, whatever their number. */
export const datasourcesByIdQuery: Query<None, typeof ByIdInput, null, readonly DatasourceItem[]> = {
  name: 'datasource.list',
  action: 'catalog.read',
  input: ByIdInput,
  anywhere: true,
  find: organization,
  run: async (tx, context, _found, { ids }) =>
    withFacts(tx, context, await readById(tx, context, reachOf(context, 'catalog.read'), ids), modeOf),
}

async function readById(tx: Tx, context: Context, reach: Reach, ids: readonly string[]): Promise<Datasource[]> {
  const { rows } = await sql<DatasourceRow>`/* datasources.by_id */ select ${DATASOURCE_COLUMNS_SQL} from datasource d
    join draft on draft.tenant_id = d.tenant_id and draft.datasource_id = d.id
    where d.tenant_id = ${context.tenantId} and d.id = any(${ids}::uuid[]) and ${isVisible(reach)}`.execute(tx)
  return rows.map(toDatasource)
}

export interface DraftEdit {
  readonly datasourceId: string
  readonly updatedAt: Date
  readonly updatedBy: string | null
}

/** When these drafts were saved last, and by whom. */
export const draftEditsQuery: Query<None, typeof ByIdInput, null, readonly DraftEdit[]> = {
  name: 'draft.read',
  action: 'config.read',
  input: ByIdInput,
  anywhere: true,
  find: organization,
  run: async (tx, context, _found, { ids }) => {
    const { rows } = await sql<DraftEdit>`/* drafts.edits */
      select datasource_id as "datasourceId", updated_at as "updatedAt", updated_by as "updatedBy" from draft
      where tenant_id = ${context.tenantId} and datasource_id = any(${ids}::uuid[])
        and datasource_id in ${visibleDatasources(context, reachOf(context, 'config.read'))}`.execute(tx)
    return rows
  },
}
