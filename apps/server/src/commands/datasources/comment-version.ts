import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import { type Datasource, datasourceTarget, readDatasource } from '../../queries/datasources-row.ts'
import { getVersion, type VersionComment } from '../../queries/versions.ts'
import type { Command, Find } from '../command.ts'
import type { DatasourceParams } from './fields.ts'

export const CommentInput = Type.Object({
  body: Type.String({ minLength: 1, maxLength: 20_000, pattern: '\\S' }),
  anchor: Type.Optional(Type.String({ minLength: 1, maxLength: 1000, description: 'A path of the diff' })),
})

export interface VersionParams extends DatasourceParams {
  /** As it stands in the path. */
  readonly version?: string
}

/** The number of a version in a path; null = not one. */
export const versionNumber = (text = ''): number | null => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : null)

interface Found {
  readonly datasource: Datasource
  readonly number: number
}

/** The version of the path and its datasource. */
export const findVersion: Find<VersionParams, Found> = async (tx, context, params) => {
  const number = versionNumber(params.version)
  const datasource = await readDatasource(tx, context, params.id)
  if (number === null || datasource === null) return null
  if ((await getVersion(tx, context, datasource.id, number)) === null) return null
  return { target: datasourceTarget(datasource), found: { datasource, number } }
}

/** Says something about a version, or about one line of its diff. */
export const commentVersion: Command<VersionParams, typeof CommentInput, Found, VersionComment> = {
  name: 'version.comment',
  action: 'suggest',
  input: CommentInput,
  find: findVersion,
  async run(tx, context, { datasource, number }, input: Static<typeof CommentInput>) {
    const row = await tx
      .insertInto('version_comment')
      .values({
        tenant_id: context.tenantId,
        datasource_id: datasource.id,
        number,
        id: randomUUID(),
        anchor: input.anchor ?? null,
        body: input.body,
        author_id: context.caller.userId,
      })
      .returning(['id', 'anchor', 'body', 'author_id', sql<Date>`created_at`.as('created_at')])
      .executeTakeFirstOrThrow()
    const result: VersionComment = {
      id: row.id,
      anchor: row.anchor,
      body: row.body,
      authorId: row.author_id,
      createdAt: row.created_at,
    }
    return { result, audit: { after: { version: number, comment: result.id, anchor: result.anchor } } }
  },
}
