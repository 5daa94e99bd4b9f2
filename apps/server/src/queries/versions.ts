import type { VersionState } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { sql } from 'kysely'
import type { Context } from '../commands/command.ts'
import { cursorKey, type Page, type PageInput, pageOf, rowsToRead } from './page.ts'
import { type Content, contentOf } from './versions-content.ts'

/** What the list of versions says of one. */
export interface VersionSummary {
  readonly number: number
  readonly state: VersionState
  readonly comment: string
  readonly contentHash: string
  /** The version whose content this one brought back. */
  readonly rolledBackTo: number | null
  readonly createdAt: Date
  readonly createdBy: string | null
  readonly publishedAt: Date | null
  readonly supersededAt: Date | null
}

export type VersionView = VersionSummary & Content

const COLUMNS = sql`number, state, comment, content_hash as "contentHash", rolled_back_to as "rolledBackTo",
  created_at as "createdAt", created_by as "createdBy", published_at as "publishedAt", superseded_at as "supersededAt"`

/** Newest first. Query `versions.list`. */
export async function listVersions(
  tx: Tx,
  context: Context,
  datasourceId: string,
  page: PageInput,
): Promise<Page<VersionSummary>> {
  const after = cursorKey(page, ['number'])?.[0]
  const { rows } = await sql<VersionSummary>`/* versions.list */ select ${COLUMNS} from version
    where tenant_id = ${context.tenantId} and datasource_id = ${datasourceId}
      ${after === undefined ? sql`` : sql`and number < ${after}::bigint`}
    order by number desc limit ${rowsToRead(page)}`.execute(tx)
  return pageOf(
    rows,
    page,
    (version) => [version.number],
    (version) => version,
  )
}

/** Null when the datasource has no such version. */
export async function getVersion(
  tx: Tx,
  context: Context,
  datasourceId: string,
  number: number,
): Promise<VersionView | null> {
  const { rows } = await sql<
    VersionSummary & { content: string }
  >`/* versions.get */ select ${COLUMNS}, content::text from version
    where tenant_id = ${context.tenantId} and datasource_id = ${datasourceId} and number = ${number}::bigint`.execute(
    tx,
  )
  if (rows[0] === undefined) return null
  const { content, ...summary } = rows[0]
  return { ...summary, ...contentOf(content) }
}

/** A draft's content, as saved. Every datasource has one. */
export async function getDraftContent(tx: Tx, context: Context, datasourceId: string): Promise<Content | null> {
  const { rows } = await sql<{ content: string }>`/* versions.draft */ select content::text from draft
    where tenant_id = ${context.tenantId} and datasource_id = ${datasourceId}`.execute(tx)
  return rows[0] === undefined ? null : contentOf(rows[0].content)
}

export interface VersionComment {
  readonly id: string
  /** A path of the diff; null = the version as a whole. */
  readonly anchor: string | null
  readonly body: string
  readonly authorId: string
  readonly createdAt: Date
}

/** Oldest first. Query `versions.comments`. */
export async function listVersionComments(
  tx: Tx,
  context: Context,
  datasourceId: string,
  number: number,
  page: PageInput,
): Promise<Page<VersionComment>> {
  const [at, id] = cursorKey(page, ['string', 'string']) ?? []
  const created = sql`date_trunc('milliseconds', created_at)`
  const { rows } = await sql<VersionComment>`/* versions.comments */
    select id, anchor, body, author_id as "authorId", ${created} as "createdAt" from version_comment
    where tenant_id = ${context.tenantId} and datasource_id = ${datasourceId} and number = ${number}::bigint
      ${at === undefined || id === undefined ? sql`` : sql`and (${created}, id) > (${at}::timestamptz, ${id}::uuid)`}
    order by ${created}, id limit ${rowsToRead(page)}`.execute(tx)
  return pageOf(
    rows,
    page,
    (comment) => [comment.createdAt.toISOString(), comment.id],
    (comment) => comment,
  )
}
