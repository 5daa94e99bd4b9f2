import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import { reachOf } from '../commands/authorize.ts'
import type { Query } from '../commands/command.ts'
import { visibleDatasources } from './datasources-visible.ts'
import { cursorKey, type Page, pageFields, pageOf, rowsToRead } from './page.ts'

const PageInput = Type.Object(pageFields)

/** A datasource with suggestions that nobody has taken or dismissed yet. */
export interface SuggestionsWaiting {
  readonly datasourceId: string
  readonly name: string
  readonly count: number
  readonly newestAt: Date
}

/** Active datasources that the caller may edit and that have open suggestions, by name. Query `suggestions.waiting`. */
export const suggestionsWaitingQuery: Query<unknown, typeof PageInput, null, Page<SuggestionsWaiting>> = {
  name: 'suggestion.waiting',
  action: 'draft.edit',
  input: PageInput,
  anywhere: true,
  find: async (_tx, context) => ({ target: { kind: 'organization', id: context.tenantId }, found: null }),
  run: async (tx, context, _found, page: Static<typeof PageInput>) => {
    const [name, id] = cursorKey(page, ['string', 'string']) ?? []
    const { rows } = await sql<SuggestionsWaiting>`/* suggestions.waiting */
      select d.id as "datasourceId", d.name, count(*)::int as count, max(s.created_at) as "newestAt"
      from suggestion s join datasource d on d.tenant_id = s.tenant_id and d.id = s.datasource_id
      where s.tenant_id = ${context.tenantId} and s.state = 'open' and d.status = 'active'
        and d.id in ${visibleDatasources(context, reachOf(context, 'draft.edit'))}
        ${name === undefined || id === undefined ? sql`` : sql`and (d.name, d.id::text) > (${name}, ${id})`}
      group by d.tenant_id, d.id order by d.name, d.id::text limit ${rowsToRead(page)}`.execute(tx)
    return pageOf(
      rows,
      page,
      (row) => [row.name, row.datasourceId],
      (row) => row,
    )
  },
}
