import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import { reachOf } from '../commands/authorize.ts'
import type { Find, Query } from '../commands/command.ts'
import { type DatasourceParams, Nothing } from '../commands/datasources/fields.ts'
import { findDatasource } from '../commands/datasources/find.ts'
import { ByIdInput } from './datasources-by-id.ts'
import { oneOf } from './datasources-queries.ts'
import type { Datasource } from './datasources-row.ts'
import { datasourceTarget, readDatasource } from './datasources-row.ts'
import { visibleDatasources } from './datasources-visible.ts'
import { type Page, pageFields } from './page.ts'
import {
  getSuggestion,
  listSuggestions,
  SUGGESTION_STATES,
  type SuggestionSummary,
  type SuggestionView,
} from './suggestions.ts'

const ListInput = Type.Object({
  ...pageFields,
  state: Type.Optional(oneOf(SUGGESTION_STATES, 'Default: all')),
})

/** What people proposed for a datasource's mapping, and what became of it. */
export const listSuggestionsQuery: Query<DatasourceParams, typeof ListInput, Datasource, Page<SuggestionSummary>> = {
  name: 'suggestion.list',
  action: 'config.read',
  input: ListInput,
  find: findDatasource,
  run: (tx, context, found, input: Static<typeof ListInput>) => listSuggestions(tx, context, found.id, input),
}

export interface SuggestionParams extends DatasourceParams {
  readonly suggestionId?: string
}

const findSuggestion: Find<SuggestionParams, SuggestionView> = async (tx, context, { id, suggestionId }) => {
  const datasource = await readDatasource(tx, context, id)
  const found = datasource === null ? null : await getSuggestion(tx, context, datasource.id, suggestionId)
  return datasource === null || found === null ? null : { target: datasourceTarget(datasource), found }
}

/** One with the mapping it proposes. */
export const getSuggestionQuery: Query<SuggestionParams, typeof Nothing, SuggestionView, SuggestionView> = {
  name: 'suggestion.read',
  action: 'config.read',
  input: Nothing,
  find: findSuggestion,
  run: async (_tx, _context, found) => found,
}

export interface OpenSuggestions {
  readonly datasourceId: string
  readonly count: number
}

/** How many are open for each of these datasources; one without any is left out. */
export const openSuggestionsQuery: Query<object, typeof ByIdInput, null, readonly OpenSuggestions[]> = {
  name: 'suggestion.list',
  action: 'config.read',
  input: ByIdInput,
  anywhere: true,
  find: async (_tx, context) => ({ target: { kind: 'organization', id: context.tenantId }, found: null }),
  run: async (tx, context, _found, { ids }) => {
    const { rows } = await sql<OpenSuggestions>`/* suggestions.open */
      select datasource_id as "datasourceId", count(*)::int as count from suggestion
      where tenant_id = ${context.tenantId} and datasource_id = any(${ids}::uuid[]) and state = 'open'
        and datasource_id in ${visibleDatasources(context, reachOf(context, 'config.read'))}
      group by 1`.execute(tx)
    return rows
  },
}
