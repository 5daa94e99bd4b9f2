import { isJsonObject, isUuid, type JsonObject, parseJson } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { sql } from 'kysely'
import type { Context } from '../commands/command.ts'
import { cursorKey, type Page, type PageInput, pageOf, rowsToRead } from './page.ts'

export const SUGGESTION_STATES = ['open', 'taken', 'dismissed', 'withdrawn'] as const
export type SuggestionState = (typeof SUGGESTION_STATES)[number]

/** What its author was looking at. */
interface SuggestionOrigin {
  readonly kind: 'mapping' | 'field' | 'dead_letter' | 'event' | 'sample'
  /** Of a field: `$.host.name`. */
  readonly path?: string
  /** Of a dead letter or an event. */
  readonly eventId?: string
  /** A sample's name. */
  readonly sample?: string
}

/** A change of the mapping: what its author began from (null = no mapping yet), and what they propose. */
interface ProposedMapping {
  readonly base: JsonObject | null
  readonly proposed: JsonObject
}

/** As a list shows it. */
export interface SuggestionSummary {
  readonly id: string
  readonly body: string
  readonly authorId: string
  readonly origin: SuggestionOrigin
  /** The version in force then; null = none. */
  readonly baseVersion: number | null
  /** The draft's ETag then. */
  readonly baseEtag: string
  /** It proposes a mapping beside the words. */
  readonly hasMapping: boolean
  readonly state: SuggestionState
  readonly createdAt: Date
  readonly closedAt: Date | null
  readonly closedBy: string | null
  readonly closingReason: string | null
}

export interface SuggestionView extends SuggestionSummary {
  readonly mapping: ProposedMapping | null
}

const COLUMNS = sql`id, body, author_id as "authorId", origin, base_version as "baseVersion",
  'draft-' || base_revision as "baseEtag", mapping is not null as "hasMapping", state, created_at as "createdAt",
  closed_at as "closedAt", closed_by as "closedBy", closing_reason as "closingReason"`

/** Newest first. Query `suggestions.list`: primary key, backwards. */
export async function listSuggestions(
  tx: Tx,
  context: Context,
  datasourceId: string,
  page: PageInput & { readonly state?: SuggestionState },
): Promise<Page<SuggestionSummary>> {
  const after = cursorKey(page, ['string'])?.[0]
  const { rows } = await sql<SuggestionSummary>`/* suggestions.list */ select ${COLUMNS} from suggestion
    where tenant_id = ${context.tenantId} and datasource_id = ${datasourceId}
      ${isUuid(after) ? sql`and id < ${after}` : sql``}
      ${page.state === undefined ? sql`` : sql`and state = ${page.state}`}
    order by id desc limit ${rowsToRead(page)}`.execute(tx)
  return pageOf(
    rows,
    page,
    (suggestion) => [suggestion.id],
    (suggestion) => suggestion,
  )
}

/** Null when the datasource has no such suggestion. `lock` keeps the row until the transaction ends. */
export async function getSuggestion(
  tx: Tx,
  context: Context,
  datasourceId: string,
  id: string | undefined,
  lock = sql``,
): Promise<SuggestionView | null> {
  if (!isUuid(id)) return null
  const { rows } = await sql<SuggestionSummary & { content: string | null }>`/* suggestions.get */
    select ${COLUMNS}, mapping::text as content from suggestion
    where tenant_id = ${context.tenantId} and datasource_id = ${datasourceId} and id = ${id} ${lock}`.execute(tx)
  if (rows[0] === undefined) return null
  const { content, ...summary } = rows[0]
  return { ...summary, mapping: content === null ? null : mappingOf(content) }
}

/** Both sides from their stored text, every digit kept. */
function mappingOf(text: string): ProposedMapping | null {
  const value = parseJson(text)
  if (!isJsonObject(value) || !isJsonObject(value.proposed)) return null
  return { base: isJsonObject(value.base) ? value.base : null, proposed: value.proposed }
}
