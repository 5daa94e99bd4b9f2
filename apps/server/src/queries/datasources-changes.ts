import { sql } from 'kysely'
import { reachOf } from '../commands/authorize.ts'
import type { Query } from '../commands/command.ts'
import { ByIdInput } from './datasources-by-id.ts'
import { HAS_CHANGES_SQL } from './datasources-row.ts'
import { isVisible } from './datasources-visible.ts'

/** Which of these datasources have changes that are not published. One query, `datasources.changed`. */
export const changedDraftsQuery: Query<Record<never, never>, typeof ByIdInput, null, ReadonlySet<string>> = {
  name: 'datasource.list',
  action: 'catalog.read',
  input: ByIdInput,
  anywhere: true,
  find: async (_tx, context) => ({ target: { kind: 'organization', id: context.tenantId }, found: null }),
  run: async (tx, context, _found, { ids }) => {
    const { rows } = await sql<{ id: string }>`/* datasources.changed */ select d.id from datasource d
      join draft on draft.tenant_id = d.tenant_id and draft.datasource_id = d.id
      where d.tenant_id = ${context.tenantId} and d.id = any(${ids}::uuid[]) and ${isVisible(reachOf(context, 'catalog.read'))}
        and ${HAS_CHANGES_SQL}`.execute(tx)
    return new Set(rows.map(({ id }) => id))
  },
}
